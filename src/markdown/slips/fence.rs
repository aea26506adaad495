//! Slips behind the opening fence of a code block: an option that is nearly one of ours, and lines that are not there.
//! The words of other tools are left alone.

use std::ops::Range;

use crate::diagnostic::Slip;
use crate::markdown::fence::{attribute, lines_of};

/// What an option says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// By itself that lines are numbered.
    Switch,
    /// Something behind a `=`.
    Value,
}

/// Our options, and those of other tools that we take for ours.
const OPTIONS: [(&str, Says); 7] = [
    ("hl_lines", Says::Value),
    ("line_numbers", Says::Switch),
    ("linenos", Says::Switch),
    ("linenostart", Says::Value),
    ("name", Says::Value),
    ("start", Says::Value),
    ("title", Says::Value),
];

/// The slips in `info`, which stands behind the fence of a block. `lines` is the number of its lines.
pub(in crate::markdown) fn in_fence(info: &str, lines: usize) -> Vec<Slip> {
    let place = |part: &str| {
        let start = part.as_ptr().addr() - info.as_ptr().addr();
        start..start + part.len()
    };
    let mut slips = Vec::new();
    if let Some(format) = info.trim().strip_prefix("{=").and_then(|it| it.strip_suffix('}')) {
        let help = if format.starts_with("html") {
            "take out this line, and the one that ends the code: HTML is printed as it is"
        } else {
            "take it out, or write what it would show: Markdown and HTML are all that is read here"
        };
        let message = format!("another program would read this as `{format}`; here it is printed as code");
        return vec![Slip::at(place(info.trim()), message).help(help)];
    }
    let mut rest = info.trim_start().trim_start_matches(|it| !" ,{\t".contains(it));
    while let Some((key, value, tail)) = attribute(rest) {
        rest = tail;
        match (key, value) {
            ("hl_lines", Some(value)) => {
                let wrong = value.split([',', ' ']).map(|it| it.trim_matches('"')).filter(|it| !it.is_empty());
                slips.extend(wrong.filter_map(|part| wrong_lines(part, place(part), lines)));
            }
            ("hl_lines", None) => {
                let message = "`hl_lines` says which lines are marked";
                slips.push(Slip::at(place(key), message).help("write `hl_lines=\"2,4-6\"`"));
            }
            _ => {
                let Some(meant) = meant(key, value) else { continue };
                let slip = Slip::at(place(key), format!("code has no option `{key}`"));
                slips.push(slip.help(format!("did you mean `{meant}`?")));
            }
        }
    }
    slips
}

/// What is wrong with a `part` of `hl_lines`, which stands at `place`. `lines` is the number of lines that there are.
fn wrong_lines(part: &str, place: Range<usize>, lines: usize) -> Option<Slip> {
    let counted = "lines are counted from 1, whatever number is shown beside them";
    let Some(range) = lines_of(part) else {
        return Some(Slip::at(place, format!("`{part}` is no line")).help("write lines such as `hl_lines=\"2,4-6\"`"));
    };
    if range.is_empty() {
        let help = format!("write `{}-{}`", range.end(), range.start());
        return Some(Slip::at(place, format!("`{part}` begins behind its end")).help(help));
    }
    if *range.start() == 0 {
        return Some(Slip::at(place, "there is no line 0").help(counted));
    }
    if *range.end() <= lines {
        return None;
    }
    let has = if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
    Some(Slip::at(place, format!("this code has {has}, and no line {}", range.end())).help(counted))
}

/// The option that was most likely meant by a `key` that is none.
fn meant(key: &str, value: Option<&str>) -> Option<&'static str> {
    if OPTIONS.iter().any(|(name, _)| *name == key) || !key.starts_with(|it: char| it.is_ascii_alphabetic()) {
        return None;
    }
    let squeezed = |name: &str| name.to_ascii_lowercase().replace(['-', '_'], "");
    let typed = squeezed(key);
    let fitting = OPTIONS.iter().filter(|(_, says)| *says == Says::Switch || value.is_some());
    fitting.map(|(name, _)| *name).find(|it| one_slip(&typed, &squeezed(it)))
}

/// Whether `typed` is `meant` but for one letter too many, too few or another, or two in the wrong order. More would
/// take in words of other tools, such as `linenums`.
fn one_slip(typed: &str, meant: &str) -> bool {
    let alike = |(one, other): &(&u8, &u8)| one == other;
    let begin = typed.bytes().zip(meant.bytes()).take_while(|(one, other)| one == other).count();
    let (typed, meant) = (&typed.as_bytes()[begin..], &meant.as_bytes()[begin..]);
    let end = typed.iter().rev().zip(meant.iter().rev()).take_while(alike).count();
    match (&typed[..typed.len() - end], &meant[..meant.len() - end]) {
        ([] | [_], [] | [_]) => true,
        ([first, second], [other, another]) => first == another && second == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::in_fence;

    fn told(info: &str, lines: usize) -> Vec<String> {
        in_fence(info, lines)
            .into_iter()
            .map(|it| format!("{}: {}; {}", &info[it.range], it.message, it.help.expect("each has a help")))
            .collect()
    }

    #[test]
    fn the_words_of_other_tools_are_left_alone() {
        for info in [
            "rust",
            "rust,ignore",
            "rust,no_run,edition2021",
            "js{1,3}",
            "js {1,3-4}",
            "{.line-numbers}",
            "{.python .numberLines startFrom=\"100\"}",
            "js showLineNumbers {2} /rain/ frame=\"none\" startLineNumber=5 ins={2}",
            "ts twoslash filename=\"a.ts\" lines=2 line=3 linenums=\"1\" star stat named",
            "go {linenos=table,hl_lines=[2,\"3-4\"],linenostart=199,anchorlinenos=true,style=\"x\"}",
            "title",
        ] {
            assert_eq!(told(info, 4), Vec::<String>::new(), "{info}");
        }
    }
}
