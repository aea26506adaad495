//! The page of an episode.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::diagnostic::{Report, Reported};
use crate::manuscript::EpisodeManuscript;
use crate::markdown::{Heading, Medium};
use crate::newsletter::{Episode, Feed, Neighbours};
use crate::press::{PageHead, Press, Subject, beside, extra, shared_cover};
use crate::theme::view::{EpisodePageView, EpisodeView, HeadingView, LinkView};

/// The page of the episode at `place`.
///
/// # Errors
/// When the contents of its season cannot be printed.
pub fn episode<'a>(place: usize, press: &'a Press<'a>, report: &mut Report) -> Result<EpisodePageView<'a>, Reported> {
    let (newsletter, views) = (press.newsletter, press.views());
    let episode = &newsletter.episodes[place];
    let it = &episode.manuscript;
    let Neighbours { previous, next } = newsletter.neighbours(place);
    let fallback = if episode.label.is_empty() { &it.title } else { &episode.label };
    let description = if episode.excerpt.is_empty() { fallback } else { &episode.excerpt };
    let season = newsletter.season_of(episode);
    let contents = press.contents(season, report)?;
    let podcast = press.feeds(episode.recording.is_some().then_some(Feed::Podcast)).pop();
    let head = PageHead {
        headline: Some(&it.title),
        description: Some(description),
        permalink: &episode.permalink,
        image: shared_cover(episode).and_then(|_| views.cover(episode)),
        // The feed of its season, and the podcast if it can be heard.
        feeds: contents.feeds.iter().chain(&podcast).cloned().collect(),
        subject: Subject::Episode(episode),
    };
    Ok(EpisodePageView {
        head: head.view(press),
        episode: EpisodeView {
            card: press.episode(place),
            permalink: episode.permalink.absolute(&newsletter.masthead.base_url),
            updated: views.updated(it.updated, Some(it.date.day)),
            summary: it.summary.clone(),
            story_date: views.story_date(episode),
            words: it.body.facts().words,
            authors: newsletter.guests(episode).to_vec(),
            authors_listed: beside::listed(
                newsletter.guests(episode),
                ["<bdi>", "</bdi>"],
                &newsletter.masthead.language,
            ),
            body: press.story(place, Medium::Web),
            opens_short: it.body.facts().opens_short,
            headings: headings(it),
            tags: press.tags_of(episode),
            pairings: views.pairings(episode),
            audio: views.audio(episode),
            podcast,
            season_link: contents.season.clone(),
            season_episodes: press.entries(season, contents),
            season_contents: contents.html.clone(),
            previously: views.previously(place).map(str::to_owned),
            recap: contents.recap.as_ref().and_then(|it| views.recap_until(place, it)),
            first: newsletter.first().filter(|it| *it != place).map(|it| press.episode(it)),
            previous: previous.map(|it| press.episode(it)),
            next: next.map(|it| press.episode(it)),
            share: share(episode, press),
            extra: extra(&it.extra),
        },
    })
}

/// The headings at the levels at which they are printed: the page's title is the first.
fn headings(manuscript: &EpisodeManuscript) -> Vec<HeadingView> {
    let headings = &manuscript.body.facts().headings;
    let lowered = u8::from(headings.iter().any(|it| it.level == 1));
    let view = |it: &Heading| HeadingView {
        level: (it.level + lowered).min(6),
        text: it.text.to_string(),
        id: it.anchor.to_string(),
    };
    headings.iter().map(view).collect()
}

/// Plain links: nothing is loaded from anyone until a reader follows one.
fn share(episode: &Episode, press: &Press<'_>) -> Vec<LinkView> {
    let masthead = &press.newsletter.masthead;
    let encoded = |text: &str| {
        let mut encoded = String::with_capacity(text.len() * 2);
        encoded.extend(utf8_percent_encode(text, NON_ALPHANUMERIC));
        encoded
    };
    let (title, url) = (encoded(&episode.manuscript.title), encoded(&episode.permalink.absolute(&masthead.base_url)));
    let link = |title: &str, parts: &[&str]| LinkView { title: title.to_owned(), url: parts.concat() };
    vec![
        link(&masthead.language.words().share_email, &["mailto:?subject=", &title, "&body=", &url]),
        link("Mastodon", &["https://mastodonshare.com/?text=", &title, "&url=", &url]),
        link("Bluesky", &["https://bsky.app/intent/compose?text=", &title, "%20", &url]),
        link("LinkedIn", &["https://www.linkedin.com/sharing/share-offsite/?url=", &url]),
    ]
}
