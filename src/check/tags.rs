//! What a service would fill in, if letters were not the same for everyone: `{{ subscriber.first_name }}`.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{foreign, prose};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::email::openings;
use crate::manuscript::Target;
use crate::newsletter::Newsletter;
use crate::source::{SourcePath, Sources, Span};

/// No tag is longer, in bytes.
const LONGEST: usize = 500;

/// Tells of the tags of services in the texts of the episodes at `places`, of those of `target` alone if they go there.
/// Each is made literal, as it must be where an author writes of templates. In code that goes without saying.
pub fn check_tags(
    places: &[usize],
    target: Option<&Target>,
    newsletter: &Newsletter,
    sources: &Sources,
    report: &mut Report,
) {
    let (who, openings) = match target {
        Some(target) => (&*target.title, target.openings.iter().map(String::as_str).collect()),
        None => ("a service", openings(newsletter)),
    };
    for place in places {
        let manuscript = &newsletter.episodes[*place].manuscript;
        if let Some(text) = sources.text(&manuscript.path) {
            tell(&manuscript.path, &prose::of(&text, manuscript.body.start()), who, &openings, report);
        }
    }
}

/// What the services of a newsletter take for the beginning of a command, but for what `foreign` tells of.
pub(super) fn untold(newsletter: &Newsletter) -> BTreeSet<&str> {
    openings(newsletter).into_iter().filter(|it| !foreign::knows(it)).collect()
}

/// Tells of the tags in the prose of an episode that begin with one of `openings`.
pub(super) fn check(path: &SourcePath, prose: &str, openings: &BTreeSet<&str>, report: &mut Report) {
    tell(path, prose, "a service", openings, report);
}

/// Tells of those in the prose of a page or of a season's introduction, which no service sends.
pub(super) fn check_page(path: &SourcePath, prose: &str, openings: &BTreeSet<&str>, report: &mut Report) {
    for (start, tag) in tags(prose, openings) {
        let message = format!("`{tag}` is printed as it stands: nothing is filled in on a page");
        let remark = Diagnostic::at(Span::new(path, start..start + tag.len()), message);
        report.warn(Rule::LooseMark, remark.help("write what it stands for, or take it out"));
    }
}

fn tell(path: &SourcePath, prose: &str, who: &str, openings: &BTreeSet<&str>, report: &mut Report) {
    for (start, tag) in tags(prose, openings) {
        let message = format!("`{tag}` is sent as it stands: a letter is the same for every reader");
        let help = format!("take it out; {who} fills in only what stands in its own template, around the letter");
        report.warn(Rule::LooseMark, Diagnostic::at(Span::new(path, start..start + tag.len()), message).help(help));
    }
}

/// Every tag that begins with one of `openings`, and where.
fn tags<'t>(prose: &'t str, openings: &BTreeSet<&str>) -> Vec<(usize, &'t str)> {
    // Where each opening stands next: one that stands nowhere is looked for once, and not from each tag on.
    let mut coming: Vec<_> = openings.iter().map(|it| (*it, prose.match_indices(*it).peekable())).collect();
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let next = coming.iter_mut().filter_map(|(opening, places)| {
            while places.next_if(|(start, _)| *start < at).is_some() {}
            places.peek().map(|(start, _)| (*start, *opening))
        });
        let Some((start, opening)) = next.min_by_key(|(start, it)| (*start, Reverse(it.len()))) else { return found };
        let length = tag(&prose[start..], opening).filter(|_| !foreign::is_attribute(prose, start));
        found.extend(length.map(|it| (start, &prose[start..start + it])));
        at = start + length.unwrap_or(opening.len());
    }
}

/// How long the tag is that `text` begins with: a name, and perhaps what to do with it, between
/// `opening` and what closes it.
fn tag(text: &str, opening: &str) -> Option<usize> {
    let line = text[..text.floor_char_boundary(LONGEST)].lines().next()?;
    let inner = &line[opening.len()..];
    let closing = closing(opening);
    let end = inner.find(&closing)?;
    foreign::is_name(&inner[..end]).then(|| {
        let closed = opening.len() + end + closing.len();
        // Of three braces, the third closes it as well.
        closed + usize::from(inner.starts_with('{') && line[closed..].starts_with('}'))
    })
}

/// What closes a tag: its opening, mirrored. A variable `{$name}` has but a brace at its end.
fn closing(opening: &str) -> String {
    if opening == "{$" {
        return "}".to_owned();
    }
    let mirrored = |it| match it {
        '{' => '}',
        '[' => ']',
        '(' => ')',
        '<' => '>',
        other => other,
    };
    opening.chars().rev().map(mirrored).collect()
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn a_tag_is_a_name_between_its_marks() {
        let found = |openings: &[&str], prose: &str| {
            tags(prose, &openings.iter().copied().collect())
                .iter()
                .map(|(_, tag)| (*tag).to_owned())
                .collect::<Vec<_>>()
        };
        let named = "Dear {{ subscriber.first_name }}, {% if x %} {{{contact.first_name|there}}}";
        assert_eq!(
            found(&["{{", "{%"], named),
            ["{{ subscriber.first_name }}", "{% if x %}", "{{{contact.first_name|there}}}"]
        );
        assert_eq!(found(&["*|"], "*|FNAME|*, *|*, a *|b"), ["*|FNAME|*"]);
        assert_eq!(found(&["%%{"], "%%{first_name, \"there\"}%%"), ["%%{first_name, \"there\"}%%"]);
        assert_eq!(found(&["{$", "{%"], "{$name} {$5}"), ["{$name}"]);
        assert_eq!(found(&["{{"], "$a_{{1}}$ and {{ a\nb }} and {{}}"), [""; 0]);
    }
}
