//! Slips in YAML, in which nearly every mark means something at the beginning of a text.

use super::{Place, UNTYPED, end, indent};
use crate::diagnostic::Slip;
use crate::manuscript::front_matter::node::Notation;

pub(super) fn slip(place: &Place<'_>, message: &str, known: &[&str]) -> Option<Slip> {
    let Place { line, key, value, .. } = place;
    if let Some(key) = message.strip_prefix("duplicate mapping key: ") {
        return Some(place.slip(format!("`{key}` is said twice"), "keep one of them"));
    }
    if let Some(slip) = without_blank(place, message).or_else(|| without_colon(place, message, known)) {
        return Some(slip);
    }
    if message.starts_with("non-finite float") {
        let help = "put it between quotation marks if it is a text, or write a number";
        return Some(place.slip("nothing can be counted with this number", help));
    }
    if message.starts_with("multiple YAML documents") {
        let help = "take that line out: only a line `---` ends front matter";
        return Some(place.slip("a line `...` or `---` above ends the front matter before this", help));
    }
    if message.starts_with("unexpected character: `\\u{") {
        return Some(place.slip("a control character stands here, which nobody sees", UNTYPED));
    }
    if message.starts_with("mapping values are not allowed") {
        return Some(second_colon(place, known));
    }
    if message.contains("found a tab") || (message.contains("tab") && line.contains('\t')) {
        return Some(place.slip("a tab indents nothing here", "use blanks, or let every key begin at the margin"));
    }
    if message.starts_with("unclosed quote") {
        if !value.starts_with('\'') {
            return Some(place.slip("this text is never closed", end(value, '"')));
        }
        let help = format!("end it with `'`; if that is an apostrophe, {}", whole(place));
        return Some(place.slip("this text is never closed", help));
    }
    if message.starts_with("front matter must be lines") && line.contains('=') {
        let help = format!("write `{key}: …`; lines of `{key} = …` stand between `+++`");
        return Some(place.slip(message, help));
    }
    if message.starts_with("simple key expected") {
        return if known.contains(key) {
            Some(place.slip("a `:` is missing here", format!("write `{key}: {value}`")))
        } else {
            Some(place.slip("this line has no key", "indent it by two blanks if it goes on with the text above"))
        };
    }
    if message.starts_with("invalid trailing content after") {
        return Some(place.slip("the text ends before this", whole(place)));
    }
    if message.starts_with("comment intercepting") {
        let help = "put the whole text between quotation marks; a comment has a line of its own";
        return Some(place.slip("everything after ` #` is a comment, and the text goes on below it", help));
    }
    if let Some(slip) = unclosed(place, message) {
        return Some(slip);
    }
    if message.contains("did not find expected key") && value.starts_with(['[', '{']) && !key.is_empty() {
        let what = if value.starts_with('[') { "list" } else { "table" };
        return Some(place.slip(format!("the {what} ends before this"), whole(place)));
    }
    if message.contains("did not find expected") && line.trim_start().starts_with("- ") {
        let help = "let every `-` of a list begin below the one above";
        return Some(place.slip("this `-` does not stand below the others of its list", help));
    }
    if message.contains("did not find expected key") || message.contains("did not find expected '-'") {
        let help = "let it begin below the key that it belongs with";
        return Some(place.slip("this line is indented in another way than those above", help));
    }
    no_text(place, message)
}

/// A text that begins with a mark which means something there.
fn no_text(place: &Place<'_>, message: &str) -> Option<Slip> {
    if !NO_TEXT.iter().any(|it| message.starts_with(it)) {
        return None;
    }
    let value = place.value;
    let mark = place.meant.chars().next().filter(|it| "@`%*>|-?{&!#".contains(*it))?;
    let name = if mark == '`' { "a backtick".to_owned() } else { format!("`{mark}`") };
    let within = value.starts_with(['[', '{']) && !value.starts_with("{{");
    let help = if within { "put it between quotation marks".to_owned() } else { whole(place) };
    Some(place.slip(format!("a text cannot begin with {name} here"), help))
}

/// The line with its whole text between quotation marks.
fn whole(place: &Place<'_>) -> String {
    let Place { key, value, .. } = place;
    if key.is_empty() || key.starts_with('-') {
        return "put the whole text between quotation marks".to_owned();
    }
    // A text that was to stand between quotation marks, and has some of the kind within.
    let inner = ['"', '\''].into_iter().find_map(|it| {
        let inner = value.strip_prefix(it)?.strip_suffix(it)?;
        (!two_quotations(inner, it)).then_some(inner)
    });
    let line = Notation::Yaml.pair(key, &Notation::Yaml.quoted(inner.unwrap_or(value)));
    format!("put the whole text between quotation marks: `{line}`")
}

/// Whether a text between two marks ends one quotation and begins another, as `X" and "Y` does: then those at its ends
/// are as much a part of it as those within.
fn two_quotations(inner: &str, mark: char) -> bool {
    let Some((before, after)) = inner.split_once(mark) else { return false };
    let closes = before.ends_with(|it: char| !it.is_whitespace()) && !after.starts_with(char::is_alphanumeric);
    closes && inner.matches(mark).count().is_multiple_of(2)
}

/// A key whose `:` has no blank behind it, which makes a text of the line. The parser finds it at the next key.
fn without_blank(place: &Place<'_>, message: &str) -> Option<Slip> {
    let [here, next] = ["simple key expected", "mapping values are not allowed"].map(|it| message.starts_with(it));
    if !here && !next && !message.starts_with("front matter must be lines") {
        return None;
    }
    let seen = if next {
        place.at_line(place.above().find(|(_, it)| !it.trim().is_empty())?.0)
    } else {
        place.at_line(place.start)
    };
    let Place { key, line, .. } = seen;
    let (before, value) = line.split_once(':')?;
    // `https://…` is no key, and a second `:` is another slip.
    if before != key || value.is_empty() || value.starts_with([' ', '\t', '/']) || value.contains(": ") {
        return None;
    }
    let colon = seen.start + before.len();
    let help = format!("write `{}`", Notation::Yaml.pair(key, value.trim()));
    Some(Slip::at(colon..colon + 1, "a blank is missing behind this `:`").help(help))
}

/// A key behind which another mark stands than a `:`, or none: the line is a text, and so is all down to the next key,
/// at which the parser finds it.
fn without_colon(place: &Place<'_>, message: &str, known: &[&str]) -> Option<Slip> {
    let [here, next] = ["simple key expected", "mapping values are not allowed"].map(|it| message.starts_with(it));
    let is_alone = message.starts_with("front matter must be lines");
    if here || is_alone {
        // A line of TOML alone is told of as that.
        return other_mark(&place.at_line(place.start), known).filter(|_| here || !place.line.contains('='));
    }
    let is_first = |it: &Place<'_>| {
        let before = it.text.get(it.start..it.range.start).unwrap_or("");
        it.indent() == 0 && !before.contains(": ")
    };
    if !next || !is_first(place) {
        return None;
    }
    let is_text = |line: &str| {
        let is_pair = line.contains(": ") || line.ends_with(':');
        !is_pair && line != Notation::Yaml.fence() && !line.starts_with(['#', ' ', '-'])
    };
    let above: Vec<_> = place.above().take_while(|(_, line)| line.is_empty() || is_text(line)).collect();
    let (start, _) = above.into_iter().rev().find(|(_, line)| !line.is_empty())?;
    let seen = place.at_line(start);
    other_mark(&seen, known).or_else(|| {
        let Place { line, key, value, .. } = seen;
        let range = start..start + line.trim_end().len();
        Some(if known.contains(&key) && !value.is_empty() {
            Slip::at(range, "a `:` is missing here").help(format!("write `{}`", line_of(key, value)))
        } else {
            let help = "write it behind a key, as in `summary: …`, or take it out".to_owned();
            Slip::at(range, "this line has no key").help(help)
        })
    })
}

/// The mark that an input method, a word processor or TOML puts behind a key.
fn other_mark(seen: &Place<'_>, known: &[&str]) -> Option<Slip> {
    let Place { line, key, .. } = seen;
    let rest = line.trim_start().strip_prefix(key)?.trim_start();
    let mark = rest.chars().next().filter(|it| "=＝：∶﹕–—".contains(*it))?;
    if key.is_empty() || !(known.contains(key) || mark == '=') {
        return None;
    }
    let at = seen.start + line.len() - rest.len();
    let help = format!("write `{}`", line_of(key, rest[mark.len_utf8()..].trim()));
    let message = format!("a `:` stands behind a key here, and this is a `{mark}`");
    Some(Slip::at(at..at + mark.len_utf8(), message).help(help))
}

/// A key with its value, between quotation marks if that is no text without them.
fn line_of(key: &str, value: &str) -> String {
    let is_plain =
        !value.contains(": ") && !value.contains(" #") && !value.starts_with(|it| "@`%*>|-?&!#,".contains(it));
    let quoted = Notation::Yaml.quoted(value);
    Notation::Yaml.pair(key, if is_plain { value } else { &quoted })
}

/// A `: ` where no key can be: in a text, on its first line or further down, or behind a key that is indented.
fn second_colon(place: &Place<'_>, known: &[&str]) -> Slip {
    let Place { line, key, value, .. } = place;
    let colon = "a `:` before a blank begins another value";
    let before = place.text.get(place.start..place.range.start).unwrap_or("");
    if !line.starts_with(' ') || before.contains(": ") {
        let within = value.starts_with(['[', '{']);
        let help = if within { "put the text between quotation marks".to_owned() } else { whole(place) };
        return place.slip(colon, help);
    }
    let owner = place.above().find(|(_, it)| !it.trim().is_empty() && indent(it) < place.indent());
    let lone = line.trim_start().strip_prefix(key).is_some_and(|it| it.starts_with(':'));
    let is_key = lone && (known.contains(key) || INNER.contains(key));
    match owner.map(|(start, _)| place.at_line(start)) {
        Some(owner) if !is_key && !owner.key.is_empty() && !owner.key.starts_with('-') => {
            let help = format!("put the whole text between quotation marks, or below a line `{}: >`", owner.key);
            place.slip(colon, help)
        }
        Some(owner) if owner.indent() > 0 => {
            place.slip("this line is indented, the one above is not", "let both begin below each other")
        }
        _ => place.slip("this line is indented, the one above is not", "let both begin at the margin"),
    }
}

/// A list or a table without its end, told of where it begins.
fn unclosed(place: &Place<'_>, message: &str) -> Option<Slip> {
    if !message.starts_with("unclosed bracket") && !message.starts_with("illegal placement of ':'") {
        return None;
    }
    let open = |line: &str| {
        ["[]", "{}"].into_iter().find(|it| line.matches(&it[..1]).count() > line.matches(&it[1..]).count())
    };
    let (start, line) =
        std::iter::once((place.start, place.line)).chain(place.above()).find(|(_, it)| open(it).is_some())?;
    let brackets = open(line)?;
    let (begin, end) = (&brackets[..1], &brackets[1..]);
    let at = start + line.find(begin)?;
    let what = if begin == "[" { "list" } else { "table" };
    Some(Slip::at(at..start + line.len(), format!("this {what} is never closed")).help(format!("end it with `{end}`")))
}

/// What is said of a mark that means something else, where a text was meant to begin.
const NO_TEXT: &[&str] = &[
    "unexpected character",
    "while scanning an anchor or alias",
    "alias references unknown anchor",
    "while scanning a block scalar",
    "block sequence entries are not allowed",
    "mapping keys are not allowed",
    "a key must be a word",
];

/// The keys of tables within front matter.
const INNER: &[&str] = &[
    "url",
    "file",
    "length",
    "type",
    "duration",
    "chapters",
    "transcript",
    "image",
    "alt",
    "credit",
    "by",
    "subject",
    "preheader",
];
