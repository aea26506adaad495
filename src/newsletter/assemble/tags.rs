//! The tags of a newsletter, gathered from its episodes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::{Permalink, Slug};
use crate::diagnostic::{Diagnostic, Report};
use crate::language::Language;
use crate::manuscript::Placed;
use crate::newsletter::fixture::Fixture;
use crate::newsletter::model::{Episode, Newsletter, Tag};

impl Newsletter {
    /// The tags of an episode, in the author's order.
    pub fn tags_of(&self, episode: &Episode) -> impl Iterator<Item = &Tag> {
        episode.manuscript.tags.iter().filter_map(|it| self.tags.get(&*lowercase(&it.value)))
    }
}

/// Every tag, whatever its case; it is called as it was first written.
pub(super) fn tags(episodes: &[Arc<Episode>], language: &Language, report: &mut Report) -> BTreeMap<String, Tag> {
    let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
    let mut taken: BTreeMap<Slug, String> = BTreeMap::new();
    for (place, episode) in episodes.iter().enumerate() {
        for Placed { value: name, span } in &episode.manuscript.tags {
            let lowercase = lowercase(name);
            let Some(tag) = tags.get_mut(&*lowercase) else {
                let spoken = name.replace('+', " plus").replace('#', " sharp");
                let Some(slug) = Slug::of(&language.plain_letters(&spoken)) else {
                    let remark = Diagnostic::at(span.clone(), "no address can be made of this tag");
                    report.error(remark.help("give it a letter or a digit"));
                    continue;
                };
                let slug = told_apart(slug, name, &taken);
                taken.entry(slug.clone()).or_insert_with(|| name.clone());
                let tag = Tag { name: name.clone(), permalink: permalink(&slug), episodes: vec![place] };
                tags.insert(lowercase.into_owned(), tag);
                continue;
            };
            if tag.episodes.last() != Some(&place) {
                tag.episodes.push(place);
            }
        }
    }
    tags
}

/// `slug`, with a number if another tag than `name` has it that only sounds alike, as `诗` and `史` do. Tags
/// that differ in no more than marks or accents are rather one that was written in two ways, and are told of
/// where both are published.
fn told_apart(slug: Slug, name: &str, taken: &BTreeMap<Slug, String>) -> Slug {
    let Some(first) = taken.get(&slug).filter(|it| sounds(it) || sounds(name)) else { return slug };
    let letters = |it: &str| -> String { it.to_lowercase().chars().filter(|it| it.is_alphanumeric()).collect() };
    if letters(first) == letters(name) {
        return slug;
    }
    let mut numbered = (2..=taken.len() + 1).filter_map(|it| Slug::of(&format!("{slug} {it}")));
    numbered.find(|it| !taken.contains_key(it)).unwrap_or(slug)
}

/// Whether an address only tells how this name sounds, since it is written in other letters than those
/// of the Latin alphabet.
fn sounds(name: &str) -> bool {
    name.chars().any(|it| it.is_alphabetic() && !matches!(it, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
}

/// The name of a tag, whatever its case. Most are small letters already.
fn lowercase(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|it| it.is_ascii() && !it.is_ascii_uppercase()) {
        name.into()
    } else {
        name.to_lowercase().into()
    }
}

/// The page of a tag.
fn permalink(slug: &Slug) -> Permalink {
    Fixture::Tags.permalink().join(&format!("{slug}/")).expect("a slug is a safe part of an address")
}
