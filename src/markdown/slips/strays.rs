//! What looks like a mark and is printed as words: a block outside a quote, or a link that the parser does not see.

use std::ops::Range;

use super::blanks::{UNBROKEN, blanks};
use super::wide;
use crate::markdown::fault::Fault;
use crate::markdown::link::Link;
use crate::markdown::parse::{nearly_block, words_alone};
use crate::markdown::typography::Typography;

/// The marks in `text` that are none; `links` are those that are.
pub(in crate::markdown) fn strays(text: &str, links: &[Link], typography: Typography) -> Vec<Fault> {
    let marks: Vec<usize> = if text.contains("[!") { marks(text).collect() } else { Vec::new() };
    let brackets = loose_brackets(text, links);
    let turned = text.match_indices(")[").map(|(at, _)| at);
    let turned: Vec<usize> = turned.filter(|at| turned_link(text, *at).is_some()).collect();
    let unbroken = text.contains(UNBROKEN) && !blanks(text).is_empty();
    let wide = wide::may_have_some(text);
    if marks.is_empty() && brackets.is_empty() && turned.is_empty() && !unbroken && !wide {
        return Vec::new();
    }
    // Few texts come here: what the parser understands must not be looked at again.
    let words = words_alone(text, typography);
    let nearly = |start: usize| nearly_block(words[start..].lines().next()?, start);
    let lost = |at: usize| lost_link(text, &words, at);
    let turned = turned.into_iter().filter_map(|at| turned_link(&words, at));
    let blanks = if unbroken { blanks(&words) } else { Vec::new() };
    let marks = marks.into_iter().filter_map(nearly).chain(brackets.into_iter().filter_map(lost));
    let wide = if wide { wide::marks(&words) } else { Vec::new() };
    marks.chain(turned).chain(blanks).chain(wide).collect()
}

/// Where a line of `text` begins with what may be the mark of a block.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    let mut end = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        end += line.len();
        let inner = line.trim_start_matches(' ');
        inner.starts_with("[!").then_some(end - inner.len())
    })
}

/// Where a `]` stands with a `(` behind it that belongs to none of `links`.
fn loose_brackets(text: &str, links: &[Link]) -> Vec<usize> {
    let mut ranges: Vec<&Range<usize>> = links.iter().map(|it| &it.range).collect();
    ranges.sort_by_key(|it| it.start);
    let (mut ranges, mut end) = (ranges.into_iter().peekable(), 0);
    let is_loose = |at: &usize| {
        while let Some(range) = ranges.next_if(|it| it.start <= *at) {
            end = end.max(range.end);
        }
        *at >= end && text[at + 1..].trim_start_matches(' ').starts_with(['(', '（'])
    };
    text.match_indices(']').map(|(at, _)| at).filter(is_loose).collect()
}

/// The link that was meant where a `]` stands at byte `at`. `words` is the text without all that is understood.
fn lost_link(text: &str, words: &str, at: usize) -> Option<Fault> {
    let rest = &words[at..];
    // What is understood has become blanks.
    if rest.starts_with("]（") {
        return wide_link(text, words, at);
    }
    let open = 1 + rest.strip_prefix(']')?.find('(').filter(|it| rest[1..=*it].bytes().all(|it| it == b' '))?;
    let near = words.floor_char_boundary(at.saturating_sub(FAR));
    let line = words[near..at].rfind('\n').map_or(near, |it| near + it + 1);
    let start = line + words[line..at].rfind('[')?;
    let label = &words[start + 1..at];
    let whole = if words[..start].ends_with('!') { start - 1 } else { start };
    // A picture may have no words, and a number is a footnote's.
    let counts = label.bytes().all(|it| it.is_ascii_digit()) && !(label.is_empty() && whole < start);
    if words[..start].ends_with('\\') || label.ends_with('\\') || counts {
        return None;
    }
    let inner = &rest[open + 1..];
    let inner = &inner[..inner.floor_char_boundary(FAR)];
    // Where the next one begins, this one has ended.
    let inner = &inner[..inner.find("](").unwrap_or(inner.len())];
    let paragraph = &inner[..inner.find("\n\n").unwrap_or(inner.len())];
    let first_line = paragraph.lines().next().unwrap_or("");
    let lost = |end: usize, what: &str, help: String| Some(Fault::loose_link(whole..at + open + 1 + end, what, help));
    let written = |address: &str| format!("write `{}({address})`", &text[whole..=at]);
    let Some(end) = first_line.find(')') else {
        let address = first_line.split_whitespace().next().filter(|it| is_target(it))?;
        let closes_later = paragraph.contains(')') || open > 1;
        return if closes_later { None } else { lost(address.len(), "this link is never closed", written(address)) };
    };
    let inner = &first_line[..end];
    let address = inner.split_once(" \"").map_or(inner, |(before, _)| before).trim();
    if let Some((file, _)) = address.split_once(" =").filter(|(file, size)| is_address(file) && is_size(size)) {
        let what = "a size stands in this address, so this is no picture";
        let title = inner.find(" \"").map_or("", |it| inner[it..].trim_end());
        let help = format!("write `{}({file}{title})`: a picture is as wide as its place", &text[whole..=at]);
        return lost(end + 1, what, help);
    }
    if let Some(help) = spaced_number(&text[whole..=at], address) {
        return lost(end + 1, "a blank stands in this address, so this is no link", help);
    }
    if !is_target(address) || address != text[at + open + 1..][..inner.len()].trim() {
        return None;
    }
    if !address.contains(' ') {
        let what = "a blank stands between `]` and `(`, so this is no link";
        return if open > 1 { lost(end + 1, what, written(address)) } else { None };
    }
    let host = address.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest));
    let help = if host.is_some_and(|it| it.contains(' ')) {
        "take the blank out".to_owned()
    } else if host.is_some() {
        "take the blank out, or write `%20` for it".to_owned()
    } else {
        written(&format!("<{address}>"))
    };
    lost(end + 1, "a blank stands in this address, so this is no link", help)
}

/// The link that was meant where an input method typed the parentheses: `[words]（address）`.
fn wide_link(text: &str, words: &str, at: usize) -> Option<Fault> {
    let near = words.floor_char_boundary(at.saturating_sub(FAR));
    let line = words[near..at].rfind('\n').map_or(near, |it| near + it + 1);
    let start = line + words[line..at].rfind('[')?;
    let inner = words[at..].strip_prefix("]（")?.lines().next()?;
    let address = &inner[..inner.find(['）', ')'])?];
    let closing = inner[address.len()..].chars().next()?;
    let end = at + "]（".len() + address.len() + closing.len_utf8();
    let address = address.trim();
    if !is_target(address) || address.contains(' ') || words[..start].ends_with('\\') {
        return None;
    }
    let what = "these parentheses are as wide as letters, so this is no link";
    let help = format!("write `{}({address})`", &text[start..=at]);
    Some(Fault::loose_link(start..end, what, help))
}

/// What to write for a link to `address`, if that is the number of an episode as it is said: `S1 E1`, `Episode 1`.
fn spaced_number(label: &str, address: &str) -> Option<String> {
    let tight = address.replace(' ', "");
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit()) && !it.is_empty();
    let lower = tight.to_ascii_lowercase();
    if tight.len() == address.len() {
        return None;
    }
    if lower.strip_prefix("episode").is_some_and(is_number) {
        return Some(format!("an episode is linked by its number, as in `{label}(S1E1)`, or by its file"));
    }
    let (season, episode) = lower.split_once('e')?;
    let fits = is_number(episode) && (season.is_empty() || season.strip_prefix('s').is_some_and(is_number));
    fits.then(|| format!("write `{label}({tight})`"))
}

/// The link that was meant by `(words)[address]`, of which the `)` stands at byte `at` of `words`.
fn turned_link(words: &str, at: usize) -> Option<Fault> {
    let near = words.floor_char_boundary(at.saturating_sub(FAR));
    let line = words[near..at].rfind('\n').map_or(near, |it| near + it + 1);
    let start = line + words[line..at].rfind('(')?;
    // What is understood has become blanks.
    let inner = words[at..].strip_prefix(")[")?;
    let address = &inner[..inner.find([']', '\n', ' '])?];
    let end = at + 2 + address.len() + 1;
    let closes = words[..end].ends_with(']') && !words[end..].starts_with(['(', '[', ':']);
    if !closes || !is_address(address) || words[..start].ends_with('\\') {
        return None;
    }
    let what = "the words and the address of this link are in each other's brackets";
    let help = format!("write `[{}]({address})`", &words[start + 1..at]);
    Some(Fault::loose_link(start..end, what, help))
}

/// So many bytes from its middle, no link begins or ends that somebody has typed.
const FAR: usize = 4096;

/// Whether words are what other programs take for the size of a picture: `300x200`, `50%`.
fn is_size(words: &str) -> bool {
    words.starts_with(|it: char| it.is_ascii_digit() || "x*".contains(it))
        && words.chars().all(|it| it.is_ascii_digit() || "x*%.".contains(it))
}

/// Whether words look like what a link leads to: an address, or the number of an episode, `S1E02`.
fn is_target(words: &str) -> bool {
    let number = words.split('#').next().unwrap_or(words).to_ascii_lowercase();
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit()) && !it.is_empty();
    let parts = number.strip_prefix('s').and_then(|it| it.split_once('e'));
    is_address(words) || parts.is_some_and(|(season, episode)| is_number(season) && is_number(episode))
}

/// Whether words look like the address of a page or the name of a file.
fn is_address(words: &str) -> bool {
    let file = words.split(['#', '?']).next().unwrap_or(words);
    let ending = file.rsplit_once('.').map_or("", |(_, it)| it);
    words.contains("://")
        || ["@/", "/", "./", "../", "mailto:"].iter().any(|it| words.starts_with(it))
        || ENDINGS.iter().any(|it| it.eq_ignore_ascii_case(ending))
}

/// How the names of files end that texts link to.
const ENDINGS: [&str; 19] = [
    "md", "html", "htm", "pdf", "epub", "txt", "zip", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "mp3", "m4a",
    "mp4", "webm", "ogg",
];
