//! Marks around words that are never closed, or touch none of them, and are printed as they stand.

use crate::markdown::fault::Fault;

/// No words that marks enclose are longer, in bytes.
const LONGEST: usize = 300;

/// What is to be said of the mark at byte `at` of `text`, which the parser takes for words. A single `*` or `~` is
/// rather a sign of the author's, and so is one between two letters.
pub(super) fn fault(text: &str, at: usize) -> Option<Fault> {
    let (before, rest) = (&text[..at], &text[at..]);
    let sign = rest.chars().next()?;
    let length = rest.len() - rest.trim_start_matches(sign).len();
    let (mark, behind) = rest.split_at(length);
    if before.ends_with(['\\', sign]) || length > 3 || (sign != '`' && length == 1) {
        return None;
    }
    let opens = before.chars().next_back().is_none_or(|it| it.is_whitespace() || "([{\"'„“«—–>|".contains(it));
    let line = behind.lines().next().unwrap_or_default();
    let (what, help) = match behind.chars().next() {
        // Some write quotations like this: ``wet''. Before a capital letter, a backtick is a sound of Arabic.
        Some(it) if sign == '`' => {
            let is_code = opens && it.is_alphanumeric() && !it.is_uppercase() && !line.contains('\'');
            let help = "write the same where the code ends, or `\\` before it for the sign itself";
            is_code.then(|| (format!("the code behind this {} is never closed", backticks(length)), help.to_owned()))?
        }
        Some(it) if opens && it.is_alphabetic() => {
            (format!("this `{mark}` is never closed"), format!("write `{mark}` where it ends, {}", or_signs(mark)))
        }
        Some(' ') if sign == '*' && opens => {
            let words = apart(before, line, mark)?;
            let end = at + length + line.find(words)? + words.len() + 1 + length;
            let what = format!("blanks stand within these `{mark}`, so they mark nothing");
            return Some(Fault::loose_mark(at..end, what, format!("write `{mark}{words}{mark}`")));
        }
        next if sign == '*' && !opens && is_word(before) && next.is_none_or(|it| !it.is_alphanumeric()) => {
            (format!("this `{mark}` closes nothing"), format!("write `{mark}` where it begins, {}", or_signs(mark)))
        }
        _ => return None,
    };
    Some(Fault::loose_mark(at..at + length, format!("{what}, and is printed as it stands"), help))
}

/// How the signs of a mark are written where they are words.
fn or_signs(mark: &str) -> String {
    let signs: String = mark.chars().flat_map(|it| ['\\', it]).collect();
    format!("or `{signs}` for the signs themselves")
}

/// A mark of code, as a remark names it.
fn backticks(length: usize) -> &'static str {
    if length == 1 { "backtick" } else { "run of backticks" }
}

/// The words of a `line` up to another `mark` with a blank before it. Between names and numbers, such is a power.
fn apart<'t>(before: &str, line: &'t str, mark: &str) -> Option<&'t str> {
    let above = before.rsplit('\n').next().unwrap_or_default().trim_end();
    let last = above.rsplit(' ').next().unwrap_or_default();
    let is_letter = last.chars().count() == 1 && last.starts_with(char::is_alphanumeric);
    let is_named = is_letter || last.ends_with(|it: char| it.is_ascii_digit() || "=)]_".contains(it));
    let inner = &line[..line.floor_char_boundary(LONGEST)];
    let words = inner[..inner.find(mark)?].strip_suffix(' ')?.trim();
    let letters = words.chars().filter(|it| it.is_alphabetic()).count();
    let is_said = words.starts_with(char::is_alphabetic) && letters > 2;
    (!is_named && is_said && inner.contains(&format!("{words} {mark}"))).then_some(words)
}

/// Whether `before` ends with a word. Shorter ones are left of those that somebody has starred out.
fn is_word(before: &str) -> bool {
    let word = before.trim_end_matches(['.', ',', '!', '?', ':', ';', '…']);
    word.chars().rev().take_while(|it| it.is_alphabetic()).take(4).count() == 4
}
