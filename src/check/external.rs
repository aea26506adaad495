//! What the answers of other sites mean for an author.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Elsewhere;
use crate::diagnostic::{Diagnostic, Report, Rule};

/// What became of asking another site for an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It is there.
    Fine,
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
    /// There was no answer, for this reason.
    Silent(String),
    /// One address led to the next, and so on without end.
    Endless,
}

/// Tells of every address whose answer is not what a reader hopes for.
pub fn judge(elsewhere: &Elsewhere, answers: &BTreeMap<String, Answer>, report: &mut Report) {
    for (address, span) in elsewhere {
        let Some(answer) = answers.get(address) else { continue };
        let remark = |message: String| Diagnostic::at(span.clone(), message);
        match answer {
            Answer::Fine | Answer::Private => {}
            Answer::Moved { to, .. } if is_secured(address, to) => {
                let secured = remark(format!("`{address}` is there by https, too"));
                report.warn(Rule::PlainHttp, secured.help(format!("write `{to}`")));
            }
            Answer::Moved { to, steps } => {
                let through = if *steps > 1 { format!(", {steps} steps away") } else { String::new() };
                let moved = remark(format!("`{address}` has moved for good{through}"));
                report.warn(Rule::MovedExternal, moved.help(format!("write `{to}`")));
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
