//! Texts that nobody reads, since their names end as those of other files do. They are published as they are, for they
//! may be meant so.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{SourcePath, Span};
use crate::world::error::Error;
use crate::world::regular;

/// What other programs call files of Markdown.
const ELSEWHERE: [&str; 4] = ["markdown", "mdown", "mkd", "mdx"];

/// Tells of each of `files`, which lie below `content`, that looks like a text.
///
/// # Errors
/// When one of them cannot be read.
pub(super) fn check(files: &[(SourcePath, PathBuf)], report: &mut Report) -> Result<(), Error> {
    for (path, file) in files {
        let ending = path.extension();
        if ELSEWHERE.contains(&&*ending) || (ending == "txt" && has_front_matter(file)?) {
            let remark =
                Diagnostic::at(Span::file(path), "this is published as it is: only files that end in `.md` are read");
            report.warn(Rule::UnreadFile, remark.help(format!("call it `{}.md`", path.stem())));
        }
    }
    Ok(())
}

/// Whether a file begins with a fence and a key below it. A plain text may well begin with a rule.
fn has_front_matter(file: &Path) -> Result<bool, Error> {
    let mut head = Vec::new();
    let read = regular::open(file).and_then(|(it, _)| it.take(200).read_to_end(&mut head));
    read.map_err(|it| Error::new("read", file, it))?;
    let head = String::from_utf8_lossy(&head);
    let mut lines = head.trim_start_matches('\u{feff}').lines().map(str::trim_end);
    let Some(sign) =
        lines.next().and_then(|it| [("+++", '='), ("---", ':')].into_iter().find(|(fence, _)| it == *fence))
    else {
        return Ok(false);
    };
    let key = lines.find(|it| !it.is_empty()).and_then(|it| it.split_once(sign.1));
    Ok(key.is_some_and(|(key, _)| key.trim_end().bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it))))
}
