//! `newsletter.toml`: what is said once and holds for every episode.
//!
//! `read` begins at the top of the file. Each table below has a file of its own here, called by what it holds:
//! `[email]` is read in `letters` and `target`, `[feed]` in `feeds`, `[podcast]` in `podcast`, `[pictures]` in
//! `pictures`, `[check]` in `levels`, `[limits]` in `limits`, and `[words]` in `wording`.

mod addresses;
mod cadence;
mod categories;
mod feeds;
mod letters;
mod levels;
mod limits;
mod pictures;
mod podcast;
mod read;
mod target;
mod wording;

use chrono_tz::Tz;

pub use cadence::Cadence;
pub use feeds::{FeedFormat, FeedItems, Feeds};
pub use letters::{Letters, Relay};
pub use limits::Limits;
pub use pictures::{Cards, Metadata, Pictures};
pub use podcast::{Category, Order, Podcast};
pub(super) use read::read;
pub use target::{Form, Longest, Target, parse_targets};

use super::front_matter::{Extra, Placed};
use super::pattern::Pattern;
use crate::address::{BaseUrl, Mailbox};
use crate::diagnostic::Levels;
use crate::language::Language;
use crate::markdown::Typography;
use crate::source::SourcePath;

/// The masthead of a newsletter.
#[derive(Debug, Clone, Hash)]
pub struct Masthead {
    /// The file.
    pub path: SourcePath,
    /// Its name.
    pub title: String,
    /// The line under the name.
    pub tagline: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Who writes it.
    pub author: Option<Author>,
    /// The language that it is written in.
    pub language: Language,
    /// Where it is published.
    pub base_url: BaseUrl,
    /// What its items in feeds are known by, for ever: a host or a domain name that the author held in some year. It
    /// stays when the newsletter moves.
    pub id: String,
    /// Where its days begin.
    pub timezone: Tz,
    /// When it appears.
    pub schedule: Option<Cadence>,
    /// How its seasons are called.
    pub season_label: Pattern,
    /// How its episodes are called.
    pub episode_label: Pattern,
    /// How its episodes are called where there are no seasons.
    pub lone_episode_label: Pattern,
    /// The address of an episode, if the author has said so.
    pub permalink: Option<Placed<Pattern>>,
    /// Where readers subscribe.
    pub subscribe: Option<Subscribe>,
    /// What its feeds hold, and how they are written.
    pub feeds: Feeds,
    /// What it says of itself where it can be heard.
    pub podcast: Podcast,
    /// Whether readers can search it.
    pub search: bool,
    /// How text is set.
    pub typography: Typography,
    /// What holds for every letter.
    pub letters: Letters,
    /// What holds for every picture.
    pub pictures: Pictures,
    /// The links beside its name.
    pub links: Vec<Link>,
    /// How much each rule of `check` weighs.
    pub check: Levels,
    /// How much is read and printed at most.
    pub limits: Limits,
    /// The author's own.
    pub extra: Extra,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Author {
    /// The name as it is signed.
    pub name: String,
    /// An address for mail.
    pub email: Option<Mailbox>,
    /// A page about the person, as written.
    pub url: Option<Placed<String>>,
}

/// Where readers subscribe: a page, a form's target, or both.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Subscribe {
    /// A page, as written.
    pub url: Option<Placed<String>>,
    /// What a form posts to.
    pub action: Option<String>,
    /// The name of the form's field.
    pub field: String,
}

/// A link of the masthead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// Its text.
    pub title: String,
    /// Where it leads, as written.
    pub url: Placed<String>,
}

impl Masthead {
    /// Every address on it that leads somewhere, as written.
    pub fn addresses(&self) -> impl Iterator<Item = &Placed<String>> {
        let of_author = self.author.as_ref().and_then(|it| it.url.as_ref());
        let of_subscribe = self.subscribe.as_ref().and_then(|it| it.url.as_ref());
        self.links.iter().map(|it| &it.url).chain(&self.podcast.image).chain(of_author).chain(of_subscribe)
    }

    /// What a season without a title is called: "Season 2".
    #[must_use]
    pub fn label_of(&self, season: u32) -> String {
        self.season_label.fill(&[("season", Some(season.to_string()))]).expect("a season has a number")
    }

    /// Whether the author has said anything of letters, under `[email]`. Only then are they published beside the site.
    #[must_use]
    pub fn sends_letters(&self) -> bool {
        self.letters != Letters::default()
    }
}

#[cfg(test)]
mod tests {
    use super::read::KNOWN;
    use super::{feeds, letters, limits, pictures, podcast, target};
    use crate::diagnostic::Rule;

    #[test]
    fn the_masthead_of_the_demo_explains_every_key_and_every_rule() {
        let demo = include_str!("../../../newsletter.toml");
        let lines = || demo.lines().map(|it| it.trim_start_matches("# "));
        let tables = [feeds::KNOWN, letters::KNOWN, limits::KNOWN, pictures::KNOWN, podcast::KNOWN, target::KNOWN];
        for key in KNOWN.iter().chain(tables.iter().copied().flatten()) {
            let begins =
                [format!("{key} = "), format!("[{key}]"), format!("[email.{key}]"), format!("[[email.{key}]]")];
            let said = lines().any(|line| begins.iter().any(|it| line.starts_with(it)));
            assert!(said, "newsletter.toml explains every key, and `{key}` as well");
        }
        for rule in Rule::NAMES {
            assert!(
                demo.contains(&format!("\n#   {rule} ")),
                "newsletter.toml explains every rule, and `{rule}` as well"
            );
        }
    }
}
