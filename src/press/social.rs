//! Social cards: the pictures that stand for pages where they are shared. An episode with a cover that everyone can
//! show is shared with that; a card is drawn for every other, if there is a font that has its letters.

use crate::address::Permalink;
use crate::manuscript::Cards;
use crate::newsletter::{Destination, Episode, Newsletter, Season};
use crate::picture::Fonts;
use crate::source::Dimensions;
use crate::theme::view::{CardPageView, CardView};

/// What a card stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardOf {
    /// The newsletter, and every page that has no card of its own.
    Newsletter,
    /// The season at a place.
    Season(usize),
    /// The episode at a place.
    Episode(usize),
}

/// The size of every card: what sites that show one ask for.
pub(super) const CARD_SIZE: Dimensions = Dimensions { width: 1200, height: 630 };

/// The address of an episode's card; nothing if none is drawn.
#[must_use]
pub fn episode_card(episode: &Episode, newsletter: &Newsletter, fonts: &Fonts) -> Option<Permalink> {
    (shared_cover(episode).is_none() && drawn(|| of_episode(episode, newsletter), newsletter, fonts))
        .then(|| episode.permalink.join("card.png"))?
}

/// The address of a season's card; nothing if none is drawn.
#[must_use]
pub fn season_card(season: &Season, newsletter: &Newsletter, fonts: &Fonts) -> Option<Permalink> {
    drawn(|| of_season(season, newsletter), newsletter, fonts).then(|| season.permalink.join("card.png"))?
}

/// Whether a card is drawn for the newsletter itself. If not, the theme's own picture is in its place.
#[must_use]
pub fn has_newsletter_card(newsletter: &Newsletter, fonts: &Fonts) -> bool {
    drawn(|| of_newsletter(newsletter), newsletter, fonts)
}

/// The cover that an episode is shared with: sites that show cards show neither drawings nor AVIF.
#[must_use]
pub fn shared_cover(episode: &Episode) -> Option<&Destination> {
    let shown = |address: &str| {
        let (_, extension) = address.rsplit_once('.').unwrap_or_default();
        !["svg", "avif"].contains(&&*extension.to_ascii_lowercase())
    };
    episode.cover.as_ref().filter(|it| match it {
        Destination::Here(permalink, _) | Destination::Heading(permalink, _) => shown(permalink.as_str()),
        Destination::FromRoot(url) | Destination::Elsewhere(url) => shown(url),
    })
}

/// The letters that no font has of everything that would stand on a card, each once.
#[must_use]
pub fn missing_letters(newsletter: &Newsletter, fonts: &Fonts) -> String {
    let episodes = newsletter.episodes.iter().map(|it| of_episode(it, newsletter));
    let seasons = newsletter.seasons.iter().map(|it| of_season(it, newsletter));
    let cards = episodes.chain(seasons).chain([of_newsletter(newsletter)]);
    let all: String =
        cards.map(|it| it.title + &it.label + &it.line).chain([newsletter.masthead.title.clone()]).collect();
    fonts.missing(&all)
}

/// A card as its template sees it.
#[must_use]
pub fn card(of: CardOf, newsletter: &Newsletter) -> CardPageView {
    let card = match of {
        CardOf::Newsletter => of_newsletter(newsletter),
        CardOf::Season(place) => of_season(&newsletter.seasons[place], newsletter),
        CardOf::Episode(place) => of_episode(&newsletter.episodes[place], newsletter),
    };
    CardPageView { card }
}

/// Whether there are cards, and letters for all that stands on this one.
fn drawn(card: impl FnOnce() -> CardView, newsletter: &Newsletter, fonts: &Fonts) -> bool {
    let masthead = &newsletter.masthead;
    if masthead.pictures.cards != Cards::Drawn {
        return false;
    }
    let has = |text: &str| text.is_ascii() || fonts.missing(text).is_empty();
    let CardView { kind: _, title, label, line } = card();
    [&masthead.title, &title, &label, &line].into_iter().all(|it| has(it))
}

fn of_newsletter(newsletter: &Newsletter) -> CardView {
    let masthead = &newsletter.masthead;
    let title = masthead.tagline.as_ref().unwrap_or(&masthead.title).clone();
    CardView { kind: "newsletter", title, label: String::new(), line: signed(newsletter).unwrap_or_default() }
}

fn of_season(season: &Season, newsletter: &Newsletter) -> CardView {
    let label = if season.label == season.title { String::new() } else { season.label.clone() };
    let line = newsletter.masthead.tagline.clone().or_else(|| signed(newsletter)).unwrap_or_default();
    CardView { kind: "season", title: season.title.clone(), label, line }
}

fn of_episode(episode: &Episode, newsletter: &Newsletter) -> CardView {
    let (it, words) = (&episode.manuscript, newsletter.masthead.language.words());
    let label = it.kind.label(words).unwrap_or(&episode.label);
    let label = if label == it.title { String::new() } else { label.to_owned() };
    let season = newsletter.season_of(episode).filter(|it| it.title != it.label).map(|it| it.title.clone());
    let line = season.or_else(|| newsletter.masthead.tagline.clone()).or_else(|| signed(newsletter));
    CardView { kind: "episode", title: it.title.clone(), label, line: line.unwrap_or_default() }
}

fn signed(newsletter: &Newsletter) -> Option<String> {
    newsletter.masthead.author.as_ref().map(|it| it.name.clone())
}
