//! Characters that are written as HTML writes them, such as `&eacute;` and `&#8217;`: what they stand for.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::forbidden;

/// `text` with the characters that its references stand for.
#[must_use]
pub fn decoded(text: &str) -> String {
    let (mut plain, mut end) = (String::with_capacity(text.len()), 0);
    for (range, characters) in references(text) {
        plain.push_str(&text[end..range.start]);
        plain.extend(characters.chars().filter(|it| !it.is_control() || it.is_whitespace()));
        end = range.end;
    }
    plain.push_str(&text[end..]);
    plain
}

/// The first reference of `text`, where words stand that are typed as they are read, and the character itself.
#[must_use]
pub fn reference(text: &str) -> Option<(Range<usize>, String)> {
    references(text).find_map(|(range, characters)| {
        let typed = forbidden::replaced(characters.into()).replace('\u{a0}', " ");
        (!typed.contains(char::is_control)).then_some((range, typed))
    })
}

/// `text` with each of those characters itself, also where an export has written them so twice: `&amp;#8217;`.
#[must_use]
pub fn without_references(text: &str) -> String {
    let mut typed = text.to_owned();
    // Each is shorter than it was, but one that stands for two characters.
    while let Some((range, character)) = reference(&typed) {
        typed.replace_range(range, &character);
    }
    typed
}

/// Every reference of `text`, and what it stands for.
fn references(text: &str) -> impl Iterator<Item = (Range<usize>, Cow<'static, str>)> {
    text.match_indices('&').filter_map(|(start, _)| {
        let length = text[start..].bytes().take(LONGEST).position(|it| it == b';')? + 1;
        let range = start..start + length;
        Some((range.clone(), character(&text[range])?))
    })
}

/// No name of a character has more bytes than `&CounterClockwiseContourIntegral;`.
const LONGEST: usize = 33;

/// What a reference stands for: Markdown knows all of HTML's.
fn character(reference: &str) -> Option<Cow<'static, str>> {
    if let Some((_, character)) = USUAL.iter().find(|it| it.0 == reference) {
        return Some(Cow::Borrowed(character));
    }
    let name = &reference[1..reference.len() - 1];
    if !name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'#') {
        return None;
    }
    let words = format!("x{reference}x");
    let read =
        Parser::new(&words).filter_map(|it| if let Event::Text(text) = it { Some(text.into_string()) } else { None });
    let read: String = read.collect();
    let characters = read.strip_prefix('x')?.strip_suffix('x')?;
    (characters != reference).then(|| characters.to_owned().into())
}

/// Those that stand on every page need no parser.
const USUAL: [(&str, &str); 4] = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
