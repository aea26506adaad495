//! What was meant by something in a template that does not exist, or that nobody can read: a slip in a name, or a habit
//! from another language of templates.

use std::ops::Range;

use super::embedded::TEMPLATES;
use super::places::word;
use super::{options, tags};
use crate::diagnostic::nearest;
use crate::source::Source;

/// What to type instead of what stands at `range` of `text`, of which the engine says `message`.
pub(super) fn at(message: &str, text: &str, range: &Range<usize>, templates: &[Source]) -> Option<String> {
    let message = message.trim_end_matches('.').to_lowercase();
    let (before, rest) = text.split_at_checked(range.start)?;
    if message == "unknown tag" {
        return tag(rest);
    }
    if let Some((kind, name)) = message.strip_prefix("unknown ").and_then(|it| it.split_once(" `")) {
        return unknown(kind, name.split('`').next()?, templates);
    }
    if message == "iteration not possible on type `undefined`" {
        let name = rest.split(|it: char| !it.is_alphanumeric() && !"_.".contains(it)).next().unwrap_or("");
        return Some(format!("nothing is called so: `{{{{ {name} }}}}` would tell which names there are"));
    }
    let help = match (&*message, word(rest)) {
        ("found string but expected identifier", _) => return Some(named_option(before)),
        ("found identifier but expected in", _) => "write `in`",
        ("found identifier but expected %}", "if") if before.trim_end().ends_with("else") => "write `elif`",
        ("found identifier but expected %}", "with") => {
            "take the rest away: an included template sees what this one sees"
        }
        ("found `:` but expected }}", _) if rest.starts_with("::") => "a component is printed so: `{{ <name /> }}`",
        ("found `:` but expected }}" | "found `:` but expected %}", _) => return Some(named_option(before)),
        (it, _) if it.starts_with("found `}}` but expected one of") => "write what is to be printed, or take it away",
        (it, _) if it.starts_with("`+` requires both operands to be numbers") => "texts are joined with `~`",
        (it, _) if it.ends_with("is not a file below `static`") => {
            "write its path within `static`, such as `\"own.css\" | asset`"
        }
        (it, _) => match MARKS.iter().find(|(mark, _)| rest.starts_with(mark)) {
            Some((_, help)) => help,
            None if it.ends_with("but expected }}") => "end it with `}}`",
            None if it.ends_with("but expected %}") => "end the tag with `%}`",
            None => return None,
        },
    };
    Some(help.to_owned())
}

/// How what `before` ends with, behind which a bracket or a colon stands, is told what it needs.
fn named_option(before: &str) -> String {
    let called = before.trim_end().trim_end_matches('(').trim_end();
    let start = called.rfind(|it: char| !it.is_alphanumeric() && it != '_').map_or(0, |it| it + 1);
    let option = match &called[start..] {
        "date" => "format=\"%Y-%m-%d\"",
        "join" => "sep=\", \"",
        "throw" => "message=\"…\"",
        "truncate" => "length=80",
        _ => "value=…",
    };
    format!("what is in brackets has a name: `{}({option})`", &called[start..])
}

/// What was meant by the tag that `rest` begins with.
fn tag(rest: &str) -> Option<String> {
    let typed = word(rest);
    match TAGS.iter().find(|it| it.0 == typed) {
        Some((_, help)) => Some((*help).to_owned()),
        None if rest.starts_with('~') => Some("write `{%-`".to_owned()),
        None => nearest(typed, OURS).map(|it| format!("did you mean `{it}`?")),
    }
}

/// What was meant by a `name` that nothing of this `kind` has.
fn unknown(kind: &str, name: &str, templates: &[Source]) -> Option<String> {
    let close = |known: &mut dyn Iterator<Item = &str>| nearest(name, known).map(|it| format!("did you mean `{it}`?"));
    let among = |known: &[(&'static str, _)]| close(&mut known.iter().map(|it| it.0));
    match kind {
        "filter" => {
            let habit = FOREIGN.iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
            habit.or_else(|| among(options::FILTERS))
        }
        "test" => among(options::TESTS),
        "function" if components(templates).any(|it| it == name) => {
            Some(format!("that is a component: write `{{{{ <{name} … /> }}}}`"))
        }
        "function" => among(options::FUNCTIONS),
        "component" => close(&mut components(templates)),
        "template" => {
            let own = templates.iter().filter_map(|it| it.path.below("templates"));
            let ours = TEMPLATES.iter().map(|(name, _)| *name);
            let all: Vec<&str> = own.chain(ours).collect();
            match name.strip_prefix("templates/").filter(|it| all.contains(it)) {
                Some(it) => Some(format!("write `{it}`: all names begin within `templates`")),
                None => close(&mut all.into_iter()),
            }
        }
        _ => None,
    }
}

/// The names of all components, the author's and ours.
fn components(templates: &[Source]) -> impl Iterator<Item = &str> {
    let texts = templates.iter().map(|it| &*it.text).chain(TEMPLATES.iter().map(|(_, text)| *text));
    texts.flat_map(tags::components).map(|it| it.text)
}

/// Marks that other languages have, and what to write instead.
const MARKS: [(&str, &str); 16] = [
    ("&&", "write `and`"),
    ("|", "write `or`"),
    ("!", "write `not`"),
    ("?", "write `{{ \"one\" if this else \"other\" }}`"),
    ("=", "to compare, write `==`"),
    ("&", "write the mark itself, such as `>` or `\"`"),
    ("“", STRAIGHT),
    ("”", STRAIGHT),
    ("‘", STRAIGHT),
    ("’", STRAIGHT),
    ("„", STRAIGHT),
    ("«", STRAIGHT),
    ("\u{a0}", "this is a no-break space: write a plain one"),
    ("$", "take the `$` away"),
    (".", "names do not begin with a dot: write `episode.title`"),
    ("#", "tags stand in `{% … %}`, such as `{% if … %}` and `{% endif %}`"),
];

const STRAIGHT: &str = "write straight quotation marks";

/// The tags that there are.
const OURS: [&str; 20] = [
    "block",
    "endblock",
    "break",
    "component",
    "endcomponent",
    "continue",
    "elif",
    "else",
    "extends",
    "filter",
    "endfilter",
    "for",
    "endfor",
    "if",
    "endif",
    "include",
    "raw",
    "endraw",
    "set",
    "endset",
];

/// Tags that other languages have, and what to write instead.
const TAGS: [(&str, &str); 9] = [
    ("assign", "write `{% set name = … %}`"),
    ("capture", "write `{% set name %}` and `{% endset %}`"),
    ("comment", "write `{# … #}`"),
    ("elseif", "write `elif`"),
    ("elsif", "write `elif`"),
    ("import", "take it away: components are found wherever they stand"),
    ("macro", "write `{% component name() %}` and `{% endcomponent name %}`"),
    ("unless", "write `{% if not … %}`"),
    ("with", "write `{% set name = … %}`"),
];

/// Filters that other languages have, and what to write instead.
const FOREIGN: [(&str, &str); 10] = [
    ("downcase", "write `lower`"),
    ("upcase", "write `upper`"),
    ("safehtml", "write `safe`"),
    ("raw", "write `safe`"),
    ("markdownify", "write `markdown`"),
    ("plainify", "write `excerpt`"),
    ("slugify", "write `slug`"),
    ("urlize", "write `slug`"),
    ("size", "write `length`"),
    ("slice", "write `[:3]` behind the list"),
];
