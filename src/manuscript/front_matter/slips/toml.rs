//! Slips in TOML.

use std::ops::Range;

use super::{FOR_READERS, Place, UNTYPED, end, unmarked};
use crate::diagnostic::Slip;
use crate::manuscript::dateline::Dateline;
use crate::manuscript::front_matter::node::Notation;
use crate::manuscript::front_matter::{COMMAS, misdated, spelled};

pub(super) fn slip(place: &Place<'_>, message: &str) -> Option<Slip> {
    let Place { key, value, .. } = place;
    if message.starts_with("duplicate key") {
        return Some(place.slip(format!("`{}` is said twice", place.meant), "keep one of them"));
    }
    if let Some(slip) = of_the_line(place) {
        return Some(slip);
    }
    if message.starts_with("key with no value") {
        return Some(without_equals(place));
    }
    if message.starts_with("invalid value, expected unicode hexadecimal value") {
        return Some(place.slip("no character has this number", "type the character itself"));
    }
    if message.starts_with("carriage return must be followed by newline") {
        let help = "let your editor save the file with the line ends of Unix or of Windows";
        return Some(place.slip("this line ends in a way that is not known here", help));
    }
    if message.starts_with("cannot extend value of type inline table") {
        let help = format!("write `[{0}]` there in place of `{0} = {{`, and below it a line for each key", place.meant);
        return Some(place.slip(format!("`{}` is a whole table already", place.meant), help));
    }
    let here = &place.text[place.range.start..];
    if here.starts_with(|it: char| it.is_control() && !matches!(it, '\n' | '\t')) {
        return Some(place.slip("a control character stands here, which nobody sees", UNTYPED));
    }
    if here.starts_with(|it: char| it.is_whitespace() && !it.is_ascii()) {
        return Some(place.slip("this looks like a blank and is none", "type a blank in its place"));
    }
    if message.starts_with("missing escaped value") {
        return Some(place.slip("a `\\` begins a sign that cannot be typed", "write `\\\\` for one that is seen"));
    }
    if let Some((range, mark)) = closed_by_a_mark(place, message) {
        let message = format!("a line does not end with a `{mark}`");
        return Some(Slip::at(range, message).help("take it out: each key has a line of its own"));
    }
    let written = value.split('#').next().unwrap_or(value);
    let is_day = is_day(key);
    let misdated = || misdated::slip(place.range.clone(), written, |it| format!("{key} = {it}")).filter(|_| is_day);
    if let Some(slip) = misdated().filter(|_| value.ends_with(']')) {
        return Some(slip);
    }
    if message.starts_with("unexpected key or value") && is_day && !spelled::meant(written).is_empty() {
        return Some(undated(place));
    }
    if message.starts_with("unexpected key or value") && place.text[place.range.start..].starts_with("//") {
        return Some(place.slip("a comment begins with `#`", "write `#` in front of it"));
    }
    if let Some(list) = listed(value).filter(|_| message.starts_with("unexpected key or value")) {
        return Some(place.slip("several texts are a list", format!("write `{key} = {list}`")));
    }
    if message.starts_with("unexpected key or value") {
        let help = match value.chars().next() {
            Some('"') => "begin a new line for each key; within a text, write a quotation mark as `\\\"`",
            Some('\'') => "begin a new line for each key; a text with a `'` in it stands between `\"`",
            _ => "begin a new line for each key",
        };
        return Some(place.slip("the value ends before this", help));
    }
    for (kind, quote) in [("basic", '"'), ("literal", '\'')] {
        if message == format!("invalid {kind} string, expected `{quote}`") {
            return Some(place.slip("this text is never closed", end(value, quote)));
        }
    }
    if let Some(unclosed) = unclosed(place, message) {
        return Some(unclosed);
    }
    if message.starts_with("unexpected leading zero") && !is_day {
        return Some(
            place.slip("a number does not begin with a 0", format!("write `{key} = {}`", without_zero(key, value))),
        );
    }
    if let Some(slip) = misdated().filter(|_| !message.starts_with("unexpected leading zero")) {
        return Some(slip);
    }
    if message.starts_with("invalid date") && is_day {
        return Some(place.slip(message, day_meant(key, value)));
    }
    no_value(place, message)
}

/// What can be seen of a line by itself, whatever the parser says of it.
fn of_the_line(place: &Place<'_>) -> Option<Slip> {
    let Place { line, key, value, .. } = place;
    let words = line.split('#').next().unwrap_or("").trim();
    let (begin, end) = if words.starts_with("[[") { ("[[", "]]") } else { ("[", "]") };
    let name = words.strip_prefix(begin).map_or("", |it| it.trim_end_matches(']'));
    let is_name = !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || "-_.".contains(it));
    if is_name && !words.ends_with(end) {
        return Some(place.slip("a `]` is missing here", format!("write `{begin}{name}{end}`")));
    }
    let rest = words.strip_prefix(key).unwrap_or("").trim_start();
    if rest.starts_with("==") && !key.is_empty() {
        return Some(place.slip("a single `=` stands behind a key", format!("write `{key} = {value}`")));
    }
    let number = value.split('#').next().unwrap_or("").trim_end().strip_suffix('.')?;
    let is_whole = rest.starts_with('=') && !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    is_whole.then(|| place.slip("a number does not end with a `.`", format!("write `{key} = {number}`")))
}

/// A line on which the parser finds no `=` behind the first word.
fn without_equals(place: &Place<'_>) -> Slip {
    let Place { line, key, .. } = place;
    if let Some(slip) = goes_on(place) {
        return slip;
    }
    if line.trim_start().starts_with("//") {
        return place.slip("a comment begins with `#`", "write `#` in front of it");
    }
    if let Some((words, value)) = line.split_once('=') {
        let words: Vec<&str> = words.split_whitespace().collect();
        let is_name = |it: &&str| it.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
        if (2..=3).contains(&words.len()) && words.iter().all(is_name) {
            return place.slip("a key is a single word", format!("write `{} = {}`", words.join("_"), value.trim()));
        }
    }
    if key.is_empty() {
        return place.slip("this line has no key", "write it behind a key, as in `summary = \"…\"`, or take it out");
    }
    let is_list = place.value.starts_with('[') && place.value.ends_with(']');
    let is_word = matches!(place.value, "true" | "false") || place.value.parse::<i64>().is_ok();
    let is_typed = is_list || is_word || Dateline::parse(place.value).is_some();
    let value = if is_typed { place.value.to_owned() } else { place.quoted() };
    let help = format!("write `{key} = {value}`");
    // As input methods for Chinese and Japanese type them.
    let rest = line.trim_start().strip_prefix(key).unwrap_or("").trim_start();
    if let Some(mark) = rest.chars().next().filter(|it| matches!(it, '＝' | '：')) {
        let at = place.start + line.len() - rest.len();
        let range = at..at + mark.len_utf8();
        return Slip::at(range, format!("an `=` stands behind a key, and this is a `{mark}`")).help(help);
    }
    place.slip("an `=` is missing here", help)
}

/// A text that goes on from a line above, told of where it begins.
fn goes_on(place: &Place<'_>) -> Option<Slip> {
    let opens = |line: &str| {
        let value = line.split_once('=')?.1.trim_start();
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        (value.matches(quote).count() == 1).then(|| (quote, line.len() - value.len()))
    };
    let is_pair = |line: &str| line.split_once('=').is_some_and(|(key, _)| !key.trim().contains(' '));
    let (start, line) = place.above().find(|(_, it)| is_pair(it))?;
    let (quote, at) = opens(line)?;
    let ends = place.text[place.start..].lines().take_while(|it| !is_pair(it)).any(|it| it.contains(quote));
    let marks = quote.to_string().repeat(3);
    let help = format!("join its lines, or put `{marks}` in front of it and behind it");
    ends.then(|| Slip::at(start + at..start + line.len(), "this text does not end on its line").help(help))
}

/// `"a", "b"` as the list that it was meant to be.
fn listed(value: &str) -> Option<String> {
    let texts: Vec<&str> = value.split(',').map(str::trim).collect();
    let is_text = |it: &&str| it.len() > 1 && it.starts_with('"') && it.ends_with('"') && it.matches('"').count() == 2;
    (texts.len() > 1 && texts.iter().all(is_text)).then(|| format!("[{}]", texts.join(", ")))
}

/// What stands where a value should, and is none: most often a text without its quotation marks.
fn no_value(place: &Place<'_>, message: &str) -> Option<Slip> {
    let Place { key, value, .. } = place;
    let valueless = [
        "string values must be quoted",
        "unexpected leading zero",
        "invalid boolean",
        "invalid float",
        "invalid integer",
    ];
    if !valueless.iter().any(|it| message.starts_with(it)) {
        return None;
    }
    if is_day(key) {
        return Some(undated(place));
    }
    let pair = |value: &str| format!("write `{key} = {value}`");
    let (unquoted, neither) = ("a text stands between quotation marks", "this is neither `true` nor `false`");
    let (message, help) = match value.to_lowercase().as_str() {
        "" => ("nothing stands after the `=`", format!("{}, or take the line out", pair("\"…\""))),
        "yes" | "no" | "on" | "off" | "true" | "false" if TEXTS.contains(key) => (unquoted, pair(&place.quoted())),
        "yes" | "on" | "true" => (neither, pair("true")),
        "no" | "off" | "false" => (neither, pair("false")),
        _ if value.starts_with(FOR_READERS) && unmarked(value) != *value => {
            ("these quotation marks are for readers only", pair(&place.quoted()))
        }
        _ if value.starts_with(['[', '{']) => {
            let bare = || format!("write `\"{}\"`", unmarked(place.meant));
            (unquoted, names(value).map_or_else(bare, |list| pair(&list)))
        }
        _ => (unquoted, pair(&place.quoted())),
    };
    Some(place.slip(message, help))
}

/// The list in `value` with each of its names between quotation marks, if it stands on one line and holds but names.
fn names(value: &str) -> Option<String> {
    let inner = value.strip_prefix('[')?.strip_suffix(']')?;
    let names = inner.split(COMMAS).map(str::trim).filter(|it| !it.is_empty()).map(|name| {
        let is_number = name.bytes().all(|it| it.is_ascii_digit());
        let bare = unmarked(name);
        let is_plain = !bare.is_empty() && !bare.contains(['"', '\'', '[', ']', '{', '}', '#', '=']);
        is_plain.then(|| if is_number { name.to_owned() } else { Notation::Toml.quoted(bare) })
    });
    let names = names.collect::<Option<Vec<_>>>()?;
    Some(format!("[{}]", names.join(", ")))
}

/// Keys behind which `yes` and `no` are words as others are.
const TEXTS: [&str; 12] = [
    "title",
    "summary",
    "recap",
    "story_date",
    "subject",
    "preheader",
    "alt",
    "credit",
    "by",
    "slug",
    "tagline",
    "description",
];

/// Whether `key` says a day.
fn is_day(key: &str) -> bool {
    matches!(key, "date" | "updated")
}

/// A day that cannot be read, told of as a whole: the parser points to where it stops being a number.
fn undated(place: &Place<'_>) -> Slip {
    let Place { key, value, .. } = place;
    let written = value.split('#').next().unwrap_or(value).trim_end();
    let start = place.start + place.line.find(value).unwrap_or(0);
    let range = if written.is_empty() { place.range.clone() } else { start..start + written.len() };
    Slip::at(range, format!("`{key}` must be a day")).help(day_meant(key, value))
}

/// What to write for the day that `value` seems to mean.
fn day_meant(key: &str, value: &str) -> String {
    misdated::help(value.split('#').next().unwrap_or(value), |it| format!("{key} = {it}"))
}

/// The `;` or `,` at the end of a line `key = value`, as in other notations.
fn closed_by_a_mark(place: &Place<'_>, message: &str) -> Option<(Range<usize>, char)> {
    let Place { line, key, value, .. } = place;
    let mark = line.trim_end().chars().next_back().filter(|it| matches!(it, ';' | ','))?;
    let ends = ["unexpected key or value", "string values must be quoted", "invalid date", "invalid boolean"];
    let ends = ends.iter().any(|it| message.starts_with(it)) || message.starts_with("invalid integer");
    let pair = line.trim_start().strip_prefix(key)?.trim_start().starts_with('=');
    let end = place.start + line.trim_end().len();
    (ends && pair && !value.starts_with(['{']) && end > place.range.start).then(|| (end - 1..end, mark))
}

/// A list or a table without its end, told of where the end belongs.
fn unclosed(place: &Place<'_>, message: &str) -> Option<Slip> {
    if message.starts_with("unclosed array") {
        return Some(place.slip("a `]` is missing here", "end the list with `]`"));
    }
    if message.starts_with("unclosed inline table") {
        return Some(place.slip("a `}` is missing here", "end the table with `}`"));
    }
    if !message.starts_with("missing comma between array elements") {
        return None;
    }
    let begins = place.line.trim_start().strip_prefix(place.key).is_some_and(|it| it.trim_start().starts_with('='));
    match place.above().find(|(_, line)| !line.trim().is_empty()) {
        // The parser takes the next key for one more part of the list.
        Some((start, line)) if begins && place.range.start == place.start => {
            let end = start + line.len();
            Some(Slip::at(end..end, "a `]` is missing here").help("end the list with `]`"))
        }
        _ => Some(place.slip("a `,` is missing here", "write a `,` between the parts of a list")),
    }
}

/// A number without the 0 that it begins with; a text, where the key does not ask for a number.
fn without_zero(key: &str, value: &str) -> String {
    let word = value.split(['#', ' ']).next().unwrap_or(value);
    let number = word.trim_start_matches('0');
    if matches!(key, "season" | "episode" | "length" | "port") && number.bytes().all(|it| it.is_ascii_digit()) {
        return if number.is_empty() { "0".to_owned() } else { number.to_owned() };
    }
    format!("\"{word}\"")
}
