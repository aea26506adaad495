//! Files that were meant to take the place of the theme's and do not, for a slip in their names:
//! nothing else would say so.

use super::blocks;
use super::embedded::{self, DEFAULT};
use super::tags::{components, mention};
use crate::diagnostic::{Diagnostic, Report, Rule, nearest};
use crate::markdown::BuiltIn;
use crate::source::{Asset, Source, SourcePath, Span};

/// Tells of every one of the author's `templates`, each by its name, that nothing is printed with, and of every style
/// sheet and script that is called almost as one of the theme's.
pub(super) fn tell(templates: &[(&str, &Source)], statics: &[Asset], report: &mut Report) {
    for (name, source) in templates.iter().copied() {
        if let Some(remark) = of_template(name, source, templates) {
            report.warn(Rule::UnreadFile, remark);
        }
    }
    for asset in statics {
        let Some(name) = asset.path.below("static") else { continue };
        if let Some(meant) = almost(name, &asset.path)
            && !templates.iter().any(|(_, it)| it.text.contains(name))
        {
            let remark = Diagnostic::at(Span::file(&asset.path), "no template leads to this file");
            report.warn(Rule::UnreadFile, remark.help(format!("did you mean `{meant}`?")));
        }
    }
}

/// What is to be said of a template that prints nothing, or not all that stands in it.
fn of_template(name: &str, source: &Source, templates: &[(&str, &Source)]) -> Option<Diagnostic> {
    let remark = |message: &str| Diagnostic::at(Span::file(&source.path), message);
    let known = || embedded::TEMPLATES.iter().map(|(name, _)| *name);
    let is_ours = known().any(|it| it == name);
    if is_ours && source.text.trim().is_empty() {
        let help = format!("take it away, or begin with `{{% extends \"{DEFAULT}{name}\" %}}`");
        return Some(remark("nothing is written in this template, and its pages are blank").help(help));
    }
    if let Some((word, span)) = shadowed_component(source) {
        let message = format!("no text calls for this component, for `[!{word}]` needs none");
        let help = "give it another name, or write rules for the block in `static/own.css`";
        return Some(Diagnostic::at(span, message).help(help));
    }
    if name == SHELL
        && blocks::extended(&source.text).is_some()
        && let Some(range) = blocks::filled("main", &source.text)
    {
        let message = "every page fills this block itself, so nothing of what stands here is printed";
        let help = "put it into `masthead` or `footer`, or into the pages' templates";
        return Some(Diagnostic::at(Span::new(&source.path, range), message).help(help));
    }
    if !TEMPLATES.contains(&&*source.path.extension()) {
        let meant = known().find(|it| it.split('.').next() == name.split('.').next())?;
        return Some(remark("nothing is printed with a file of this name").help(format!("call it `{meant}`")));
    }
    let replaces = is_ours && !name.starts_with("components/");
    if replaces || defines_component(source) || is_mentioned(name, source, templates) {
        return None;
    }
    if let Some(help) = unnamed_component(name) {
        return Some(remark("no component is written in this file").help(help));
    }
    let help = replaced(name).map_or_else(
        || "extend or include it in another, or give it the name of the template that it replaces".to_owned(),
        |it| format!("did you mean `{it}`?"),
    );
    Some(remark("nothing is printed with this template").help(help))
}

/// The template of the theme that one called `name` was perhaps to replace: one in another folder, one of nearly that
/// name, or what other generators call so. All names end alike, which says nothing.
fn replaced(name: &str) -> Option<&'static str> {
    let known = || embedded::TEMPLATES.iter().map(|(it, _)| *it);
    let file = |it: &str| it.rsplit('/').next().map(str::to_owned);
    let moved = known().find(|it| file(it) == file(name));
    let stem = |it: &'static str| it.rsplit_once('.').map_or(it, |(stem, _)| stem);
    let (typed, _) = name.rsplit_once('.')?;
    let close = || nearest(typed, known().map(stem)).and_then(|near| known().find(|it| stem(it) == near));
    moved.or_else(close).or_else(|| ELSEWHERE.iter().find(|it| it.0 == typed).map(|it| it.1))
}

/// What other generators call their templates, and what ours are called.
const ELSEWHERE: [(&str, &str); 8] = [
    ("default", "base.html"),
    ("email", "letter.html"),
    ("index", "home.html"),
    ("layout", "base.html"),
    ("list", "season.html"),
    ("mail", "letter.html"),
    ("post", "episode.html"),
    ("single", "episode.html"),
];

/// The shell of all pages.
const SHELL: &str = "base.html";

/// What templates end with. Other files beside them are notes, and nobody expects to see those printed.
const TEMPLATES: [&str; 4] = ["html", "htm", "css", "svg"];

/// A component is found by its own name, in whatever file it stands.
fn defines_component(source: &Source) -> bool {
    components(&source.text).next().is_some()
}

/// A component that is called like a block which needs none: that block, and where the name stands.
fn shadowed_component(source: &Source) -> Option<(&'static str, Span)> {
    components(&source.text).find_map(|it| {
        // Without a dot, it is for templates alone.
        let (own, _) = it.text.split_once('.')?;
        let block = BuiltIn::parse(own)?;
        Some((block.name(), Span::new(&source.path, it.start..it.start + own.len())))
    })
}

/// What to write around what stands in the file of a component, which its name alone does not make one.
fn unnamed_component(name: &str) -> Option<String> {
    let stem = name.strip_prefix("components/")?.rsplit_once('.')?.0;
    // One that takes the place of ours begins as ours does.
    if let Some((_, ours)) = embedded::TEMPLATES.iter().find(|(it, _)| *it == name) {
        let (tag, _) = ours.split_once("{% component")?.1.split_once("%}")?;
        return Some(format!(
            "begin as the theme's does, with `{{% component{tag}%}}`, and end with `{{% endcomponent %}}`"
        ));
    }
    let own = stem.replace(|it: char| !it.is_ascii_alphanumeric(), "_");
    Some(format!(
        "write `{{% component {own}.web() %}}` above and `{{% endcomponent {own}.web %}}` below what `> [!{}]` is to print",
        stem.to_uppercase()
    ))
}

/// Whether another template of the author's may extend or include this one: both name it in full.
fn is_mentioned(name: &str, source: &Source, templates: &[(&str, &Source)]) -> bool {
    templates.iter().any(|(_, it)| it.path != source.path && mention(name, &it.text).is_some())
}

/// The author's style sheet, which pages load after the theme's.
const OWN: &str = "own.css";

/// The style sheet or script of the theme that a file was perhaps to be. A picture of a like name is rather
/// one that a text shows.
fn almost(name: &str, path: &SourcePath) -> Option<&'static str> {
    if name != OWN && name.eq_ignore_ascii_case(OWN) {
        return Some(OWN);
    }
    let extension = path.extension();
    let files = embedded::STATIC.iter().map(|it| it.path);
    let alike =
        files.filter(|it| it.rsplit_once('.').is_some_and(|(_, it)| it == extension && matches!(it, "css" | "js")));
    let stem = |it: &'static str| it.rsplit_once('.').map_or(it, |(stem, _)| stem);
    let own = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    alike.filter(|it| *it != name).find(|it| nearest(own, [stem(it)]).is_some())
}
