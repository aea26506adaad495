//! The style sheets and scripts that pages load, each at an address that changes with its bytes.
//!
//! The file itself stays at its plain path, which any server finds: what changes is a query, which servers ignore and
//! browsers do not.

use std::collections::BTreeMap;
use std::fmt;

use super::embedded;
use crate::address::{BaseUrl, Permalink};
use crate::source::{Asset, Fingerprint, SourcePath};

/// The fingerprints of the theme's files and the author's, by their paths below `static/`.
#[derive(Debug)]
pub(super) struct Assets(BTreeMap<String, Fingerprint>);

impl Assets {
    /// Those of the default theme, and `statics`, which come before them.
    pub(super) fn new(statics: &[Asset]) -> Assets {
        let ours = embedded::STATIC.iter().filter_map(|it| {
            let path = SourcePath::parse(it.path).expect("a plain name");
            Fingerprint::is_for(&path.extension()).then(|| (it.path.to_owned(), Fingerprint::of(it.bytes)))
        });
        let own = statics.iter().filter_map(|it| Some((it.path.below("static")?.to_owned(), it.fingerprint?)));
        Assets(ours.chain(own).collect())
    }

    /// The address of the file at `path` below `static/`, if that can be one.
    pub(super) fn href(&self, path: &str, base: &BaseUrl) -> Option<String> {
        let path = path.trim_start_matches('/');
        let href = Permalink::parse(&format!("/{path}"))?.href(base);
        Some(match self.0.get(path) {
            Some(fingerprint) => format!("{href}?v={fingerprint}"),
            None => href,
        })
    }
}

/// One line a file, to be an input of a key.
impl fmt::Display for Assets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(path, fingerprint)| writeln!(f, "{path} {fingerprint}"))
    }
}
