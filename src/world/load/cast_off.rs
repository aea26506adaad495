//! Copies that editors, version control and file synchronisation leave beside a text: none of them is to be published,
//! for it may say what the author has taken back.

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::Span;

/// A file that was cast off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CastOff {
    /// A copy, which somebody may look for.
    Copy,
    /// No copy of anything that is there: the text itself, which a program has given an ending of its own.
    Only,
    /// A scratch file, which is gone in a moment.
    Scratch,
}

impl CastOff {
    /// What the file called `name` in `folder` was cast off as; `None` for one that is meant to be there. What lies
    /// below `static` is published as it is, whatever its name. `is_beside` says whether a file lies in its folder.
    pub(super) fn of(folder: &str, name: &str, is_beside: impl Fn(&str) -> bool) -> Option<CastOff> {
        if folder == "static" {
            return None;
        }
        if folder == "content" && text_in(name).is_some_and(|it| !is_beside(it)) {
            return Some(CastOff::Only);
        }
        let name = name.to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|it| name.ends_with(it));
        // Vim makes a `4913` to see whether it may write, and an office locks a file by a `~$` in front of its name.
        if name == "4913" || name.starts_with("~$") || ends(&[".tmp", ".swp", ".swo", ".swx"]) {
            return Some(CastOff::Scratch);
        }
        let renamed = name.contains(".md.") || name.ends_with(".md_");
        let conflict = name.contains(".sync-conflict-") || name.contains("conflicted copy");
        (renamed || conflict || ends(COPIES)).then_some(CastOff::Copy)
    }

    /// Tells of what somebody may look for, at `here`.
    pub(super) fn tell(self, here: Span, report: &mut Report) {
        match self {
            CastOff::Only => {
                let help = text_in(here.path.name()).map(|it| format!("call it `{it}`"));
                let remark = Diagnostic::at(here, "this is not published: only files that end in `.md` are read");
                report.warn(Rule::UnreadFile, remark.help_if(help));
            }
            CastOff::Copy => {
                let remark = Diagnostic::at(here, "this looks like a copy that was left here, and is not published");
                let help = "take it away, or give it another name if it is to be published";
                report.warn(Rule::UnreadFile, remark.help(help));
            }
            CastOff::Scratch => {}
        }
    }
}

/// The text that is called `name` since a program put an ending of its own behind it: Notepad makes `rain.md.txt` of
/// `rain.md`. Who makes copies puts other endings there, or numbers.
fn text_in(name: &str) -> Option<&str> {
    let (text, ending) = name.rsplit_once('.')?;
    let is_put = ["txt", "text", "download"].contains(&&*ending.to_lowercase());
    (is_put && text.to_lowercase().ends_with(".md")).then_some(text)
}

/// How the names of copies end.
const COPIES: &[&str] = &[".orig", ".rej", ".bak", ".old", ".save"];

#[cfg(test)]
mod tests {
    use super::CastOff;

    #[test]
    fn a_copy_is_known_by_its_name() {
        let of = |name| CastOff::of("content", name, |_| true);
        for copy in ["02-x.md.orig", "02-x.md.1", "02-x.md_", "02-x.MD.txt", "a.png.bak", "02-x.sync-conflict-1-A.md"] {
            assert_eq!(of(copy), Some(CastOff::Copy), "{copy}");
        }
        for scratch in ["4913", "02-x.md.tmp", "~$notes.docx", "02-x.md.swp"] {
            assert_eq!(of(scratch), Some(CastOff::Scratch), "{scratch}");
        }
        for meant in ["02-x.md", "x.txt", "readme.mdx", "an.old.map.png", "4913.png", "orig"] {
            assert_eq!(of(meant), None, "{meant}");
        }
        assert_eq!(CastOff::of("static", "setup.bak", |_| true), None);
    }
}
