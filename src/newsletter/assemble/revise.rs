//! A newsletter in which one episode says something else. What can be left as it is, is shared with the newsletter as
//! it was: the places, addresses and links of ten thousand episodes are not worked out again for a sentence in one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::excerpt::{GREETING, excerpt};
use crate::manuscript::{Cover, EpisodeManuscript, Pairing, Placed};
use crate::markdown::{Document, Link, LinkKind, Route};
use crate::memo::Key;
use crate::newsletter::model::{Episode, Newsletter};
use crate::newsletter::schedule::Withheld;

impl Newsletter {
    /// This newsletter with the episode of `manuscript`'s file as that is now; `None` if its place, its address, its
    /// tags, its links or a title that others say have changed, or the file is no published episode. `all` are the
    /// manuscripts that there are, published or not. The result equals a newsletter that is assembled anew.
    #[must_use]
    pub fn revised<'a>(
        &self,
        manuscript: &Arc<EpisodeManuscript>,
        all: impl Iterator<Item = &'a EpisodeManuscript>,
    ) -> Option<Newsletter> {
        let place = self.episodes.iter().position(|it| it.manuscript.path == manuscript.path)?;
        let episode = &self.episodes[place];
        let manuscript = &self.masthead.at_home(manuscript);
        if !stands_alike(&episode.manuscript, manuscript) {
            return None;
        }
        // Links without words say its title and its headings; where these lend none, the author was told.
        if !is_called_alike(&episode.manuscript, manuscript) && self.is_named_by_links(episode) {
            return None;
        }
        // It may name a picture that was kept from readers for the sake of what is withheld.
        if self.withheld != Withheld::default() && manuscript.body.unfollowed().is_some() {
            return None;
        }
        let revised = Episode {
            excerpt: excerpt_among(all, episode, manuscript)?,
            manuscript: Arc::clone(manuscript),
            ..Episode::clone(episode)
        };
        let mut newsletter = self.clone();
        newsletter.episodes[place] = Arc::new(revised);
        Some(newsletter)
    }

    /// Whether a link takes its words from `episode`, or would.
    fn is_named_by_links(&self, episode: &Episode) -> bool {
        self.texts().any(|text| {
            let mut untitled = text.body.facts().links.iter().filter(|it| it.kind == LinkKind::Untitled);
            untitled.any(|it| match text.routes.get(&it.destination) {
                Some(Route::Page(permalink, _)) => *permalink == episode.permalink,
                Some(Route::File(..) | Route::Nowhere) => false,
                // A heading of the same page.
                None => *text.permalink == episode.permalink,
            })
        })
    }
}

/// Whether all that links without words can take from an episode is as it was: its title, and its headings.
fn is_called_alike(before: &EpisodeManuscript, after: &EpisodeManuscript) -> bool {
    let headings = |it: &EpisodeManuscript| -> Vec<(Box<str>, Box<str>)> {
        it.body.facts().headings.iter().map(|it| (it.anchor.clone(), it.text.clone())).collect()
    };
    before.title == after.title && headings(before) == headings(after)
}

/// Whether everything that decides where an episode stands, which sheets there are, and who leads
/// to whom, is as it was.
fn stands_alike(before: &EpisodeManuscript, after: &EpisodeManuscript) -> bool {
    let EpisodeManuscript {
        path: _,
        name,
        notation: _,
        span: _,
        season,
        number,
        kind,
        title: _,
        slug,
        date,
        updated: _,
        draft,
        summary: _,
        recap: _,
        tags,
        authors: _,
        cover,
        pairings,
        aliases,
        story_date: _,
        audio,
        mailing: _,
        guid,
        extra: _,
        body,
    } = before;
    let tags_of = |it: &[Placed<String>]| it.iter().map(|it| it.value.clone()).collect::<Vec<_>>();
    let goals = |it: &[Pairing]| it.iter().map(|it| it.url.as_ref().map(|it| it.value.clone())).collect::<Vec<_>>();
    let picture = |it: Option<&Cover>| it.map(|it| it.image.value.clone());
    let tells = |it: &EpisodeManuscript| it.recap.is_some() || it.summary.is_some();
    let heard_alike = match (audio, &after.audio) {
        (Some(before), Some(after)) => before.says_the_same(after),
        (before, after) => before.is_none() && after.is_none(),
    };
    (*season, *number, *kind) == (after.season, after.number, after.kind)
        && (name, slug, *date, *draft) == (&after.name, &after.slug, after.date, after.draft)
        && guid.is_none()
        && after.guid.is_none()
        // An old address is planned with the title of what is at the new one.
        && aliases.is_empty()
        && after.aliases.is_empty()
        // There is a page of the story so far where enough episodes tell, and one of pairings where any has some.
        && tells(before) == tells(after)
        && goals(pairings) == goals(&after.pairings)
        && tags_of(tags) == tags_of(&after.tags)
        && picture(cover.as_deref()) == picture(after.cover.as_deref())
        && heard_alike
        && leads_alike(body, &after.body)
}

/// Whether a text leads where it led, and can be led to where it could.
fn leads_alike(before: &Document, after: &Document) -> bool {
    let (before, after) = (before.facts(), after.facts());
    let links =
        |it: &[Link]| -> Vec<(Box<str>, LinkKind)> { it.iter().map(|it| (it.destination.clone(), it.kind)).collect() };
    let anchors: BTreeSet<&str> = after.headings.iter().map(|it| &*it.anchor).collect();
    before.headings.iter().all(|it| anchors.contains(&*it.anchor))
        && links(&before.links) == links(&after.links)
        && before.raw_html == after.raw_html
}

/// The excerpt of `after`; `None` if what has changed is, or becomes, a greeting that others begin with as well.
fn excerpt_among<'a>(
    all: impl Iterator<Item = &'a EpisodeManuscript>,
    episode: &Episode,
    after: &EpisodeManuscript,
) -> Option<String> {
    let before = &episode.manuscript;
    let (was, is) = (before.body.facts(), after.body.facts());
    if was.incipits == is.incipits {
        if (&before.summary, &was.introduction) == (&after.summary, &is.introduction) {
            return Some(episode.excerpt.clone());
        }
        if after.summary.is_some() || is.introduction.is_some() {
            return Some(excerpt(after.summary.as_deref(), &after.body, &BTreeSet::new()));
        }
    }
    let passages = |it: &EpisodeManuscript| it.body.facts().incipits.iter().map(|it| it.key).collect::<BTreeSet<Key>>();
    let (old, new) = (passages(before), passages(after));
    let (mut shared, mut uses) = (false, BTreeMap::<Key, usize>::new());
    for passage in all.filter(|it| it.path != after.path).flat_map(|it| &it.body.facts().incipits) {
        let (in_old, in_new) = (old.contains(&passage.key), new.contains(&passage.key));
        if in_old || in_new {
            shared |= in_old != in_new;
            *uses.entry(passage.key).or_default() += 1;
        }
    }
    // One text that repeats itself counts as often as it does.
    let repeated = is.incipits.len() != new.len() || was.incipits.len() != old.len();
    if shared || repeated {
        return None;
    }
    let greetings = new.into_iter().filter(|it| uses.get(it).is_some_and(|it| it + 1 >= GREETING)).collect();
    Some(excerpt(after.summary.as_deref(), &after.body, &greetings))
}
