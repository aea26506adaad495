//! The interface texts: their names, and how the words of a language, a region and an author are put together.

use std::borrow::Cow;

use serde::Serialize;

use super::plural::Counted;

/// Declares [`Words`] from one list, so that a text has its name, its place and its explanation once.
macro_rules! declare {
    (texts { $($(#[$text_doc:meta])* $text:ident,)* } counted { $($(#[$counted_doc:meta])* $counted:ident,)* }) => {
        /// Every text that the theme, the feeds and the letters say by themselves, in one language. Texts in braces are
        /// filled in; an author replaces any of them under `[words]` in newsletter.toml.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
        pub struct Words {
            $($(#[$text_doc])* pub $text: Cow<'static, str>,)*
            $($(#[$counted_doc])* #[serde(skip)] pub $counted: Counted,)*
        }

        impl Words {
            /// The names of all texts.
            pub const TEXTS: &[&str] = &[$(stringify!($text)),*];
            /// The names of what is said of a number of things.
            pub const COUNTED: &[&str] = &[$(stringify!($counted)),*];
            /// All names.
            pub const NAMES: &[&str] = &[$(stringify!($text),)* $(stringify!($counted)),*];

            /// The text called `name`.
            #[must_use]
            pub fn text(&self, name: &str) -> Option<&str> {
                match name {
                    $(stringify!($text) => Some(&self.$text),)*
                    _ => None,
                }
            }

            /// What is said of a number of the things called `name`.
            #[must_use]
            pub fn counted(&self, name: &str) -> Option<&Counted> {
                match name {
                    $(stringify!($counted) => Some(&self.$counted),)*
                    _ => None,
                }
            }

            /// The same words with another text for `name`; a name that is none changes nothing.
            #[must_use]
            pub fn with_text(mut self, name: &str, text: impl Into<Cow<'static, str>>) -> Words {
                match name {
                    $(stringify!($text) => self.$text = text.into(),)*
                    _ => {}
                }
                self
            }

            /// The same words with other forms for the things called `name`; a name that is none changes nothing.
            #[must_use]
            pub fn with_counted(mut self, name: &str, forms: Counted) -> Words {
                match name {
                    $(stringify!($counted) => self.$counted = forms,)*
                    _ => {}
                }
                self
            }
        }
    };
}

declare! {
    texts {
        /// The link that takes a keyboard past the masthead.
        skip,
        /// The home page.
        home,
        /// The page of all episodes.
        archive,
        /// What the archive holds.
        archive_intro,
        /// The same where there are no seasons.
        archive_newest_first,
        /// The page of all tags.
        tags,
        /// What the page of tags holds.
        tags_intro,
        /// The page of all pairings.
        pairings,
        /// What the page of pairings holds.
        pairings_intro,
        /// Asks for a subscription.
        subscribe,
        /// Why to subscribe.
        subscribe_pitch,
        /// The label of a form's field.
        email_address,
        /// The feed.
        feed,
        /// After the title of a season, whose feed begins with the first episode.
        from_the_start,
        /// Above the newest episode.
        latest,
        /// Above those before it.
        recent,
        /// Above the list of seasons.
        seasons,
        /// Leads to the archive.
        all_episodes,
        /// Above the first episode.
        start_here,
        /// Leads to the first episode.
        start_with,
        /// Leads to the episode before.
        previous,
        /// Leads to the episode after.
        next,
        /// Leads to the season before.
        previous_season,
        /// Leads to the season after.
        next_season,
        /// The page on what has happened in a season.
        so_far,
        /// What that page holds.
        so_far_intro,
        /// Before what happened in the episode before.
        previously,
        /// Stands where the next episode is promised, until it is out.
        to_come,
        /// Says that the address will lead there.
        to_come_text,
        /// Stands there instead once the next episode is out, above the way to it.
        next_here,
        /// Leads returning readers to where they were: "Continue with {label}".
        continue_with,
        /// Above an episode's pairings.
        pair_with,
        /// Before an episode's tags.
        tagged,
        /// Before the ways to pass an episode on.
        share,
        /// Passes an episode on by email.
        share_email,
        /// Before the name of an episode's author.
        by,
        /// Before the name of whoever made what an episode is paired with.
        pairing_by,
        /// Above an episode's headings.
        contents,
        /// Above a season's episodes.
        in_this_season,
        /// Beside the recording.
        listen,
        /// Leads to the file of the recording.
        download,
        /// Above the chapters of the recording.
        chapters,
        /// Leads to the words of the recording.
        transcript,
        /// Leads to a film or a recording within a text.
        play,
        /// Before the date of the story.
        story_date,
        /// When a text was corrected.
        corrected,
        /// Marks an episode that is not published.
        draft,
        /// Marks a bonus episode.
        bonus,
        /// Marks a trailer.
        trailer,
        /// The title of the 404 page.
        not_found,
        /// The text of the 404 page.
        not_found_text,
        /// Stands at an old address.
        moved,
        /// Above the footnotes.
        footnotes,
        /// Leads from a footnote to its mark.
        back_to_text,
        /// The anchor beside a heading.
        heading_link,
        /// A table, for those who hear the page.
        table,
        /// The title of an alert.
        note,
        /// The title of an alert.
        tip,
        /// The title of an alert.
        important,
        /// The title of an alert.
        warning,
        /// The title of an alert.
        caution,
        /// Names a task that is done.
        done,
        /// Names a task that is not done.
        to_do,
        /// Names the masthead's links.
        newsletter_navigation,
        /// Names the links to the previous and next episode.
        episode_navigation,
        /// Leads from a letter to the episode's page.
        read_online,
        /// Leads from the end of a letter that was cut to the rest.
        continue_online,
        /// Leads out of the mailing list. It stands in letters only.
        unsubscribe,
        /// Before the description of a picture, where it is not shown.
        picture,
        /// Above the addresses at the end of a letter in plain text.
        links,
        /// The last words of the footer.
        written_with,
        /// The search, and the button that starts it.
        search,
        /// What can be searched.
        search_intro,
        /// How many episodes were found: "Results: 12". It needs no plural.
        search_results,
        /// Nothing was found.
        search_nothing,
        /// The index cannot be loaded.
        search_failed,
        /// Stands where scripts do not run.
        search_script,
        /// Searches every season.
        all_seasons,
        /// Searches whatever the tags are.
        all_tags,
        /// Shows further results.
        more_results,
        /// How often the newsletter appears.
        cadence,
        /// For a newsletter that appears daily.
        cadence_daily,
        /// Between two of several, but for the last two; the space is its own.
        comma,
        /// Between the name of a thing and what is said of it.
        pause,
        /// Between the last two of several, with its spaces.
        and,
        /// Between a word and what it announces, with its spaces.
        colon,
        /// Ends a sentence.
        full_stop,
        /// How a season is called.
        season_label,
        /// How an episode is called.
        episode_label,
        /// How an episode is called where there are no seasons.
        lone_episode_label,
    }
    counted {
        /// A number of episodes.
        episodes,
        /// Reading time.
        minutes,
    }
}

impl Words {
    /// What is filled in where the text called `name` says `{place}`.
    #[must_use]
    pub fn places(name: &str) -> &'static [&'static str] {
        match name {
            "cadence" => &["days"],
            "corrected" => &["day"],
            "continue_with" => &["label"],
            "search_results" => &["n"],
            "search_nothing" => &["query"],
            "season_label" => &["season"],
            "episode_label" => &["season", "episode"],
            "lone_episode_label" => &["episode"],
            _ if Words::COUNTED.contains(&name) => &["n"],
            _ => &[],
        }
    }
}

/// A table of [`Words`] as its language writes it: `name: "text"`, or `name: { one: "…", other: "…" }`.
macro_rules! words {
    (@ $text:literal) => { std::borrow::Cow::Borrowed($text) };
    (@ { $($category:ident: $form:literal),+ $(,)? }) => {
        crate::language::Counted::Ours(&[$((stringify!($category), $form)),+])
    };
    ($($name:ident: $word:tt),+ $(,)?) => { Words { $($name: words!(@ $word)),+ } };
}

pub(super) use words;
