//! Files beside the texts that nothing shows and nothing leads to. They are published all the same, and were perhaps
//! meant for nobody: notes, a draft from a word processor, a picture that was not chosen.
//!
//! What counts is the name of a file, wherever it is named: a file too many that is passed over does less harm than a
//! remark on one that a reader needs.

use std::collections::{BTreeMap, BTreeSet};

use super::galley::Galley;
use super::survey::Survey;
use crate::address::{OutputPath, Permalink};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::Audio;
use crate::newsletter::Enclosure;
use crate::source::Span;

/// Tells of files below `content` that no page, no letter and no feed names.
pub(super) fn check(surveys: &BTreeMap<OutputPath, Survey>, galley: Galley<'_>, report: &mut Report) {
    let newsletter = &galley.prepared.newsletter;
    if newsletter.enclosures.is_empty() {
        return;
    }
    let named = named(surveys, galley);
    let mut unlinked: Vec<&Enclosure> =
        newsletter.enclosures.iter().filter(|it| !named.contains(it.asset.path.name())).collect();
    let sources = galley.sources;
    for source in sources.templates.iter().chain(&sources.styles).chain([&sources.masthead]) {
        unlinked.retain(|it| !source.text.contains(it.asset.path.name()));
    }
    // HTML by hand may be for letters alone.
    for text in newsletter.texts() {
        if !unlinked.is_empty()
            && let Some(text) = text.body.unfollowed()
        {
            unlinked.retain(|it| !text.contains(it.asset.path.name()));
        }
    }
    for Enclosure { asset, permalink } in unlinked {
        let message = format!("nothing shows this file or links to it, and everybody can read it at `{permalink}`");
        let remark = Diagnostic::at(Span::file(&asset.path), message);
        report.warn(Rule::UnlinkedFile, remark.help("link to it, or move it out of `content`"));
    }
}

/// The last part of every address that is printed on a page, or written in a text or above it.
fn named(surveys: &BTreeMap<OutputPath, Survey>, galley: Galley<'_>) -> BTreeSet<String> {
    let newsletter = &galley.prepared.newsletter;
    let printed = surveys.values().flat_map(|it| &it.addresses).map(String::as_str);
    let links = newsletter.texts().flat_map(|it| &it.body.facts().links).map(|it| &*it.destination);
    let covers = newsletter.episodes.iter().filter_map(|it| it.manuscript.cover.as_deref());
    let covers = covers.chain(newsletter.pages.iter().filter_map(|it| it.manuscript.cover.as_ref()));
    let recordings = newsletter.episodes.iter().filter_map(|it| it.manuscript.audio.as_deref());
    printed
        .chain(links)
        .chain(covers.map(|it| it.image.value.as_str()))
        .chain(recordings.flat_map(Audio::urls).map(|it| it.value.as_str()))
        .map(last_part)
        .collect()
}

/// The name of the file that `address` leads to.
fn last_part(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    Permalink::decoded(path.rsplit('/').next().unwrap_or(path)).into_owned()
}
