//! Marks that are a whole line, or stand at its beginning or its end.

use super::shortcode::{alert, titled};
use super::within::span;
use super::{Found, picture};

/// Such marks in a line below another one. The last line that defines nothing is the `term`.
pub(super) fn marks(above: &str, term: &str, line: &str) -> Vec<Found> {
    let inner = line.trim_start_matches([' ', '>']);
    let start = line.len() - inner.len();
    let beginning = whole(inner).or_else(|| block(inner)).or_else(|| shortcode(inner)).or_else(|| grid(above, inner));
    let beginning = beginning.map(|(length, help)| (start..start + length, help));
    let end = attributes(inner).or_else(|| block_name(inner));
    let end = end.map(|(length, help)| (line.len() - length..line.len(), help));
    beginning.into_iter().chain(end).chain(definition(above, term, line)).collect()
}

/// How many bytes a mark has, and what to type instead.
type Mark = (usize, String);

/// What is nothing but a mark.
fn whole(line: &str) -> Option<Mark> {
    let help = match line.to_ascii_lowercase().as_str() {
        "[toc]" | "[[toc]]" | "[[_toc_]]" | "{:toc}" | "{{toc}}" | "${toc}" => {
            "take it out: an episode of three sections has its contents above it"
        }
        "%%" => "write `<!--` before a note that nobody is to read, and `-->` behind it",
        _ => return None,
    };
    Some((line.len(), help.to_owned()))
}

/// What begins or ends a block: `:::note`, `!!! note`.
fn block(line: &str) -> Option<Mark> {
    if let Some(inner) = line.strip_prefix(":::") {
        let inner = inner.trim_start_matches(':').trim();
        if inner.is_empty() {
            return Some((line.len(), "take it out".to_owned()));
        }
        let said = inner.trim_start_matches(['{', '.', ' ']).trim_end_matches([':', ' ']);
        let length = said.find(|it: char| !it.is_ascii_alphanumeric() && it != '-').unwrap_or(said.len());
        let (name, rest) = said.split_at(length);
        if !name.starts_with(|it: char| it.is_ascii_alphabetic()) {
            return None;
        }
        // Words in brackets, behind `title=`, or as they are.
        let named = rest.split_once("title=").and_then(|(_, it)| it.split(['"', '\'']).nth(1));
        let is_title = !rest.contains('=') && !rest.starts_with('{');
        let title = named.or(is_title.then_some(rest)).map(|it| it.trim_matches(['[', ']', '}', ' ']));
        return Some((line.len(), begun(name.strip_prefix("callout-").unwrap_or(name), title.unwrap_or_default())));
    }
    let inner = ["!!! ", "???+ ", "??? "].into_iter().find_map(|it| line.strip_prefix(it))?;
    let (name, title) = inner.split_once(' ').unwrap_or((inner, ""));
    let quoted = title.trim().strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let is_known = KINDS.contains(&name) && (quoted.is_some() || title.trim().is_empty());
    is_known.then(|| {
        let help = titled(name, quoted.unwrap_or_default());
        (
            line.len(),
            help.replace("`>` before each of its lines", "`>` in place of the blanks before each of its lines"),
        )
    })
}

/// What to type instead of what begins a block that is called `name`, and may have a title.
fn begun(name: &str, title: &str) -> String {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "details" | "spoiler" | "collapse" => {
            let title = if title.is_empty() { "what it is about" } else { title };
            format!("write `<details><summary>{title}</summary>`, an empty line, and `</details>` behind it")
        }
        "aside" => format!("write `> {}`, and a `>` before each of its lines", format!("[!ASIDE] {title}").trim_end()),
        _ if KINDS.contains(&&*name) => titled(&name, title),
        _ => "take it out: the theme says how this looks".to_owned(),
    }
}

/// What blocks are called elsewhere that are alerts here.
const KINDS: [&str; 20] = [
    "note",
    "tip",
    "hint",
    "success",
    "important",
    "warning",
    "attention",
    "caution",
    "danger",
    "error",
    "info",
    "alert",
    "abstract",
    "summary",
    "todo",
    "question",
    "failure",
    "bug",
    "example",
    "callout",
];

/// The first line of a table whose cells are drawn around: `+---+---+`.
fn grid(above: &str, line: &str) -> Option<Mark> {
    let inner = line.strip_prefix('+')?.strip_suffix('+')?;
    let mut columns = inner.split('+');
    let is_drawn = columns.clone().all(|it| it.len() > 2 && it.bytes().all(|it| it == b'-' || it == b':'));
    // The lines below it belong to it.
    let begins = !above.trim_start_matches([' ', '>']).starts_with(['|', '+']);
    (is_drawn && begins).then(|| {
        let rule: String = columns.by_ref().map(|_| "---|").collect();
        (line.len(), format!("write `|{rule}` below the first row, and take out the lines that begin with `+`"))
    })
}

/// What services that print a blog fill in at the beginning of a line.
fn shortcode(line: &str) -> Option<Mark> {
    if let Some(rest) = line.strip_prefix("{youtube}") {
        let film = rest.split('{').next().unwrap_or(rest).trim();
        let length = rest.find("{/youtube}").map_or(9, |it| 9 + it + 10);
        return Some((length, format!("write a link: `[the film]({})`", on_youtube(film))));
    }
    let name = ["[caption ", "[gallery", "[embed", "[youtube"].into_iter().find(|it| line.starts_with(it))?;
    let end = line.find(']')?;
    let (said, behind) = (line[name.len()..end].trim(), &line[end + 1..]);
    let closing = format!("[/{}]", name[1..].trim_end());
    let (within, length) = match behind.find(&closing) {
        Some(it) => (behind[..it].trim(), end + 1 + it + closing.len()),
        None => ("", end + 1),
    };
    match name {
        "[caption " if said.contains('=') => {
            let source = within.split("src=\"").nth(1).or_else(|| within.split("](").nth(1));
            let file = source.map_or("…", |it| it.split(['"', ')', ' ']).next().unwrap_or(it));
            let words = within.rsplit(['>', ')']).next().map(str::trim).filter(|it| !it.is_empty());
            Some((length, picture("", file, Some(words.unwrap_or("its caption")))))
        }
        "[gallery" if said.contains('=') || (said.is_empty() && behind.is_empty()) => {
            let help = "write `> [!GALLERY]`, and below it a line `> ![what it shows](…)` for each picture";
            Some((length, help.to_owned()))
        }
        "[embed" if !within.is_empty() => Some((length, format!("write a link: `[what is there]({within})`"))),
        "[youtube" if line[name.len()..].starts_with([' ', '=']) && !behind.starts_with(['(', '[', ':']) => {
            let film = said.trim_start_matches(['=', ' ']).trim_matches('"').trim_start_matches("id=");
            (!film.is_empty())
                .then(|| (length, format!("write a link: `[the film]({})`", on_youtube(film.trim_matches('"')))))
        }
        _ => None,
    }
}

fn on_youtube(film: &str) -> String {
    if film.starts_with("http") || film.is_empty() {
        return if film.is_empty() { "https://…".to_owned() } else { film.to_owned() };
    }
    format!("https://www.youtube.com/watch?v={film}")
}

/// What Kramdown and its like know at the end of a line: `{: .note }`, `{.lead}`. A heading may have it.
fn attributes(line: &str) -> Option<Mark> {
    let start = line.strip_suffix('}').and_then(|it| it.rfind('{')).filter(|_| !line.starts_with('#'))?;
    let inner = &line[start + 1..line.len() - 1];
    // Beside a link, and behind words in brackets, `within` tells of it.
    if (line[..start].ends_with(')') && line[..start].contains("](")) || span(&line[..start], inner).is_some() {
        return None;
    }
    let said = inner.strip_prefix(':').unwrap_or(inner);
    let is_name = |it: &str| {
        it.starts_with(|it: char| it.is_ascii_alphabetic())
            && it.chars().all(|it| it.is_alphanumeric() || it == '-' || it == '_')
    };
    let is_class = |it: &str| it.strip_prefix(['.', '#']).is_some_and(is_name);
    let is_key = |it: &str| it.split_once("=\"").is_some_and(|(key, _)| is_name(key));
    let mut words = said.split_whitespace().peekable();
    words.peek()?;
    let stands = start == 0 || line[..start].ends_with([' ', ')', '*', '_', ']', '"']);
    let known = words.clone().all(|it| is_class(it) || (inner.starts_with(':') && is_key(it)));
    if !known || !(stands || inner.starts_with(':')) || line[..start].ends_with(['\\', '{']) {
        return None;
    }
    let kinds = ["note", "tip", "important", "warning", "caution", "info", "danger"];
    let kind = words.find_map(|it| kinds.into_iter().find(|kind| it.trim_start_matches('.') == *kind));
    let help = kind.map_or("take it out: the theme says how this looks".to_owned(), alert);
    Some((line.len() - start, help))
}

/// The name of a block, by which Obsidian links to it: `^so-it-was`.
fn block_name(line: &str) -> Option<Mark> {
    let start = line.rfind('^')?;
    let (before, name) = (&line[..start], &line[start + 1..]);
    let plain = name.len() > 2 && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    let letters =
        name.starts_with(|it: char| it.is_ascii_alphanumeric()) && name.bytes().any(|it| it.is_ascii_alphabetic());
    let random = name.len() == 6 && name.bytes().any(|it| it.is_ascii_digit());
    let said = before.trim_end().ends_with(['.', '!', '?', '…', '"', '”', '’', ')', ':', '|']);
    let stands = before.is_empty() || (before.ends_with(' ') && (said || random));
    (plain && letters && stands).then(|| {
        let help = "take it out: a link leads to a heading, such as `[…](#the-heading)`";
        (name.len() + 1, help.to_owned())
    })
}

/// The mark of a definition, which other programs know below the word that it explains, and below another of its
/// definitions.
fn definition(above: &str, term: &str, line: &str) -> Option<Found> {
    let words = line.strip_prefix(": ").filter(|_| is_definition(line) && !above.trim().is_empty())?;
    Some((0..line.len(), format!("write it as a list: `- **{}** – {}`", term.trim(), words.trim())))
}

/// Whether a line has that mark.
pub(super) fn is_definition(line: &str) -> bool {
    line.strip_prefix(": ").is_some_and(|it| !it.trim().is_empty())
}
