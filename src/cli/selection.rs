//! Which episodes were asked for: one by its number, its word or its file, the latest, a season, or all.

use std::sync::Arc;

use super::args::Email;
use crate::address::{BaseUrl, Permalink};
use crate::diagnostic::nearest;
use crate::manuscript::EpisodeManuscript;
use crate::newsletter::{Episode, Newsletter, Unpublished, read_short_form, short_form};
use crate::world::Error;

/// The places of the episodes, in reading order. What is `written`, published or not, is asked for where one is missed.
pub(super) fn places(
    args: &Email,
    newsletter: &Newsletter,
    written: impl FnOnce() -> Vec<Arc<EpisodeManuscript>>,
) -> Result<Vec<usize>, Error> {
    let episodes = &newsletter.episodes;
    if let Some(name) = &args.episode {
        return one(name, newsletter, written).map(|it| vec![it]);
    }
    if let Some(number) = args.season {
        let season = newsletter.seasons.iter().find(|it| it.number == number);
        let help = || {
            let numbers: Vec<String> = newsletter.seasons.iter().map(|it| it.number.to_string()).collect();
            match &numbers[..] {
                [] => "no published episode belongs to a season; `--all` takes every one".to_owned(),
                [only] => format!("the only one is season {only}"),
                [first @ .., last] => format!("there are seasons {} and {last}", first.join(", ")),
            }
        };
        let refusal = || Error::refusal(format!("there is no season {number}"), help());
        return season.map(|it| it.episodes.clone().collect()).ok_or_else(refusal);
    }
    if args.all {
        return Ok((0..episodes.len()).collect());
    }
    let latest = newsletter.newest.first().copied();
    let help = "`--drafts` and `--future` show what is withheld";
    latest.map(|it| vec![it]).ok_or_else(|| Error::refusal("no episode is published", help))
}

fn one(
    name: &str,
    newsletter: &Newsletter,
    written: impl FnOnce() -> Vec<Arc<EpisodeManuscript>>,
) -> Result<usize, Error> {
    let base = &newsletter.masthead.base_url;
    let is_meant = |it: &Episode| is_called(name, &it.manuscript) || is_address(name, &it.permalink, base);
    let meant: Vec<usize> = (0..newsletter.episodes.len()).filter(|it| is_meant(&newsletter.episodes[*it])).collect();
    match &meant[..] {
        [place] => Ok(*place),
        [] => Err(missed(name, newsletter, written)),
        [first, .., last] => {
            let own = |it: &usize| own_name(&newsletter.episodes[*it]);
            let all: Vec<String> = meant[..meant.len() - 1].iter().map(own).collect();
            let what = format!("`{name}` is {} and {}", all.join(", "), own(last));
            Err(Error::refusal(what, format!("name one of them, as `{}`", own(first))))
        }
    }
}

/// Why no episode is called `name`, and what to type instead.
fn missed(name: &str, newsletter: &Newsletter, written: impl FnOnce() -> Vec<Arc<EpisodeManuscript>>) -> Error {
    if let Some(withheld) = written().into_iter().find(|it| is_called(name, it)) {
        let why = Unpublished::of(&withheld, &newsletter.masthead);
        let (why, help) = match why {
            Unpublished::Draft => (why.to_string(), "add `--drafts`"),
            Unpublished::Until(_) => (format!("{why} ({})", newsletter.masthead.timezone), "add `--future`"),
        };
        return Error::refusal(format!("`{name}` is {why}"), help);
    }
    let known: Vec<String> = newsletter
        .episodes
        .iter()
        .flat_map(|it| number(&it.manuscript).into_iter().chain([it.manuscript.slug.to_string()]))
        .collect();
    let help = nearest(name, known.iter().map(String::as_str)).map_or_else(
        || "name one as S2E29, by the word in its address, by its whole address, or by its file".to_owned(),
        |it| format!("did you mean `{it}`?"),
    );
    Error::refusal(format!("no episode is called `{name}`"), help)
}

/// By its number, the word in its address, or its file: below `content/`, or as `feuilleton new` prints it, below the
/// folder of `--root`.
fn is_called(name: &str, episode: &EpisodeManuscript) -> bool {
    let above = || name.strip_suffix(episode.path.as_str());
    number(episode).is_some_and(|it| read_short_form(name) == Some(it))
        || *episode.slug.as_str() == *name
        || episode.path.below("content") == Some(name)
        || above().is_some_and(|it| it.is_empty() || it.ends_with('/'))
}

/// By its address, with or without the host and the slashes around it, as a browser shows it.
fn is_address(name: &str, permalink: &Permalink, base: &BaseUrl) -> bool {
    let page = name.split(['#', '?']).next().unwrap_or(name);
    let path = page.strip_prefix(base.origin()).unwrap_or(page).trim_matches('/');
    !path.is_empty() && [permalink.as_str(), &permalink.href(base)].iter().any(|it| it.trim_matches('/') == path)
}

/// What names an episode and no other.
fn own_name(episode: &Episode) -> String {
    number(&episode.manuscript).unwrap_or_else(|| episode.permalink.as_str().to_owned())
}

fn number(episode: &EpisodeManuscript) -> Option<String> {
    episode.number.map(|number| short_form(episode.season, number))
}
