//! Which episode is which: those of a published feed, found again in a newsletter that its author has gone on changing.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::last_edition::LastEdition;
use crate::address::Permalink;
use crate::feed::{Known, Published};
use crate::newsletter::{Episode, Newsletter};

/// An episode that readers have met.
pub(super) struct Again<'a> {
    /// As they know it.
    pub known: &'a Known,
    /// Where they found it, from the newsletter's root.
    pub address: Option<Permalink>,
    /// As it is now.
    pub episode: &'a Episode,
}

/// What an episode is told from others by.
struct Signs<'a> {
    name: &'a str,
    /// Its page, from the newsletter's root.
    address: Cow<'a, str>,
    title: &'a str,
    day: Option<NaiveDate>,
}

/// Some of these.
type Trait<'a> = (&'a str, &'a str, Option<NaiveDate>);

/// What makes two one, the surest first. An author who puts an episode between two gives new numbers to all that
/// follow, and with these new names and addresses, often new days as well: their titles are left. What has another
/// title may still be the same text, if little else is new. A name alone says nothing: an episode may have been taken
/// out, and its number given to the next.
const TRAITS: [for<'a> fn(&'a Signs<'a>) -> Trait<'a>; 7] = [
    |it| (it.title, "", it.day),
    |it| (it.name, it.title, None),
    |it| (it.title, &it.address, None),
    |it| (it.title, "", None),
    |it| (it.name, &it.address, None),
    |it| (it.name, "", it.day),
    |it| ("", &it.address, None),
];

/// The episodes of `newsletter` that were in the feed of the edition `before`, in the order of that.
pub(super) fn again<'a>(before: &'a LastEdition<'_>, newsletter: &'a Newsletter) -> Vec<Again<'a>> {
    let items = &before.feed.items;
    let known: Vec<Signs<'a>> = items.iter().map(|it| of_known(it, &before.feed)).collect();
    let episodes: Vec<Signs<'a>> = newsletter.episodes.iter().map(|it| of_episode(it)).collect();
    let (mut found, mut met) = (vec![None; known.len()], vec![false; episodes.len()]);
    for of in TRAITS {
        if found.iter().all(Option::is_some) {
            break;
        }
        let there = alone(episodes.iter().map(of).enumerate().filter(|(place, _)| !met[*place]));
        let wanted = alone(known.iter().map(of).enumerate().filter(|(place, _)| found[*place].is_none()));
        let pairs: Vec<(usize, usize)> =
            wanted.iter().filter_map(|(it, place)| Some(((*place)?, (*there.get(it)?)?))).collect();
        for (known, episode) in pairs {
            (found[known], met[episode]) = (Some(episode), true);
        }
    }
    let again = |(known, place): (&'a Known, Option<usize>)| {
        Some(Again { known, address: before.below(&known.link), episode: &newsletter.episodes[place?] })
    };
    items.iter().zip(found).filter_map(again).collect()
}

/// The place of each that has something which no other has.
fn alone<'a>(places: impl Iterator<Item = (usize, Trait<'a>)>) -> HashMap<Trait<'a>, Option<usize>> {
    let mut alone = HashMap::new();
    for (place, it) in places {
        alone.entry(it).and_modify(|it| *it = None).or_insert(Some(place));
    }
    alone
}

fn of_known<'a>(known: &'a Known, feed: &Published) -> Signs<'a> {
    let address = known.link.strip_prefix(feed.page.trim_end_matches('/')).unwrap_or(&known.link);
    Signs { name: &known.name, address: address.into(), title: &known.title, day: known.day }
}

fn of_episode(episode: &Episode) -> Signs<'_> {
    Signs {
        name: &episode.guid,
        address: episode.permalink.encoded(),
        title: &episode.manuscript.title,
        day: Some(episode.published.date_naive()),
    }
}
