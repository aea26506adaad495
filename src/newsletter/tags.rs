//! The tags of a newsletter, gathered from its episodes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Episode, Fixture, Newsletter, Tag};
use crate::address::{Permalink, Slug};
use crate::diagnostic::{Diagnostic, Report};
use crate::language::Language;
use crate::manuscript::Placed;

impl Newsletter {
    /// The tags of an episode, in the author's order.
    pub fn tags_of(&self, episode: &Episode) -> impl Iterator<Item = &Tag> {
        episode.manuscript.tags.iter().filter_map(|it| self.tags.get(&*lowercase(&it.value)))
    }
}

/// Every tag, whatever its case; it is called as it was first written.
pub(super) fn tags(episodes: &[Arc<Episode>], language: &Language, report: &mut Report) -> BTreeMap<String, Tag> {
    let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
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
