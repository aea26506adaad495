//! The templates' contract: everything that a template may see, and nothing else.
//!
//! The model is not `Serialize`; these views are. A field that is documented here stays; templates format what they
//! are given and compute nothing. Each template sees [`Common`] and the one struct that bears its name:
//!
//! | template          | sees besides [`Common`] |
//! |-------------------|-------------------------|
//! | `home.html`       | [`HomeView`]            |
//! | `season.html`     | [`SeasonPageView`]      |
//! | `recap.html`      | [`RecapView`]           |
//! | `episode.html`    | [`EpisodePageView`]     |
//! | `contents.html`   | [`ContentsView`]        |
//! | `next.html`       | [`NextView`]            |
//! | `archive.html`    | [`ArchiveView`]         |
//! | `tags.html`       | [`TagsView`]            |
//! | `tag.html`        | [`TagView`]             |
//! | `pairings.html`   | [`PairingsView`]        |
//! | `search.html`     | [`SearchPageView`]      |
//! | `page.html`       | [`PageView`]            |
//! | `404.html`        | [`NotFoundView`]        |
//! | `redirect.html`   | [`RedirectView`]        |
//! | `card.svg`        | [`CardPageView`]        |
//! | `letter.html`     | [`LetterPageView`]      |
//! | `letter.css`      | what `letter.html` sees, which includes it: its rules are written into the tags |
//! | `letter-kept.css` | [`LetterStyleView`], which is the same: the rules for dark and narrow screens |
//!
//! `base.html` is the shell of all that are pages, and sees what each of them sees. A block of it that is replaced in
//! `templates/base.html` is replaced on every page; only `main`, `body_class` and those called `page_…`
//! are each page's own.
//!
//! | block of `base.html` | holds |
//! |----------------------|-------|
//! | `title`, `description`, `feeds`, `sharing` | what the head says of the page, where its feeds are, what is shown where it is shared |
//! | `style`              | the theme's style sheet, its icon and the colours of a browser's frame; `static/own.css` comes after it |
//! | `head_extra`         | nothing: it is for authors, at the end of the head |
//! | `masthead`           | the name of the newsletter; on the home page all that is above the first line |
//! | `navigation`         | the links beside it, and in it `search`, the field |
//! | `subscribe`          | the invitation at the end |
//! | `footer`             | the last lines, and in it `footer_links` |
//!
//! A component of a name such as `lamp.web` prints a block of Markdown, `> [!LAMP]`; it sees nothing but its own
//! arguments. Those without `@` are what the author writes in the block's brackets, `> [!LAMP oil="whale"]`, each a
//! `string`, `integer`, `float`, `number` or `bool`; one with a default may be left out. Those with `@` it is given:
//! `@words`, and every field of [`ComponentView`]. `body` is everything that stands in the block.
//!
//! | rendering     | is for                    | if it is missing, the first that is there of        |
//! |---------------|---------------------------|-----------------------------------------------------|
//! | `lamp.web`    | the site                  | `lamp.feed`, `lamp.letter`                          |
//! | `lamp.feed`   | feeds: no style sheet     | `lamp.web`, `lamp.letter`                           |
//! | `lamp.letter` | mail: tables, `letter.css`| `lamp.web`, `lamp.feed`                             |
//! | `lamp.text`   | plain text, not escaped   | the words of `lamp.letter`, `lamp.web`, `lamp.feed` |
//!
//! What stands in for another is made fit for its readers as HTML by hand is: feeds and letters have no scripts and
//! no style of its own, letters a link for a film or a frame. `@medium` says for whom it is. One that is there and
//! empty prints nothing.
//!
//! To refuse a block, ``{{ throw(message="a lamp needs a wick", help='write `> [!LAMP wick="flat"]`') }}``: the author
//! is told under the block, and what to type. The help may be left out.
//!
//! Filters, besides those of the engine itself:
//!
//! | filter | gives |
//! |--------|-------|
//! | `"style.css" \| asset` | the address of a file below `static/`, and a mistake if there is none; that of a style sheet or a script changes with its content |
//! | `page.url \| absolute_url` | an address of the site with its host |
//! | `episode.date.iso \| date(format="%d.%m.%Y")` | a day in a pattern of `strftime`, with names in the newsletter's language |
//! | `newsletter.extra.note \| markdown(inline=true)` | HTML; `inline` takes the paragraph around it away |
//! | `episode.excerpt \| excerpt(length=120)` | the beginning, cut at a sentence or a word |
//! | `group.title \| slug` | the word of an address |
//! | `by \| typeset` | words with the quotation marks and dashes of a typesetter |
//! | `picture.image \| sizes(shown="50vw")` | a picture of a component that is shown less wide than those of the text: its `sizes` say how wide |
//! | `episode.season_contents \| here(url=episode.url)` | HTML in which the link to this page says so: `aria-current` |
//! | `card.title \| fit(width=900, height=300, largest=96, smallest=40)` | a text set into a space of an SVG, with `italic=true` in italics: its `size`, its `leading` and its `lines` |
//!
//! One test: `{% if "print.css" is asset %}`, whether there is such a file below `static/`.
//!
//! An address called `url` is ready for an `href`: it carries the path of `base_url`, but no host. One called
//! `permalink` is absolute.

mod archive;
mod card;
mod component;
mod episode;
mod head;
mod home;
mod letter;
mod newsletter;
mod next;
mod page;
mod pairings;
mod parts;
mod recap;
mod redirect;
mod search;
mod season;
mod tag;

use serde::Serialize;

pub use archive::{ArchiveGroup, ArchiveView};
pub use card::{CardPageView, CardView};
pub use component::{ComponentLink, ComponentPicture, ComponentView};
pub use episode::{AudioView, ChapterView, ContentsEntry, ContentsView, EpisodePageView, EpisodeView, HeadingView};
pub use head::HeadView;
pub use home::{HomeView, NotFoundView};
pub use letter::{LetterPageView, LetterStyleView, LetterView};
pub use newsletter::{AuthorView, NewsletterView, SubscribeView};
pub use next::NextView;
pub use page::{PageView, StandalonePage};
pub use pairings::{PairingEntry, PairingGroup, PairingsView};
pub use parts::{DateView, EpisodeCard, FeedLink, LinkView, PairingView, PictureView, SeasonCard, SeasonLink, TagLink};
pub use recap::{RecapEntry, RecapView};
pub use redirect::RedirectView;
pub use search::{SearchPageView, SearchView, TagChoice};
pub use season::{SeasonPageView, SeasonView};
pub use tag::{TagView, TagsView};

pub use super::prose::{Html, Prose, Shared, Twin};
use crate::language::Words;

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
    ContentsView => "contents.html",
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
    /// The interface texts in the newsletter's language, by name: `{{ words.previous }}`. An author replaces any of
    /// them under `[words]` in newsletter.toml.
    pub words: &'a Words,
}
