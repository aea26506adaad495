//! Character references in HTML, such as `&eacute;`: what they stand for.

use pulldown_cmark::{Event, Parser};

/// `text` with the characters that its references stand for.
pub(super) fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.bytes().take(LONGEST).position(|it| it == b';').map(|end| &rest[..=end]);
        if let Some((length, characters)) = reference.and_then(|it| Some((it.len(), character(it)?))) {
            plain.push_str(&characters);
            rest = &rest[length..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    plain
}

/// No name of a character has more bytes than `&CounterClockwiseContourIntegral;`.
const LONGEST: usize = 33;

/// What a character reference stands for: Markdown knows all of HTML's.
fn character(reference: &str) -> Option<String> {
    let name = &reference[1..reference.len() - 1];
    if !name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'#') {
        return None;
    }
    let words = format!("x{reference}x");
    let read =
        Parser::new(&words).filter_map(|it| if let Event::Text(text) = it { Some(text.into_string()) } else { None });
    let read: String = read.collect();
    let characters = read.strip_prefix('x')?.strip_suffix('x')?;
    (characters != reference).then(|| characters.replace(|it: char| it.is_control() && !it.is_whitespace(), ""))
}
