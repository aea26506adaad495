//! The interface texts: their names, and how a number of things is put in words.

use serde::Serialize;

/// Every text that the theme, the feeds and the letters say by themselves, in one language. Texts in braces are filled in.
#[derive(Debug, Serialize)]
pub struct Words {
    /// The link that takes a keyboard past the masthead.
    pub skip: &'static str,
    /// The home page.
    pub home: &'static str,
    /// The masthead's links, for those who hear the page.
    pub menu: &'static str,
    /// The page of all episodes.
    pub archive: &'static str,
    /// What the archive holds.
    pub archive_intro: &'static str,
    /// The page of all tags.
    pub tags: &'static str,
    /// What the page of tags holds.
    pub tags_intro: &'static str,
    /// The page of all pairings.
    pub pairings: &'static str,
    /// What the page of pairings holds.
    pub pairings_intro: &'static str,
    /// Asks for a subscription.
    pub subscribe: &'static str,
    /// Why to subscribe.
    pub subscribe_pitch: &'static str,
    /// The label of a form's field.
    pub email_address: &'static str,
    /// The feed.
    pub feed: &'static str,
    /// Above the newest episode.
    pub latest: &'static str,
    /// Above those before it.
    pub recent: &'static str,
    /// Above the list of seasons.
    pub seasons: &'static str,
    /// Leads to the archive.
    pub all_episodes: &'static str,
    /// Leads to an episode.
    pub read: &'static str,
    /// The unit of reading time.
    pub min_read: &'static str,
    /// Above the first episode.
    pub start_here: &'static str,
    /// Leads to the first episode.
    pub start_with: &'static str,
    /// Leads to the episode before.
    pub previous: &'static str,
    /// Leads to the episode after.
    pub next: &'static str,
    /// Leads to the season before.
    pub previous_season: &'static str,
    /// Leads to the season after.
    pub next_season: &'static str,
    /// Above an episode's pairings.
    pub pair_with: &'static str,
    /// Before an episode's tags.
    pub tagged: &'static str,
    /// Before the ways to pass an episode on.
    pub share: &'static str,
    /// Passes an episode on by email.
    pub share_email: &'static str,
    /// Before an author's name.
    pub by: &'static str,
    /// Above an episode's headings.
    pub contents: &'static str,
    /// Above a season's episodes.
    pub in_this_season: &'static str,
    /// Beside the recording.
    pub listen: &'static str,
    /// Before the date of the story.
    pub story_date: &'static str,
    /// Marks an episode that is not published.
    pub draft: &'static str,
    /// Marks a bonus episode.
    pub bonus: &'static str,
    /// Marks a trailer.
    pub trailer: &'static str,
    /// The title of the 404 page.
    pub not_found: &'static str,
    /// The text of the 404 page.
    pub not_found_text: &'static str,
    /// Stands at an old address.
    pub moved: &'static str,
    /// Above the footnotes.
    pub footnotes: &'static str,
    /// Leads from a footnote to its mark.
    pub back_to_text: &'static str,
    /// The anchor beside a heading.
    pub heading_link: &'static str,
    /// A table, for those who hear the page.
    pub table: &'static str,
    /// A block of code, for those who hear the page.
    pub code: &'static str,
    /// The title of an alert.
    pub note: &'static str,
    /// The title of an alert.
    pub tip: &'static str,
    /// The title of an alert.
    pub important: &'static str,
    /// The title of an alert.
    pub warning: &'static str,
    /// The title of an alert.
    pub caution: &'static str,
    /// Names a task that is done.
    pub done: &'static str,
    /// Names a task that is not done.
    pub to_do: &'static str,
    /// Names the masthead's links.
    pub newsletter_navigation: &'static str,
    /// Names the links to the previous and next episode.
    pub episode_navigation: &'static str,
    /// Leads from a letter to the episode's page.
    pub read_online: &'static str,
    /// Leads from the end of a letter that was cut to the rest.
    pub continue_online: &'static str,
    /// Leads out of the mailing list. It stands in letters only.
    pub unsubscribe: &'static str,
    /// Before the description of a picture, where it is not shown.
    pub picture: &'static str,
    /// Above the addresses at the end of a letter in plain text.
    pub links: &'static str,
    /// The last words of the footer.
    pub written_with: &'static str,
    /// The search, and the button that starts it.
    pub search: &'static str,
    /// What can be searched.
    pub search_intro: &'static str,
    /// How many episodes were found: "Results: 12". It needs no plural.
    pub search_results: &'static str,
    /// Nothing was found.
    pub search_nothing: &'static str,
    /// The index cannot be loaded.
    pub search_failed: &'static str,
    /// Stands where scripts do not run.
    pub search_script: &'static str,
    /// Searches every season.
    pub all_seasons: &'static str,
    /// Searches whatever the tags are.
    pub all_tags: &'static str,
    /// Shows further results.
    pub more_results: &'static str,
    /// How often the newsletter appears.
    pub cadence: &'static str,
    /// For a newsletter that appears daily.
    pub cadence_daily: &'static str,
    /// Joins the last two of several.
    pub and: &'static str,
    /// How a season is called.
    pub season_label: &'static str,
    /// How an episode is called.
    pub episode_label: &'static str,
    /// How an episode is called where there are no seasons.
    pub lone_episode_label: &'static str,
    /// A number of episodes.
    #[serde(skip)]
    pub episodes: Counted,
    /// Reading time.
    #[serde(skip)]
    pub minutes: Counted,
}

/// The forms of a word beside a number (CLDR plural rules, for the languages that we speak).
#[derive(Debug)]
pub struct Counted {
    /// For one: "{n} episode".
    pub one: &'static str,
    /// For any other number: "{n} episodes".
    pub other: &'static str,
}

impl Counted {
    /// The form for `count`, with the number in it.
    pub(super) fn of(&self, primary: &str, count: usize) -> String {
        let singular = match primary {
            "fr" => count <= 1,
            _ => count == 1,
        };
        let form = if singular { self.one } else { self.other };
        form.replace("{n}", &count.to_string())
    }
}
