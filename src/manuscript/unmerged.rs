//! What version control writes into a file when it could not bring two wordings together. Readers are to see neither
//! its marks nor both of the wordings.

use memchr::memmem;

use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::markdown::{closes_code, opens_code};
use crate::source::{Source, Span};

/// Tells of every merge that stands unfinished in `source`. In a block of code, an author may write of one.
///
/// # Errors
/// When there is one.
pub fn check(source: &Source, report: &mut Report) -> Result<(), Reported> {
    let text = &*source.text;
    // Hardly any file has one, and all of them are asked.
    if [OURS, THEIRS].iter().all(|it| memmem::find(text.as_bytes(), it.as_bytes()).is_none()) {
        return Ok(());
    }
    let mut told = Ok(());
    let (mut code, mut parted): (Option<&str>, bool) = (None, false);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let words = line.trim();
        if let Some(marks) = code {
            code = code.filter(|_| !closes_code(words, marks));
        } else if let Some(marks) = opens_code(words) {
            code = Some(marks);
        } else if is_mark(line, OURS) || (parted && is_mark(line, THEIRS)) {
            let remark = Diagnostic::at(Span::new(&source.path, range), "an unfinished merge stands here");
            let help = "keep the wording that is right, and take out the other and the lines that begin with `<<<<<<<`, \
                        `=======` and `>>>>>>>`";
            told = Err(report.error(remark.help(help)));
            parted = false;
        } else if is_mark(line, PARTING) {
            // What follows an opening that was told of is no more news.
            parted = told.is_ok();
        }
    }
    told
}

/// What stands above our wording, between the two, and below theirs.
const OURS: &str = "<<<<<<<";
const PARTING: &str = "=======";
const THEIRS: &str = ">>>>>>>";

/// Whether `line` is a mark of this kind: as many signs, and perhaps the name of a branch behind a blank.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|it| it.trim_end().is_empty() || it.starts_with(' '))
}
