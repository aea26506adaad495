//! Blocks that a template fills though none of those that it extends has them. Nothing would print them; the engine
//! names the block, and neither the template that lacks it nor those that there are.

use std::collections::BTreeSet;
use std::ops::Range;

use super::embedded::{DEFAULT, TEMPLATES, default_template};
use super::places::{path_of, text_of};
use super::tags::{Token, tags};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{Source, SourcePath, Span};

/// What is to be said of the block `name`, which the template at `path` fills among the author's `templates`.
pub(super) fn remark(name: &str, path: &SourcePath, templates: &[Source]) -> Diagnostic {
    let parents = parents(path, templates);
    let known: BTreeSet<&str> = parents.iter().flat_map(|(_, text)| blocks(text)).map(|it| it.name.text).collect();
    let own = parents.iter().find(|(parent, _)| templates.iter().any(|it| it.path == *parent));
    if let Some((parent, _)) = own.filter(|_| default_template(path).is_some()) {
        // Of all that it lacks, the author is told at once.
        let file = parent.below("templates").unwrap_or_default();
        let children = TEMPLATES.iter().filter(|(_, text)| extended(text) == Some(file));
        let filled = children.flat_map(|(_, text)| blocks(text)).filter(|it| it.is_outermost).map(|it| it.name.text);
        let lacking: BTreeSet<&str> = filled.filter(|it| !known.contains(it)).collect();
        let message = format!("pages of the theme fill the block `{name}`, and this template has none");
        let help = format!("write {}, or begin with `{{% extends \"{DEFAULT}{file}\" %}}`", written(&lacking));
        return Diagnostic::at(Span::file(parent), message).help(help);
    }
    let text = text_of(path, templates);
    let span = text.and_then(|it| filled(name, it)).map_or_else(|| Span::file(path), |it| Span::new(path, it));
    let parent = text.and_then(extended).unwrap_or_default();
    let remark = Diagnostic::at(span, format!("`{parent}` has no block `{name}`"));
    remark.help(match nearest(name, known.iter().copied()) {
        Some(it) => format!("did you mean `{it}`?"),
        None => format!("it has {}", listed(&known)),
    })
}

/// Where a template fills the block `name`, which is in no other of its blocks.
pub(super) fn filled(name: &str, text: &str) -> Option<Range<usize>> {
    blocks(text).find(|it| it.is_outermost && it.name.text == name).map(|it| it.name.range())
}

/// Where a template has the block `name`, be it in another.
pub(super) fn place(name: &str, text: &str) -> Option<Range<usize>> {
    blocks(text).find(|it| it.name.text == name).map(|it| it.name.range())
}

/// The templates that the one at `path` extends, the nearest first.
fn parents<'a>(path: &SourcePath, templates: &'a [Source]) -> Vec<(SourcePath, &'a str)> {
    let mut chain: Vec<(SourcePath, &str)> = Vec::new();
    let mut next = text_of(path, templates).and_then(extended);
    while let Some(name) = next {
        // The author's own of a name comes before ours.
        let mut found = [path_of(name), path_of(&format!("{DEFAULT}{name}"))].into_iter();
        let Some((path, text)) = found.find_map(|it| text_of(&it, templates).map(|text| (it, text))) else {
            break;
        };
        if chain.iter().any(|it| it.0 == path) {
            break;
        }
        next = extended(text);
        chain.push((path, text));
    }
    chain
}

/// What a template extends.
pub(super) fn extended(text: &str) -> Option<&str> {
    tags(text).find_map(|it| it.operand("extends"))?.unquoted()
}

/// A block of a template.
struct Block<'t> {
    name: Token<'t>,
    /// Whether it stands in no other.
    is_outermost: bool,
}

/// The blocks of a template in order.
fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut depth = 0_usize;
    tags(text).filter_map(move |tag| {
        if tag.is("endblock") {
            depth = depth.saturating_sub(1);
        }
        let name = tag.operand("block")?;
        depth += 1;
        Some(Block { name, is_outermost: depth == 1 })
    })
}

/// ``the blocks `a`, `b` and `c` ``.
fn listed(names: &BTreeSet<&str>) -> String {
    let names: Vec<String> = names.iter().map(|it| format!("`{it}`")).collect();
    match &names[..] {
        [] => "none".to_owned(),
        [one] => format!("the block {one}"),
        [all @ .., last] => format!("the blocks {} and {last}", all.join(", ")),
    }
}

/// The blocks as they are written where they belong.
fn written(names: &BTreeSet<&str>) -> String {
    let blocks: Vec<String> = names.iter().map(|it| format!("`{{% block {it} %}}{{% endblock %}}`")).collect();
    blocks.join(", ")
}
