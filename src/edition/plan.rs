//! Who claims which path. Every claim says where it comes from, so that two to one path can be told to the author.

use std::sync::Arc;

use rayon::prelude::*;

use super::claim::{Origin, Spot};
use super::claims::Claims;
use super::sheet::{File, Page, Sheet, Signpost};
use super::{Edition, addresses};
use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report, Reported, Rule};
use crate::email;
use crate::manuscript::Metadata;
use crate::markdown::made_of;
use crate::newsletter::{Episode, Feed, Fixture, Newsletter, WAY_ON, unpublishable};
use crate::picture::{self, Fonts, Ladder, Recipe};
use crate::press::{CardOf, episode_card, has_newsletter_card, season_card};
use crate::search::{Catalogue, Extent, SCRIPT};
use crate::source::{Asset, MediaType, SourcePath, Span};
use crate::theme::{CARD, static_files};

impl Edition {
    /// Plans an edition of `newsletter` with the author's own `statics`.
    ///
    /// # Errors
    /// When two things would be published at one path.
    pub fn plan(
        newsletter: &Newsletter,
        statics: &[Asset],
        fonts: &Fonts,
        report: &mut Report,
    ) -> Result<Edition, Reported> {
        let mut claims = Claims::about(newsletter.episodes.len() * 2, report);
        claims.fixtures(newsletter);
        claims.texts(newsletter);
        claims.files(newsletter, statics);
        claims.pictures(newsletter);
        claims.cards(newsletter, fonts);
        claims.defaults(newsletter);
        claims.aliases(newsletter);
        claims.former_ways(newsletter);
        claims.folders();
        let edition = Edition { sheets: Arc::new(claims.sheets()), catalogue: Catalogue::default() };
        addresses::check(&edition, newsletter, report);
        report.unless_told(edition)
    }
}

impl Claims<'_> {
    fn fixtures(&mut self, newsletter: &Newsletter) {
        let mut ours = vec![
            (Permalink::home(), Page::Home, "the home page"),
            (Fixture::Archive.permalink(), Page::Archive, "the archive"),
        ];
        if !newsletter.tags.is_empty() {
            ours.push((Fixture::Tags.permalink(), Page::Tags, "the page of all tags"));
        }
        if newsletter.has_pairings() {
            ours.push((Fixture::Pairings.permalink(), Page::Pairings, "the page of all pairings"));
        }
        if newsletter.masthead.search {
            ours.push((Fixture::Search.permalink(), Page::Search, "the search"));
        }
        for (permalink, page, name) in ours {
            self.claim(&permalink, page, Origin::Ours(name));
        }
        let outline = Origin::Ours("the outline of all feeds");
        self.claim(&Fixture::Feeds.permalink(), Signpost::Feeds, outline);
        if newsletter.masthead.search {
            for (permalink, part) in Extent::of(newsletter).parts() {
                self.claim(&permalink, Sheet::Search(part), Origin::Ours("the search"));
            }
        }
        for (name, tag) in &newsletter.tags {
            let first = &newsletter.episodes[tag.episodes[0]].manuscript;
            let written = first.tags.iter().find(|it| it.value.to_lowercase() == *name);
            let span = written.map_or_else(|| first.span.clone(), |it| it.span.clone());
            // Two tags at one address are one mistake.
            if self.claim(&tag.permalink, Page::Tag(name.clone()), Origin::Author(span.clone())) {
                self.feed(&Feed::Tag(name.clone()), &Origin::Author(span), newsletter);
            }
        }
        self.feed(&Feed::Whole, &Origin::Ours("the feed"), newsletter);
        if newsletter.has_podcast() {
            self.feed(&Feed::Podcast, &Origin::Ours("the podcast"), newsletter);
        }
        if newsletter.masthead.sends_letters() {
            self.feed(&Feed::Letters, &Origin::Ours("the feed of letters"), newsletter);
        }
    }

    /// A feed with its archives, in every format.
    fn feed(&mut self, feed: &Feed, origin: &Origin, newsletter: &Newsletter) {
        for format in feed.formats(newsletter) {
            for part in feed.parts(newsletter) {
                let permalink = feed.permalink(part, *format, newsletter);
                self.claim(&permalink, Sheet::Feed(feed.clone(), part, *format), origin.clone());
            }
        }
    }

    fn texts(&mut self, newsletter: &Newsletter) {
        for (place, season) in newsletter.seasons.iter().enumerate() {
            let preface = season.preface().map(|it| Span::file(&it.path));
            let span = preface.unwrap_or_else(|| newsletter.episodes[season.episodes.start].manuscript.span.clone());
            let claimed = self.claim(&season.permalink, Page::Season(place), Origin::Author(span.clone()));
            // Two seasons at one address are one mistake.
            if claimed {
                self.feed(&Feed::Season(place), &Origin::Author(span.clone()), newsletter);
                self.feed(&Feed::Start(place), &Origin::Author(span), newsletter);
                if newsletter.has_recap(season) {
                    self.claim(&season.recap(), Page::Recap(place), Origin::Ours("the story so far"));
                }
            }
        }
        let promised = |it: &Episode| newsletter.promised(it).as_ref().map(Spot::of);
        let spot = |it: &Arc<Episode>| (Spot::of(&it.permalink), promised(it));
        let spots: Vec<(Spot, Option<Spot>)> = newsletter.episodes.par_iter().map(spot).collect();
        for (place, (episode, (spot, way_on))) in newsletter.episodes.iter().zip(spots).enumerate() {
            let claimed = self.claim_at(spot, Page::Episode(place), Origin::Author(episode.manuscript.span.clone()));
            if let Some(way_on) = way_on.filter(|_| claimed) {
                self.claim_at(way_on, Page::WayOn(place), Origin::Ours("a letter's way to the next episode"));
            }
        }
        for (place, page) in newsletter.pages.iter().enumerate() {
            let origin = Origin::Author(Span::file(&page.manuscript.path));
            self.claim(&page.permalink, Page::Standalone(place), origin);
        }
    }

    fn files(&mut self, newsletter: &Newsletter, statics: &[Asset]) {
        for enclosure in &newsletter.enclosures {
            let asset = &enclosure.asset;
            self.claim(&enclosure.permalink, itself(asset, newsletter), Origin::Author(Span::file(&asset.path)));
        }
        for asset in statics {
            let below = asset.path.below("static").unwrap_or(asset.path.as_str());
            let Some(permalink) = Permalink::home().join(below) else {
                self.report.error(unpublishable(&asset.path));
                continue;
            };
            self.claim(&permalink, itself(asset, newsletter), Origin::Author(Span::file(&asset.path)));
        }
    }

    /// What is made of the pictures that are shown, for the site and for letters.
    fn pictures(&mut self, newsletter: &Newsletter) {
        let gallery = &newsletter.gallery;
        for (permalink, asset) in gallery.shown() {
            for recipe in gallery.ladders().get(permalink).into_iter().flat_map(Ladder::recipes) {
                self.picture(permalink, &asset.path, recipe);
            }
        }
        for (permalink, recipe) in email::made(newsletter) {
            let asset = gallery.at(&permalink).expect("letters show what is in the gallery");
            self.picture(&permalink, &asset.path, recipe);
        }
    }

    fn picture(&mut self, permalink: &Permalink, path: &SourcePath, recipe: Recipe) {
        self.claim(&made_of(permalink, recipe), File::Picture(path.clone(), recipe), Origin::Author(Span::file(path)));
    }

    fn aliases(&mut self, newsletter: &Newsletter) {
        for text in newsletter.texts() {
            for alias in text.aliases {
                let (address, permalink) = (alias.value.as_str(), place_of(&alias.value));
                let sheet = Sheet::Redirect { target: text.permalink.clone(), title: text.title.to_owned() };
                let claimed = self.claim(&permalink, sheet, Origin::Author(alias.span.clone()));
                if let Some(kind) = no_page(permalink.as_str()).filter(|_| claimed) {
                    let message = format!("a page leads on from here, and browsers take `{address}` for {kind}");
                    let help = "let your host lead on from it, or give the address of a page";
                    self.report.warn(Rule::LostAddress, Diagnostic::at(alias.span.clone(), message).help(help));
                }
            }
        }
    }

    /// Letters that were sent from where an episode was lead to the next one from there, unless something else is at
    /// that place by now.
    fn former_ways(&mut self, newsletter: &Newsletter) {
        let tags = Fixture::Tags.permalink();
        let moved = newsletter.episodes.iter().enumerate().filter(|(_, it)| !it.manuscript.aliases.is_empty());
        for (place, episode) in moved.filter(|(_, it)| newsletter.promised(it).is_some()) {
            let formers = episode.manuscript.aliases.iter().map(|it| place_of(&it.value));
            // No letter was sent from where a tag was.
            let formers = formers.filter(|it| !it.as_str().starts_with(tags.as_str()));
            for way in formers.filter(|it| it.as_str().ends_with('/')).filter_map(|it| it.join(WAY_ON)) {
                self.claim(&way, Page::WayOn(place), Origin::Default("a letter's way to the next episode"));
            }
        }
    }

    /// The pictures that pages are shared with. An author's own `card.png` beside an episode takes the place of one.
    fn cards(&mut self, newsletter: &Newsletter, fonts: &Fonts) {
        let spot = |it: &Arc<Episode>| Some(Spot::of(&episode_card(it, newsletter, fonts)?));
        let spots: Vec<Option<Spot>> = newsletter.episodes.par_iter().map(spot).collect();
        for (place, spot) in spots.into_iter().enumerate() {
            if let Some(spot) = spot {
                self.claim_at(spot, File::Card(CardOf::Episode(place)), SHARED);
            }
        }
        for (place, season) in newsletter.seasons.iter().enumerate() {
            if let Some(permalink) = season_card(season, newsletter, fonts) {
                self.claim(&permalink, File::Card(CardOf::Season(place)), SHARED);
            }
        }
        if has_newsletter_card(newsletter, fonts) {
            let permalink = Permalink::parse(CARD).expect("an address of ours is valid");
            self.claim(&permalink, File::Card(CardOf::Newsletter), SHARED);
        }
    }

    /// What an author's own file may take the place of comes after those.
    fn defaults(&mut self, newsletter: &Newsletter) {
        let own = |name: &str| Permalink::home().join(name).expect("a plain name");
        let nowhere = Origin::Default("the page for addresses where nothing is");
        self.claim(&Fixture::NotFound.permalink(), Page::NotFound, nowhere);
        self.claim(&own("robots.txt"), Signpost::Robots, Origin::Default("what robots are told"));
        self.claim(&Fixture::Sitemap.permalink(), Signpost::Sitemap, Origin::Default("the sitemap"));
        for file in static_files().iter().filter(|it| newsletter.masthead.search || it.path != SCRIPT) {
            self.claim(&own(file.path), File::Theme(file.bytes), Origin::Default("a file of the theme"));
        }
    }
}

/// What a page is shared with.
const SHARED: Origin = Origin::Default("the picture that a page is shared with");

/// Where an alias stands: without a slash at its end it is a folder all the same, unless it names a file.
fn place_of(alias: &Permalink) -> Permalink {
    let folder = alias.as_str().rsplit('/').next().is_some_and(|it| !it.is_empty() && !it.contains('.'));
    if folder { alias.join("") } else { None }.unwrap_or_else(|| alias.clone())
}

/// What browsers take an address for, if its ending says that it is something else than a page.
fn no_page(address: &str) -> Option<String> {
    match MediaType::of(address.rsplit('/').next()?).map(MediaType::name) {
        Some("text/html") => None,
        Some(other) => Some(format!("`{other}`")),
        None => [".rss", ".atom"].iter().any(|it| address.ends_with(it)).then(|| "a feed".to_owned()),
    }
}

/// A file of the author's as it is, or nearly: what cameras write into pictures is nobody's business.
fn itself(asset: &Asset, newsletter: &Newsletter) -> File {
    let path = asset.path.clone();
    match newsletter.masthead.pictures.metadata {
        Metadata::Strip if picture::Format::of(&path.extension()).is_some() => File::Picture(path, Recipe::Bare),
        Metadata::Strip | Metadata::Keep => File::Own(path),
    }
}
