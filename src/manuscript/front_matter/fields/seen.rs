//! Whether a text can be seen as it is meant: what no eye sees makes an empty heading, and what turns the line around
//! makes one that says something else.

use std::ops::Range;

use super::Fields;
use crate::diagnostic::Reported;

impl Fields<'_> {
    /// Tells of what in `text` no reader could see, or feeds and mail could not carry. `what` names it for the author.
    pub(super) fn seen(&mut self, what: &str, text: &str, range: &Range<usize>) -> Result<(), Reported> {
        // As most texts are.
        if text.bytes().all(|it| (b' '..0x7f).contains(&it)) {
            return Ok(());
        }
        let unseen = |it: char| it.is_whitespace() || is_invisible(it);
        if text.chars().all(unseen) {
            let message = format!("nothing of {what} can be seen");
            return Err(self.fault(range.clone(), message, "write something, or take it out"));
        }
        if let Some(control) = text.chars().find(|it| it.is_control() && !matches!(it, '\n' | '\r' | '\t')) {
            let message = format!("{what} holds a control character (U+{:04X})", u32::from(control));
            return Err(self.fault(range.clone(), message, "take it out; feeds and mail cannot carry it"));
        }
        if let Some(turn) = turned(text) {
            let message =
                format!("a character in {what} turns the rest of the line around (U+{:04X})", u32::from(turn));
            let help = "take it out; words in Arabic or Hebrew find their direction by themselves";
            return Err(self.fault(range.clone(), message, help));
        }
        Ok(())
    }

    /// Tells of a text that stands on several lines.
    pub(super) fn one_line(&mut self, what: &str, text: &str, range: &Range<usize>) -> Result<(), Reported> {
        if text.contains(['\n', '\r']) {
            return Err(self.fault(range.clone(), format!("{what} must stand on one line"), "join its lines"));
        }
        Ok(())
    }
}

/// The character that turns what follows around: one that overrides the direction of letters, or one that begins a
/// direction which nothing ends (UAX #9, §2).
fn turned(text: &str) -> Option<char> {
    let mut open: Vec<char> = Vec::new();
    for character in text.chars() {
        match character {
            '\u{202d}' | '\u{202e}' => return Some(character),
            '\u{202a}' | '\u{202b}' | '\u{2066}'..='\u{2068}' => open.push(character),
            '\u{202c}' | '\u{2069}' => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

/// Characters that leave no mark on the page by themselves (`Default_Ignorable_Code_Point` of Unicode).
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}
