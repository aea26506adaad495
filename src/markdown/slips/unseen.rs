//! Characters that keyboards do not have and that no page may hold, which some programs leave behind.

use std::ops::Range;

use crate::markdown::fault::Fault;
use crate::markdown::forbidden::{in_windows, is_forbidden, is_noncharacter, may_hold_some};

/// Those in `text`. The like that stand together are one mistake. Of many, the first are told one by one, and the rest
/// are counted.
pub(in crate::markdown) fn unseen(text: &str) -> Vec<Fault> {
    if !may_hold_some(text) {
        return Vec::new();
    }
    let mut runs: Vec<(Unseen, Range<usize>)> = Vec::new();
    for (at, character) in text.char_indices() {
        let Some(kind) = Unseen::of(character) else { continue };
        let end = at + character.len_utf8();
        match runs.last_mut() {
            Some((last, run)) if *last == kind && run.end == at => run.end = end,
            Some(_) | None => runs.push((kind, at..end)),
        }
    }
    let (singly, rest) = runs.split_at(if runs.len() > SLIPS { EXAMPLES } else { runs.len() });
    let together = |run: &Range<usize>| text[run.clone()].chars().count();
    let one = |(kind, run): &(Unseen, Range<usize>)| {
        let together = if *kind == Unseen::ByteOrder { 1 } else { together(run) };
        let help = match Some(run).filter(|_| *kind == Unseen::Misread).and_then(|it| meant(text, it)) {
            Some(meant) => format!("{meant}: type that, or save the text as UTF-8 where it comes from"),
            None if together == 1 => "take it out, with what stands beside it, and type that again".to_owned(),
            None => "take them out, with what stands beside them, and type that again".to_owned(),
        };
        Fault::loose_mark(run.clone(), kind.told(together), help)
    };
    let more = rest.first().map(|(_, first)| {
        let more: usize = rest.iter().map(|(_, run)| together(run)).sum();
        let what = format!("{more} more control characters stand here and below, which nobody sees");
        let help = "no hand has typed so many: save the text as plain text, in UTF-8, where it comes from";
        Fault::loose_mark(first.clone(), what, help)
    });
    singly.iter().map(one).chain(more).collect()
}

/// How such a character came into a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unseen {
    Control,
    /// A control character with the number of a mark in Windows-1252: somebody took that for Latin-1.
    Misread,
    Noncharacter,
    /// What some programs begin files with: somebody put two of them together.
    ByteOrder,
}

impl Unseen {
    fn of(character: char) -> Option<Unseen> {
        match character {
            _ if in_windows(character).is_some() => Some(Unseen::Misread),
            _ if is_noncharacter(character) => Some(Unseen::Noncharacter),
            // A form feed is white space to a browser, and nothing to a reader.
            '\u{c}' => Some(Unseen::Control),
            '\u{feff}' => Some(Unseen::ByteOrder),
            _ => is_forbidden(character).then_some(Unseen::Control),
        }
    }

    /// What is wrong where so many of them stand together.
    fn told(self, together: usize) -> String {
        match (self, together) {
            (Unseen::Control, 1) => "a control character stands here, which nobody sees".to_owned(),
            (Unseen::Control, _) => format!("{together} control characters stand here, which nobody sees"),
            (Unseen::Misread, 1) => "a control character stands here in place of a mark".to_owned(),
            (Unseen::Misread, _) => format!("{together} control characters stand here in place of what was meant"),
            (Unseen::Noncharacter, 1) => "a character stands here that Unicode does not have".to_owned(),
            (Unseen::Noncharacter, _) => format!("{together} characters stand here that Unicode does not have"),
            (Unseen::ByteOrder, _) => {
                "a byte order mark stands here, which nobody sees: it belongs before a whole file".to_owned()
            }
        }
    }
}

/// What stood in the place of the `run` before somebody misread it, if it was misread once.
fn meant(text: &str, run: &Range<usize>) -> Option<String> {
    match in_utf8(text, run.start) {
        Some((_, character)) if is_forbidden(character) => None,
        Some((lead, character)) => {
            Some(format!("together with the `{lead}` before it, this is `{character}` in UTF-8"))
        }
        None => {
            let marks: String = text[run.clone()].chars().filter_map(in_windows).take(LEGIBLE).collect();
            Some(format!("in Windows-1252, this is `{marks}`"))
        }
    }
}

/// The character whose bytes were each taken for one, if the second of them stands at byte `at`, and the first of them.
/// A first one that words end with tells nothing: behind *Spaß*, a quotation mark of Windows-1252 looks the same.
fn in_utf8(text: &str, at: usize) -> Option<(char, char)> {
    let lead = text[..at].chars().next_back().filter(|it| LEADS.contains(it))?;
    let others = text[at..].chars().take_while(|it| ('\u{80}'..='\u{bf}').contains(it));
    let bytes: Vec<u8> = std::iter::once(lead).chain(others).take(4).filter_map(|it| u8::try_from(it).ok()).collect();
    (2..=bytes.len()).find_map(|it| Some((lead, std::str::from_utf8(&bytes[..it]).ok()?.chars().next()?)))
}

/// The first bytes of punctuation, of letters with accents, of Cyrillic and of pictographs in UTF-8, as Latin-1 reads
/// them.
const LEADS: [char; 7] = ['Â', 'Ã', 'Å', 'â', 'Ð', 'Ñ', 'ð'];

/// More of these in one text are no slips of a hand, but of a program.
const SLIPS: usize = 20;

/// So many of them are shown. With the one that counts the rest, they are as many warnings of a kind as are drawn.
const EXAMPLES: usize = 4;

/// Of so many marks, the author sees what happened.
const LEGIBLE: usize = 8;
