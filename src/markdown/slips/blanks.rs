//! Blanks that do not break, behind marks that only a plain one ends: a Mac types them while Option is held down.

use crate::markdown::fault::Fault;

/// The blank that does not break.
pub(super) const UNBROKEN: char = '\u{a0}';

/// The marks in `words`, a text without all that is understood, that are printed as words for such a blank. A number
/// with a full stop is rather a day, as in *3. Mai*.
pub(super) fn blanks(words: &str) -> Vec<Fault> {
    let mut end = 0;
    let fault = |line: &str| {
        end += line.len();
        let inner = line.trim_start_matches([' ', '>']);
        let start = end - inner.len();
        let quoted = inner.len() < line.len() && line.trim_start().starts_with('>');
        if quoted && inner.trim_start_matches(UNBROKEN).starts_with("[!") && inner.starts_with(UNBROKEN) {
            let what = "a blank that does not break stands here, so this begins no block, and is printed as words";
            let help = "type a plain blank in its place";
            return Some(Fault::loose_mark(start..start + UNBROKEN.len_utf8(), what, help));
        }
        let mark = mark(inner)?;
        let what = format!("the blank behind this `{mark}` does not break, so this is printed as words");
        let range = start..start + mark.len() + UNBROKEN.len_utf8();
        Some(Fault::loose_mark(range, what, "type a plain blank there"))
    };
    words.split_inclusive('\n').filter_map(fault).collect()
}

/// The mark of a heading or of an item that `line` begins with, if such a blank follows it.
fn mark(line: &str) -> Option<&str> {
    let mark = &line[..line.find(UNBROKEN)?];
    let digits = mark.strip_suffix(')').filter(|it| !it.is_empty() && it.len() < 10);
    let is_number = digits.is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    let is_one = is_number || matches!(mark, "-" | "*" | "+" | "#" | "##" | "###" | "####" | "#####" | "######");
    is_one.then_some(mark)
}
