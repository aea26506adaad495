//! The templates' contract: everything that a template may see, and nothing else.
//!
//! The model is not `Serialize`; these views are. A field that is documented here stays; templates format what they
//! are given and compute nothing. Each template sees [`Common`] and the one struct that bears its name:
//!
//! | template        | sees besides [`Common`] |
//! |-----------------|-------------------------|
//! | `home.html`     | [`HomeView`]            |
//! | `season.html`   | [`SeasonPageView`]      |
//! | `recap.html`    | [`RecapView`]           |
//! | `episode.html`  | [`EpisodePageView`]     |
//! | `next.html`     | [`NextView`]            |
//! | `archive.html`  | [`ArchiveView`]         |
//! | `tags.html`     | [`TagsView`]            |
//! | `tag.html`      | [`TagView`]             |
//! | `pairings.html` | [`PairingsView`]        |
//! | `search.html`   | [`SearchPageView`]      |
//! | `page.html`     | [`PageView`]            |
//! | `404.html`      | [`NotFoundView`]        |
//! | `redirect.html` | [`RedirectView`]        |
//! | `card.svg`      | [`CardPageView`]        |
//! | `letter.html`   | [`LetterPageView`]      |
//!
//! A component of a name such as `lamp.web` prints a block of Markdown, `> [!LAMP]`; it sees nothing but its own arguments.
//! Those without `@` are what the author writes in the block's brackets, `> [!LAMP oil="whale"]`, each a `string`, `integer`,
//! `float`, `number` or `bool`; one with a default may be left out. Those with `@` it is given: `@words`, and every field of
//! [`ComponentView`]. `body` is everything that stands in the block.
//!
//! | rendering     | is for                    | if it is missing            |
//! |---------------|---------------------------|-----------------------------|
//! | `lamp.web`    | the site                  | the body                    |
//! | `lamp.feed`   | feeds: no style sheet     | `lamp.web`, else the body   |
//! | `lamp.letter` | mail: tables, `letter.css`| the body                    |
//! | `lamp.text`   | plain text, not escaped   | the body                    |
//!
//! To refuse a block, `{{ throw(message="a lamp needs a wick") }}`: the author is told under the block.
//!
//! Filters, besides those of the engine itself:
//!
//! | filter | gives |
//! |--------|-------|
//! | `"style.css" \| asset` | the address of a file below `static/`; that of a style sheet or a script changes with its content |
//! | `page.url \| absolute_url` | an address of the site with its host |
//! | `episode.date.iso \| date(format="%d.%m.%Y")` | a day in a pattern of `strftime`, with names in the newsletter's language |
//! | `newsletter.extra.note \| markdown(inline=true)` | HTML; `inline` takes the paragraph around it away |
//! | `episode.excerpt \| excerpt(length=120)` | the beginning, cut at a sentence or a word |
//! | `group.title \| slug` | the word of an address |
//! | `by \| typeset` | words with the quotation marks and dashes of a typesetter |
//! | `picture.image \| sizes(shown="50vw")` | a picture of a component that is shown less wide than those of the text: its `sizes` say how wide |
//! | `card.title \| fit(width=900, height=300, largest=96, smallest=40)` | a text set into a space of an SVG, with `italic=true` in italics: its `size`, its `leading` and its `lines` |
//!
//! An address called `url` is ready for an `href`: it carries the path of `base_url`, but no host. One called
//! `permalink` is absolute.

use serde::Serialize;

pub use super::prose::{Prose, Shared};

/// What a template prints. Each template has a view of its own, so that a view knows its template.
pub trait View: Serialize {
    /// The name of the template.
    const TEMPLATE: &'static str;
}

macro_rules! templates {
    ($($view:ty => $template:literal),* $(,)?) => {
        $(impl View for $view {
            const TEMPLATE: &'static str = $template;
        })*
    };
}

templates! {
    HomeView => "home.html",
    NotFoundView => "404.html",
    SeasonPageView<'_> => "season.html",
    RecapView => "recap.html",
    EpisodePageView<'_> => "episode.html",
    NextView => "next.html",
    ArchiveView => "archive.html",
    TagsView => "tags.html",
    TagView => "tag.html",
    PairingsView => "pairings.html",
    SearchPageView => "search.html",
    PageView<'_> => "page.html",
    RedirectView => "redirect.html",
    CardPageView => "card.svg",
    LetterPageView => "letter.html",
    LetterStyleView<'_> => "letter-kept.css",
}

/// What every template sees, whatever it prints.
#[derive(Debug, Serialize)]
pub struct Common<'a> {
    /// The newsletter as a whole.
    pub newsletter: NewsletterView,
    /// The interface texts in the newsletter's language, by name: `{{ words.previous }}`. An author replaces any of them
    /// under `[words]` in newsletter.toml.
    pub words: &'a crate::language::Words,
}

/// The newsletter as every page knows it: `newsletter`.
#[derive(Debug, Serialize)]
pub struct NewsletterView {
    /// The name on the masthead.
    pub title: String,
    /// The line under the name.
    pub tagline: Option<String>,
    /// What it is about, in a sentence or two.
    pub description: Option<String>,
    /// The BCP 47 tag for `<html lang>`.
    pub language: String,
    /// `ltr` or `rtl`, for `<html dir>`.
    pub direction: &'static str,
    /// The home page.
    pub url: String,
    /// The home page, absolute.
    pub permalink: String,
    /// How often it appears, in a sentence: "New every Tuesday".
    pub cadence: Option<String>,
    /// Who writes it.
    pub author: Option<AuthorView>,
    /// Where readers subscribe by email.
    pub subscribe: Option<SubscribeView>,
    /// The links of the masthead, as the author ordered them.
    pub links: Vec<LinkView>,
    /// All seasons in order; empty where the newsletter has none.
    pub seasons: Vec<SeasonLink>,
    /// How many episodes are published.
    pub episodes: usize,
    /// The page that lists every episode.
    pub archive: LinkView,
    /// The page of all tags, if an episode has one.
    pub tags: Option<LinkView>,
    /// The page of all pairings, if an episode has one.
    pub pairings: Option<LinkView>,
    /// The page to search on, unless the newsletter has none: `{{ newsletter.search.url }}?q=rain`.
    pub search: Option<LinkView>,
    /// The feed of the whole newsletter.
    pub feed: FeedLink,
    /// The outline of all feeds, for readers that take in several at once.
    pub feeds: LinkView,
    /// Whatever stands under `[extra]` in newsletter.toml.
    pub extra: tera::Value,
}

/// Who wrote something.
#[derive(Debug, Clone, Serialize)]
pub struct AuthorView {
    /// The name as it is signed.
    pub name: String,
    /// An email address, if it may be shown.
    pub email: Option<String>,
    /// A page about the author.
    pub url: Option<String>,
}

/// Where readers subscribe: a page, a form's target, or both.
#[derive(Debug, Serialize)]
pub struct SubscribeView {
    /// A page to subscribe on.
    pub url: Option<String>,
    /// The target of a form that posts one field, `field`.
    pub action: Option<String>,
    /// The name of the form's email field; `email` if nothing is said.
    pub field: String,
}

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The text.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// A feed as a link.
#[derive(Debug, Clone, Serialize)]
pub struct FeedLink {
    /// What the feed is called.
    pub title: String,
    /// Where it lies.
    pub url: String,
    /// Its media type: `application/rss+xml`.
    pub media_type: &'static str,
}

/// A season as a link.
#[derive(Debug, Clone, Serialize)]
pub struct SeasonLink {
    /// The season's number.
    pub number: Option<u32>,
    /// "Season 2".
    pub label: String,
    /// "The Prism"; the label again where the author gave no title.
    pub title: String,
    /// Its index page.
    pub url: String,
    /// How many episodes it has, in words: "8 episodes".
    pub count: String,
}

/// A day, for people and for machines.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// `2026-03-01`, for `<time datetime>` and the `date` filter.
    pub iso: String,
    /// "1 March 2026", in the newsletter's language.
    pub text: String,
}

/// A picture with what a page must say about it.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    /// Where it lies.
    pub url: String,
    /// The same, absolute.
    pub permalink: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// Width in pixels, if the file says so.
    pub width: Option<u32>,
    /// Height in pixels, if the file says so.
    pub height: Option<u32>,
    /// Its widths for `<img srcset>`, if there are several.
    pub srcset: Option<String>,
    /// The same as WebP, for a `<source>` before the `<img>`, if the picture is none.
    pub webp: Option<String>,
}

/// An episode in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EpisodeCard {
    /// "Season 2 Episode 29"; empty for an episode that has no number.
    pub label: String,
    /// The episode's number within its season.
    pub number: Option<u32>,
    /// The title.
    pub title: String,
    /// Its page.
    pub url: String,
    /// When it was published.
    pub date: DateView,
    /// Reading time in whole minutes, at least 1.
    pub minutes: u16,
    /// Reading time in words: "4 min read".
    pub reading_time: String,
    /// The summary, or the beginning of the text.
    pub excerpt: String,
    /// `full`, `bonus` or `trailer`.
    pub kind: &'static str,
    /// "Bonus" or "Trailer"; nothing for a full episode.
    pub kind_label: Option<String>,
    /// The cover.
    pub cover: Option<PictureView>,
    /// The title of its season.
    pub season: Option<String>,
    /// Whether this is a draft, shown only on request.
    pub draft: bool,
}

/// A tag and how often it is used.
#[derive(Debug, Clone, Serialize)]
pub struct TagLink {
    /// The tag as the author writes it.
    pub name: String,
    /// The page of its episodes.
    pub url: String,
    /// How many episodes bear it.
    pub episodes: usize,
    /// The same in words: "8 episodes".
    pub count: String,
}

/// Something to enjoy with an episode.
#[derive(Debug, Clone, Serialize)]
pub struct PairingView {
    /// What it is: "book", "tea".
    pub kind: String,
    /// Its title.
    pub title: String,
    /// Who made it.
    pub by: Option<String>,
    /// Where to find it.
    pub url: Option<String>,
}

/// What `<head>` says: `head`.
#[derive(Debug, Serialize)]
pub struct HeadView {
    /// The text of `<title>`.
    pub title: String,
    /// The page's own title, without the newsletter's name: for `og:title`.
    pub headline: String,
    /// The text of the description, never empty.
    pub description: String,
    /// The page's one address, absolute.
    pub canonical: String,
    /// `website` or `article`, for `og:type`.
    pub kind: &'static str,
    /// The picture that is shown when the page is shared.
    pub image: PictureView,
    /// The feeds of this page, the newsletter's own first.
    pub feeds: Vec<FeedLink>,
    /// The page's structured data, safe to stand in a `<script type="application/ld+json">`.
    pub json_ld: tera::Value,
    /// Whether search engines should pass over this page.
    pub noindex: bool,
}

/// `home.html`, and `404.html`.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// What `<head>` says.
    pub head: HeadView,
    /// The newest episode.
    pub latest: Option<Shared<EpisodeCard>>,
    /// The episodes before it, newest first, at most five.
    pub recent: Vec<Shared<EpisodeCard>>,
    /// Where to begin.
    pub first: Option<Shared<EpisodeCard>>,
    /// Every season in order.
    pub seasons: Vec<SeasonCard>,
}

/// `404.html`: the same ways in as on the home page.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct NotFoundView(pub HomeView);

/// A season on the home page.
#[derive(Debug, Serialize)]
pub struct SeasonCard {
    /// The season as a link.
    #[serde(flatten)]
    pub link: SeasonLink,
    /// What it is about.
    pub summary: Option<String>,
    /// From when to when it ran: "March – June 2026".
    pub period: String,
}

/// `season.html`.
#[derive(Debug, Serialize)]
pub struct SeasonPageView<'a> {
    /// What `<head>` says.
    pub head: HeadView,
    /// The season.
    pub season: SeasonView<'a>,
}

/// A season on its own page.
#[derive(Debug, Serialize)]
pub struct SeasonView<'a> {
    /// The season as on the home page.
    #[serde(flatten)]
    pub card: SeasonCard,
    /// The text of season.md as HTML.
    pub introduction: Option<Prose<'a>>,
    /// Its episodes in order.
    pub episodes: Vec<Shared<EpisodeCard>>,
    /// The season before.
    pub previous: Option<SeasonLink>,
    /// The season after.
    pub next: Option<SeasonLink>,
    /// What has happened in it so far, where the episodes say it.
    pub recap: Option<LinkView>,
    /// The season's own feed.
    pub feed: FeedLink,
    /// The same for those who come late: from the first episode on.
    pub from_the_start: FeedLink,
    /// Whatever stands under `[extra]` in season.md.
    pub extra: tera::Value,
}

/// `recap.html`: what has happened in a season so far.
#[derive(Debug, Serialize)]
pub struct RecapView {
    /// What `<head>` says.
    pub head: HeadView,
    /// The season.
    pub season: SeasonLink,
    /// What happened in each episode that says it, in order.
    pub entries: Vec<RecapEntry>,
}

/// What happened in one episode.
#[derive(Debug, Serialize)]
pub struct RecapEntry {
    /// The episode.
    pub episode: Shared<EpisodeCard>,
    /// Its `recap`, else its summary.
    pub text: String,
}

/// `next.html`: what stands where the next episode is promised, until it is out.
#[derive(Debug, Serialize)]
pub struct NextView {
    /// What `<head>` says.
    pub head: HeadView,
    /// The newest episode, after which it will come.
    pub episode: Shared<EpisodeCard>,
}

/// `episode.html`.
#[derive(Debug, Serialize)]
pub struct EpisodePageView<'a> {
    /// What `<head>` says.
    pub head: HeadView,
    /// The episode.
    pub episode: EpisodeView<'a>,
}

/// An episode on its own page.
#[derive(Debug, Serialize)]
pub struct EpisodeView<'a> {
    /// The episode as in a list.
    #[serde(flatten)]
    pub card: EpisodeCard,
    /// Its page, absolute.
    pub permalink: String,
    /// What it is about, in the author's own words; unlike `excerpt`, never the beginning of the text.
    pub summary: Option<String>,
    /// When the story takes place, as the author says it.
    pub story_date: Option<String>,
    /// How many words it has.
    pub words: u32,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The text as HTML.
    pub body: Prose<'a>,
    /// Its headings, for a table of contents.
    pub headings: Vec<HeadingView>,
    /// Its tags.
    pub tags: Vec<TagLink>,
    /// What goes well with it.
    pub pairings: Vec<PairingView>,
    /// Its recording.
    pub audio: Option<AudioView>,
    /// The season it belongs to.
    pub season_link: Option<SeasonLink>,
    /// Every episode of that season in order, this one among them.
    pub season_episodes: Vec<Shared<EpisodeCard>>,
    /// What happened in the episode before, for those who have forgotten; nothing at the beginning of a season.
    pub previously: Option<String>,
    /// What has happened in the season so far, where the episodes say it.
    pub recap: Option<LinkView>,
    /// Where the story begins; nothing on the page of the first episode.
    pub first: Option<Shared<EpisodeCard>>,
    /// The episode before, in this season or the one before.
    pub previous: Option<Shared<EpisodeCard>>,
    /// The episode after, in this season or the next.
    pub next: Option<Shared<EpisodeCard>>,
    /// Ways to pass it on, without trackers.
    pub share: Vec<LinkView>,
    /// Whatever stands under `[extra]` in the front matter.
    pub extra: tera::Value,
}

/// A heading of the text.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView {
    /// 2 to 6, as printed.
    pub level: u8,
    /// The text without marks.
    pub text: String,
    /// The anchor, without `#`.
    pub id: String,
}

/// A recording of an episode.
#[derive(Debug, Clone, Serialize)]
pub struct AudioView {
    /// Where it lies.
    pub url: String,
    /// Its media type: `audio/mpeg`.
    pub media_type: String,
    /// How long it lasts, as the author wrote it.
    pub duration: Option<String>,
}

/// `archive.html`.
#[derive(Debug, Serialize)]
pub struct ArchiveView {
    /// What `<head>` says.
    pub head: HeadView,
    /// Every episode: by season, or by year where there are no seasons. The newest group stands first.
    pub groups: Vec<ArchiveGroup>,
}

/// One season, or one year, of the archive.
#[derive(Debug, Serialize)]
pub struct ArchiveGroup {
    /// "Season 2", or nothing for a year.
    pub label: Option<String>,
    /// "The Prism" or "2026".
    pub title: String,
    /// The season's page.
    pub url: Option<String>,
    /// An anchor for this group.
    pub id: String,
    /// Its episodes in order.
    pub episodes: Vec<Shared<EpisodeCard>>,
}

/// `tags.html`.
#[derive(Debug, Serialize)]
pub struct TagsView {
    /// What `<head>` says.
    pub head: HeadView,
    /// Every tag, in alphabetical order.
    pub tags: Vec<TagLink>,
}

/// `tag.html`.
#[derive(Debug, Serialize)]
pub struct TagView {
    /// What `<head>` says.
    pub head: HeadView,
    /// The tag.
    pub tag: TagLink,
    /// Its episodes, newest first.
    pub episodes: Vec<Shared<EpisodeCard>>,
}

/// `pairings.html`.
#[derive(Debug, Serialize)]
pub struct PairingsView {
    /// What `<head>` says.
    pub head: HeadView,
    /// Every pairing, by kind.
    pub kinds: Vec<PairingGroup>,
}

/// All pairings of one kind.
#[derive(Debug, Serialize)]
pub struct PairingGroup {
    /// "book".
    pub kind: String,
    /// An anchor for this group.
    pub id: String,
    /// The pairings in the order of their episodes.
    pub pairings: Vec<PairingEntry>,
}

/// A pairing and the episode that it goes with.
#[derive(Debug, Serialize)]
pub struct PairingEntry {
    /// The pairing.
    #[serde(flatten)]
    pub pairing: PairingView,
    /// The episode.
    pub episode: Shared<EpisodeCard>,
}

/// `search.html`.
#[derive(Debug, Serialize)]
pub struct SearchPageView {
    /// What `<head>` says.
    pub head: HeadView,
    /// What the form offers.
    pub search: SearchView,
}

/// What readers can search for; the seasons are those of the newsletter.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// What the script has to load first.
    pub guide: String,
    /// The tags that are used most, by name.
    pub tags: Vec<TagChoice>,
}

/// A tag to choose from.
#[derive(Debug, Serialize)]
pub struct TagChoice {
    /// What the form sends.
    pub value: String,
    /// The tag as the author writes it.
    pub name: String,
    /// How many episodes bear it, in words: "8 episodes".
    pub count: String,
}

/// `page.html`.
#[derive(Debug, Serialize)]
pub struct PageView<'a> {
    /// What `<head>` says.
    pub head: HeadView,
    /// The page.
    pub page: StandalonePage<'a>,
}

/// A page that stands outside the story, such as "About".
#[derive(Debug, Serialize)]
pub struct StandalonePage<'a> {
    /// The title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// What it is about.
    pub summary: Option<String>,
    /// The text as HTML.
    pub body: Prose<'a>,
    /// Whatever stands under `[extra]` in the front matter.
    pub extra: tera::Value,
}

/// `redirect.html`: what stands at an old address.
#[derive(Debug, Serialize)]
pub struct RedirectView {
    /// The new address, absolute.
    pub target: String,
    /// The new address, for a link.
    pub url: String,
    /// The title of what moved.
    pub title: String,
}

/// `card.svg`, which is drawn 1200 by 630 pixels.
#[derive(Debug, Serialize)]
pub struct CardPageView {
    /// The card.
    pub card: CardView,
}

/// What stands on a social card, besides the newsletter's name.
#[derive(Debug, Serialize)]
pub struct CardView {
    /// `newsletter`, `season` or `episode`.
    pub kind: &'static str,
    /// The title of the episode or the season; the newsletter's tagline.
    pub title: String,
    /// "Season 2 Episode 29", "Season 2", "Bonus"; empty where there is nothing to say.
    pub label: String,
    /// The season of an episode, the newsletter's tagline or its author; empty if there is none of them.
    pub line: String,
}

/// `letter.html`, and the style sheets `letter.css` and `letter-kept.css` beside it.
#[derive(Debug, Serialize)]
pub struct LetterPageView {
    /// The letter.
    pub letter: LetterView,
}

/// `letter-kept.css`: the rules that cannot be inlined see the same letter.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct LetterStyleView<'a>(pub &'a LetterPageView);

/// An episode as mail. Every address is absolute.
#[derive(Debug, Serialize)]
pub struct LetterView {
    /// What inboxes show.
    pub subject: String,
    /// What inboxes show beside the subject; nothing where the service is told of it in another way.
    pub preheader: Option<String>,
    /// "Season 2 Episode 29"; empty for an episode that has no number.
    pub label: String,
    /// "Bonus" or "Trailer"; nothing for a full episode.
    pub kind_label: Option<String>,
    /// The title.
    pub title: String,
    /// Who wrote it, if not the newsletter's author.
    pub authors: Vec<String>,
    /// When it was published.
    pub date: DateView,
    /// Reading time in words: "4 min read".
    pub reading_time: String,
    /// The episode's page.
    pub permalink: String,
    /// The picture above the text, no wider than the column.
    pub cover: Option<PictureView>,
    /// The text as HTML for mail.
    pub body: tera::Value,
    /// What goes well with it.
    pub pairings: Vec<PairingView>,
    /// The episode before.
    pub previous: Option<LinkView>,
    /// Where the next episode is, or will be: the same address for ever.
    pub next: String,
    /// Where the reader leaves the list; nothing where a service adds that by itself.
    pub unsubscribe: Option<String>,
    /// The lines of the postal address; nothing where there is none, or a service adds it.
    pub address: Option<Vec<String>>,
    /// Whatever stands under `[extra]` in the front matter.
    pub extra: tera::Value,
}

/// What a block of Markdown is for the component that prints it, besides its attributes and its `body`. Addresses are what
/// the medium needs: those of a letter are absolute.
#[derive(Debug, Serialize)]
pub struct ComponentView {
    /// Where it is printed: `web`, `feed`, `letter` or `text`.
    pub medium: &'static str,
    /// The page that the block stands on, absolute.
    pub page: String,
    /// What stands in the block, but for the lines that hold only links and pictures. As HTML, or as plain text.
    pub text: tera::Value,
    /// The links of those lines.
    pub links: Vec<ComponentLink>,
    /// Their pictures.
    pub pictures: Vec<ComponentPicture>,
}

/// A link in a block.
#[derive(Debug, Serialize)]
pub struct ComponentLink {
    /// Where it leads; nothing if that is a page that is not published.
    pub url: Option<String>,
    /// Its words.
    pub text: String,
    /// Its title.
    pub title: String,
    /// `video/mp4`, `audio/mpeg`, `text/vtt`: what the end of the address says of a recording.
    pub media_type: Option<&'static str>,
    /// In plain text, the number of the address among the notes: ` [3]`.
    pub note: String,
}

/// A picture in a block.
#[derive(Debug, Serialize)]
pub struct ComponentPicture {
    /// Where it lies.
    pub url: Option<String>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Its title.
    pub caption: String,
    /// Width in pixels, if the file says so.
    pub width: Option<u32>,
    /// Height in pixels, if the file says so.
    pub height: Option<u32>,
    /// Where a click on it leads, if the author says so.
    pub link: Option<String>,
    /// In plain text, the number of that address among the notes.
    pub note: String,
    /// The picture itself, as HTML.
    pub image: tera::Value,
}
