//! Links by `http` to a site that the newsletter itself calls by `https` elsewhere.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{SourcePath, Span};

/// The hosts that texts link to, by the scheme of the link.
#[derive(Debug, Default)]
pub(super) struct Schemes<'a> {
    secure: BTreeSet<String>,
    /// With the places where the links begin.
    plain: Vec<(&'a SourcePath, usize, String)>,
}

impl<'a> Schemes<'a> {
    /// Notes the links in the `prose` of the text at `path`.
    pub(super) fn note(&mut self, path: &'a SourcePath, prose: &str) {
        for (start, scheme) in prose.match_indices("https://") {
            self.secure.insert(host(&prose[start + scheme.len()..]).to_owned());
        }
        for (start, scheme) in prose.match_indices("http://") {
            self.plain.push((path, start, host(&prose[start + scheme.len()..]).to_owned()));
        }
    }

    /// Tells of every plain link to a host that is called by `https` in any text.
    pub(super) fn check(self, report: &mut Report) {
        let Schemes { secure, plain } = self;
        for (path, start, host) in plain.into_iter().filter(|(_, _, host)| secure.contains(host)) {
            let span = Span::new(path, start..start + "http://".len() + host.len());
            let remark = Diagnostic::at(span, format!("elsewhere you link to `{host}` by https"));
            report.warn(Rule::PlainHttp, remark.help(format!("write `https://{host}`")));
        }
    }
}

fn host(rest: &str) -> &str {
    let end = rest.find(|it: char| !(it.is_alphanumeric() || ".-:".contains(it))).unwrap_or(rest.len());
    rest[..end].trim_end_matches(['.', ':', '-'])
}
