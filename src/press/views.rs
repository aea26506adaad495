//! From the model to the views that several pages show: an episode in a list, a season as a link, a date in words.

use tera::Value;

use crate::address::{BaseUrl, Permalink};
use crate::language::Language;
use crate::manuscript::{Extra, FeedFormat, Masthead, Pairing};
use crate::markdown::Choice;
use crate::newsletter::{Destination, Episode, Feed, FeedPart, Fixture, Newsletter, Season, Tag};
use crate::source::Dimensions;
use crate::theme::view::{
    AuthorView, Common, ContentsEntry, DateView, EpisodeCard, FeedLink, LinkView, NewsletterView, PairingView,
    PictureView, SeasonCard, SeasonLink, SubscribeView, TagLink,
};

/// Makes views of one newsletter's parts.
#[derive(Debug, Clone, Copy)]
pub struct Views<'a> {
    pub(super) newsletter: &'a Newsletter,
}

impl<'a> Views<'a> {
    /// For the parts of `newsletter`.
    #[must_use]
    pub fn new(newsletter: &'a Newsletter) -> Views<'a> {
        Views { newsletter }
    }

    pub(super) fn masthead(self) -> &'a Masthead {
        &self.newsletter.masthead
    }

    fn base(self) -> &'a BaseUrl {
        &self.masthead().base_url
    }

    pub(super) fn language(self) -> &'a Language {
        &self.masthead().language
    }

    /// What every template sees.
    #[must_use]
    pub fn common(self) -> Common<'a> {
        let (masthead, words) = (self.masthead(), self.language().words());
        let archive = self.fixture(&words.archive, Fixture::Archive);
        let tags = (!self.newsletter.tags.is_empty()).then(|| self.fixture(&words.tags, Fixture::Tags));
        let pairings = self.newsletter.has_pairings().then(|| self.fixture(&words.pairings, Fixture::Pairings));
        let links: Vec<_> = self.newsletter.links.iter().map(|it| link(&it.title, self.href(&it.to))).collect();
        let ours = std::iter::once(&archive).chain(&tags).chain(&pairings);
        let newsletter = NewsletterView {
            title: masthead.title.clone(),
            tagline: masthead.tagline.clone(),
            description: masthead.description.clone(),
            language: self.language().tag().to_owned(),
            direction: self.language().direction(),
            url: Permalink::home().href(self.base()),
            permalink: Permalink::home().absolute(self.base()),
            cadence: masthead.schedule.as_ref().map(|it| it.sentence(self.language())),
            author: masthead.author.as_ref().map(|it| AuthorView {
                name: it.name.clone(),
                email: it.email.as_ref().map(|it| it.address().to_owned()),
                url: self.newsletter.author_page.as_ref().map(|it| self.href(it)),
            }),
            subscribe: masthead.subscribe.as_ref().map(|it| SubscribeView {
                url: self.newsletter.subscribe_page.as_ref().map(|it| self.href(it)),
                action: it.action.clone(),
                field: it.field.clone(),
            }),
            masthead: ours.chain(&links).cloned().collect(),
            links,
            seasons: self.newsletter.seasons.iter().map(|it| self.season_link(it)).collect(),
            episodes: self.newsletter.episodes.len(),
            archive,
            tags,
            pairings,
            search: masthead.search.then(|| self.fixture(&words.search, Fixture::Search)),
            feed: self.feed(&Feed::Whole),
            feeds: self.fixture(&masthead.title, Fixture::Feeds),
            extra: extra(&masthead.extra),
        };
        Common { newsletter, words }
    }

    fn fixture(self, title: &str, fixture: Fixture) -> LinkView {
        link(title, fixture.permalink().href(self.base()))
    }

    /// For an `href` on a page of the site.
    #[must_use]
    pub fn href(self, destination: &Destination) -> String {
        match destination {
            Destination::Here(permalink, _) => permalink.href(self.base()),
            Destination::Heading(permalink, anchor) => format!("{}#{anchor}", permalink.href(self.base())),
            Destination::FromRoot(address) => [self.base().path(), address].concat(),
            Destination::Elsewhere(url) => url.clone(),
        }
    }

    /// For readers elsewhere.
    #[must_use]
    pub fn absolute(self, destination: &Destination) -> String {
        match destination {
            Destination::Here(permalink, _) => permalink.absolute(self.base()),
            Destination::Heading(permalink, anchor) => format!("{}#{anchor}", permalink.absolute(self.base())),
            Destination::FromRoot(address) => [self.base().origin(), self.base().path(), address].concat(),
            Destination::Elsewhere(url) => url.clone(),
        }
    }

    /// A picture with what must be said of it.
    #[must_use]
    pub fn picture(self, destination: &Destination, alt: &str, credit: Option<&str>) -> PictureView {
        let plain = PictureView {
            url: self.href(destination),
            permalink: self.absolute(destination),
            alt: alt.to_owned(),
            credit: credit.map(str::to_owned),
            width: None,
            height: None,
            srcset: None,
            webp: None,
        };
        let Destination::Here(permalink, size) = destination else { return plain };
        let of_size = |size: Option<Dimensions>, picture: PictureView| PictureView {
            width: size.map(|it| it.width),
            height: size.map(|it| it.height),
            ..picture
        };
        let Some(ladder) = self.newsletter.gallery.ladders().get(permalink) else { return of_size(*size, plain) };
        let Choice { plain: (permalink, rung), own, webp } = Choice::of(permalink, ladder, self.base());
        let (url, permalink) = (permalink.href(self.base()), permalink.absolute(self.base()));
        of_size(Some(rung.size), PictureView { url, permalink, srcset: Some(own), webp, ..plain })
    }

    /// The cover of an episode.
    #[must_use]
    pub fn cover(self, episode: &Episode) -> Option<PictureView> {
        let cover = episode.manuscript.cover.as_ref()?;
        Some(self.picture(episode.cover.as_ref()?, &cover.alt, cover.credit.as_deref()))
    }

    /// A day in words.
    #[must_use]
    pub fn date(self, day: chrono::NaiveDate) -> DateView {
        DateView { iso: Language::iso_date(day), text: self.language().date(day) }
    }

    /// An episode in a list.
    #[must_use]
    pub fn card(self, episode: &Episode) -> EpisodeCard {
        let it = &episode.manuscript;
        let words = self.language().words();
        EpisodeCard {
            label: episode.label.clone(),
            number: it.number,
            title: it.title.clone(),
            url: episode.permalink.href(self.base()),
            date: self.date(it.date.day),
            minutes: episode.minutes(),
            reading_time: self.language().count(&words.minutes, usize::from(episode.minutes())),
            excerpt: episode.excerpt.clone(),
            kind: it.kind.word(),
            kind_label: it.kind.label(words).map(str::to_owned),
            cover: self.cover(episode).map(Box::new),
            season: self.newsletter.season_of(episode).map(|it| it.title.clone()),
            draft: it.draft,
        }
    }

    /// An episode in the contents of its season.
    pub(super) fn contents_entry(self, episode: &Episode) -> ContentsEntry {
        let it = &episode.manuscript;
        ContentsEntry { number: it.number, title: it.title.clone(), url: episode.permalink.href(self.base()) }
    }

    /// So many episodes, in words.
    #[must_use]
    pub fn count(self, episodes: usize) -> String {
        self.language().count(&self.language().words().episodes, episodes)
    }

    /// A season as a link.
    #[must_use]
    pub fn season_link(self, season: &Season) -> SeasonLink {
        SeasonLink {
            number: season.number,
            label: season.label.clone(),
            title: season.title.clone(),
            url: season.permalink.href(self.base()),
            count: self.count(season.episodes.len()),
        }
    }

    /// A season with its summary and its time.
    #[must_use]
    pub fn season(self, season: &Season) -> SeasonCard {
        let days = self.newsletter.episodes[season.episodes.clone()].iter().map(|it| it.manuscript.date.day);
        let (first, last) = (days.clone().min(), days.max());
        let period = first.zip(last).map(|(first, last)| self.language().period(first, last));
        SeasonCard {
            link: self.season_link(season),
            summary: season.preface().and_then(|it| it.summary.clone()),
            period: period.expect("a season has an episode"),
        }
    }

    /// A feed, in the first of its formats.
    #[must_use]
    pub fn feed(self, feed: &Feed) -> FeedLink {
        self.feed_in(feed, feed.formats(self.newsletter)[0])
    }

    /// A feed, in each of its formats. Where a reader must choose, the title says which is which.
    #[must_use]
    pub fn feeds(self, feed: &Feed) -> Vec<FeedLink> {
        let formats = feed.formats(self.newsletter);
        let mut links: Vec<FeedLink> = formats.iter().map(|it| self.feed_in(feed, *it)).collect();
        for (link, format) in links.iter_mut().zip(formats).skip(1) {
            link.title = format!("{} ({})", link.title, format.name());
        }
        links
    }

    fn feed_in(self, feed: &Feed, format: FeedFormat) -> FeedLink {
        FeedLink {
            title: feed.title(self.newsletter),
            url: feed.permalink(FeedPart::Current, format, self.newsletter).href(self.base()),
            media_type: format.media_type(),
        }
    }

    /// What has happened in a season so far, for a page of the site; nothing where no page says it.
    #[must_use]
    pub fn recap(self, season: &Season) -> Option<LinkView> {
        self.retold(season, |it| it.href(self.base()))
    }

    /// The same for readers elsewhere, as far as it goes before the episode at `place`.
    #[must_use]
    pub fn absolute_recap(self, place: usize) -> Option<LinkView> {
        let season = self.newsletter.season_of(&self.newsletter.episodes[place])?;
        self.recap_until(place, &self.retold(season, |it| it.absolute(self.base()))?)
    }

    /// The story as far as it goes before the episode at `place`: what comes later, its reader does not know yet.
    #[must_use]
    pub fn recap_until(self, place: usize, recap: &LinkView) -> Option<LinkView> {
        let last = self.newsletter.retold_before(place)?;
        let season = self.newsletter.season_of(last)?;
        Some(link(&recap.title, format!("{}#{}", recap.url, season.retold_at(last))))
    }

    fn retold(self, season: &Season, address: impl Fn(&Permalink) -> String) -> Option<LinkView> {
        let words = self.language().words();
        self.newsletter.has_recap(season).then(|| link(&words.so_far, address(&season.recap())))
    }

    /// A tag as a link.
    #[must_use]
    pub fn tag(self, tag: &Tag) -> TagLink {
        TagLink {
            name: tag.name.clone(),
            url: tag.permalink.href(self.base()),
            episodes: tag.episodes.len(),
            count: self.count(tag.episodes.len()),
        }
    }

    /// What goes well with an episode, for a page of the site.
    #[must_use]
    pub fn pairings(self, episode: &Episode) -> Vec<PairingView> {
        paired(episode, |it| self.href(it))
    }

    /// The same for readers elsewhere.
    #[must_use]
    pub fn absolute_pairings(self, episode: &Episode) -> Vec<PairingView> {
        paired(episode, |it| self.absolute(it))
    }
}

fn paired(episode: &Episode, address: impl Fn(&Destination) -> String) -> Vec<PairingView> {
    let view = |(it, to): (&Pairing, &Option<Destination>)| PairingView {
        kind: it.kind.clone(),
        title: it.title.clone(),
        by: it.by.clone(),
        url: to.as_ref().map(&address),
    };
    episode.manuscript.pairings.iter().zip(&episode.pairings).map(view).collect()
}

fn link(title: &str, url: String) -> LinkView {
    LinkView { title: title.to_owned(), url }
}

/// The author's own fields, as templates see them.
#[must_use]
pub fn extra(extra: &Extra) -> Value {
    Value::from_serializable(extra)
}
