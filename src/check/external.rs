//! What the answers of other sites mean for an author.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::galley::Elsewhere;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::SourcePath;

/// What became of asking another site for an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It is there.
    Fine,
    /// It is there, and by https as well.
    Secured {
        /// The address by https.
        to: String,
    },
    /// It is there, but at another address, for good.
    Moved {
        /// Where it is now.
        to: String,
        /// How many addresses led there.
        steps: usize,
    },
    /// The site says with this status that there is no such thing, or that it is broken.
    Refused(u16),
    /// The site does not answer programs, so nobody but a reader can know.
    Private,
    /// The site cannot prove that it is what it claims to be: its certificate is wrong in this way.
    Untrusted(String),
    /// There was no answer, for this reason.
    Silent(String),
    /// One address led to the next, and so on without end.
    Endless,
}

/// Tells of every address whose answer is not what a reader hopes for.
pub fn judge(elsewhere: &Elsewhere, answers: &BTreeMap<String, Answer>, report: &mut Report) {
    let told = report.remarks().into_iter().filter(|(severity, _)| severity.rule() == Some(Rule::PlainHttp));
    let told: BTreeSet<(SourcePath, usize)> = told.map(|(_, it)| (it.span.path.clone(), it.span.start)).collect();
    for (address, span) in elsewhere {
        let Some(answer) = answers.get(address) else { continue };
        let remark = |message: String| Diagnostic::at(span.clone(), message);
        match answer {
            Answer::Fine | Answer::Private => {}
            Answer::Moved { to, steps } if !is_secured(address, to) => {
                let through = if *steps > 1 { format!(", {steps} steps away") } else { String::new() };
                let moved = remark(format!("`{address}` has moved for good{through}"));
                report.warn(Rule::MovedExternal, moved.help(format!("write `{to}`")));
            }
            // The newsletter's own links may have told so already.
            Answer::Secured { .. } | Answer::Moved { .. } if told.contains(&(span.path.clone(), span.start)) => {}
            Answer::Secured { to } | Answer::Moved { to, .. } => {
                let secured = remark(format!("`{address}` is there by https, too"));
                report.warn(Rule::PlainHttp, secured.help(format!("write `{to}`")));
            }
            Answer::Refused(status @ (404 | 410)) => {
                report.warn(Rule::DeadExternal, remark(format!("`{address}` is gone: the site answers {status}")));
            }
            Answer::Refused(status) => {
                report.warn(Rule::DeadExternal, remark(format!("`{address}` fails: the site answers {status}")));
            }
            Answer::Silent(reason) => {
                report.warn(Rule::DeadExternal, remark(format!("`{address}` does not answer: {reason}")));
            }
            Answer::Untrusted(fault) => {
                let untrusted = remark(format!("readers are warned of `{address}`: its certificate {fault}"));
                report.warn(
                    Rule::DeadExternal,
                    untrusted
                        .help("if browsers here show the page all the same, name their authority in `SSL_CERT_FILE`"),
                );
            }
            Answer::Endless => {
                report.warn(
                    Rule::DeadExternal,
                    remark(format!("`{address}` leads from one address to the next without end")),
                );
            }
        }
    }
}

fn is_secured(address: &str, to: &str) -> bool {
    let rest = |it: &str, scheme: &str| it.strip_prefix(scheme).map(|it| it.trim_end_matches('/').to_owned());
    rest(address, "http://").is_some_and(|it| Some(it) == rest(to, "https://"))
}
