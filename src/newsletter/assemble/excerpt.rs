//! What stands for an episode in lists: its summary, or how its text begins.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::manuscript::EpisodeManuscript;
use crate::markdown::{Document, cut, unbroken};
use crate::memo::Key;
use crate::newsletter::layout::Located;

/// An opening that this number of episodes share is a greeting, not the beginning of a story.
pub(super) const GREETING: usize = 3;

/// The most characters of an excerpt.
const EXCERPT: usize = 240;

/// The keys of the passages with which several episodes begin.
pub(super) fn greetings(episodes: &[Located<Arc<EpisodeManuscript>>]) -> BTreeSet<Key> {
    let passages = episodes.iter().flat_map(|it| &it.manuscript.body.facts().incipits);
    let mut keys: Vec<Key> = passages.map(|it| it.key).collect();
    keys.par_sort_unstable();
    keys.chunk_by(|one, other| one == other).filter(|it| it.len() >= GREETING).map(|it| it[0]).collect()
}

/// The summary as it stands; else the introduction, or the first passage that is the episode's own, cut to length.
pub(super) fn excerpt(summary: Option<&str>, body: &Document, greetings: &BTreeSet<Key>) -> String {
    if let Some(summary) = summary {
        return unbroken(summary);
    }
    let facts = body.facts();
    let own = || facts.incipits.iter().find(|it| !greetings.contains(&it.key))?.words.as_deref();
    cut(facts.introduction.as_deref().or_else(own).unwrap_or(""), EXCERPT)
}
