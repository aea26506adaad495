//! Marks that are as wide as an ideograph, as an input method types them: none of Markdown's is.

use crate::markdown::fault::Fault;

/// Whether `text` may have such marks.
pub(super) fn may_have_some(text: &str) -> bool {
    text.contains('＃') || text.contains("＊＊")
}

/// Those in `words`, a text without all that is understood. A single one before a word makes it a tag elsewhere.
pub(super) fn marks(words: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut start = 0;
    for line in words.split_inclusive('\n') {
        let inner = line.trim_start_matches([' ', '>']);
        let begins = start + line.len() - inner.len();
        let title = inner.trim_start_matches('＃');
        let level = inner.chars().take_while(|it| *it == '＃').count();
        if (1..=6).contains(&level) && title.starts_with([' ', '\u{3000}']) && !title.trim().is_empty() {
            let hashes = "#".repeat(level);
            let help = format!("write `{hashes} {}`", title.trim());
            let what = "these marks are as wide as letters, so this is no heading";
            let range = begins..begins + inner.len() - title.len();
            faults.push(Fault::loose_mark(range, what, help));
        }
        let mut at = 0;
        while let Some(open) = line[at..].find(STARS).map(|it| at + it) {
            let inner = &line[open + STARS.len()..];
            let Some(length) = inner.find(STARS) else { break };
            at = open + STARS.len() + length + STARS.len();
            let strong = inner[..length].trim();
            if strong.contains(char::is_alphanumeric) {
                let what = "these marks are as wide as letters, and are printed as they stand";
                faults.push(Fault::loose_mark(start + open..start + at, what, format!("write `**{strong}**`")));
            }
        }
        start += line.len();
    }
    faults
}

const STARS: &str = "＊＊";
