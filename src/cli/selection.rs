//! Which episodes were asked for: one by its number or its word, the latest, a season, or all.

use super::args::Email;
use crate::diagnostic::nearest;
use crate::newsletter::{Episode, Newsletter, read_short_form, short_form};
use crate::world::Error;

/// The places of the episodes, in reading order.
pub(super) fn places(args: &Email, newsletter: &Newsletter) -> Result<Vec<usize>, Error> {
    let episodes = &newsletter.episodes;
    if let Some(name) = &args.episode {
        return one(name, newsletter).map(|it| vec![it]);
    }
    if let Some(number) = args.season {
        let season = newsletter.seasons.iter().find(|it| it.number == number);
        return season.map(|it| it.episodes.clone().collect()).ok_or_else(|| {
            let numbers: Vec<String> = newsletter.seasons.iter().map(|it| it.number.to_string()).collect();
            Error::usage(format!("there is no season {number}"), format!("there are {}", numbers.join(", ")))
        });
    }
    if args.all {
        return Ok((0..episodes.len()).collect());
    }
    let latest = newsletter.newest.first().copied();
    let help = "`--drafts` and `--future` show what is withheld";
    latest.map(|it| vec![it]).ok_or_else(|| Error::usage("no episode is published", help))
}

fn one(name: &str, newsletter: &Newsletter) -> Result<usize, Error> {
    let wanted = read_short_form(name);
    let named = |it: &Episode| (wanted.is_some() && number(it) == wanted) || it.manuscript.slug.to_string() == name;
    newsletter.episodes.iter().position(|it| named(it)).ok_or_else(|| {
        let known: Vec<String> = newsletter
            .episodes
            .iter()
            .flat_map(|it| number(it).into_iter().chain([it.manuscript.slug.to_string()]))
            .collect();
        let help = nearest(name, known.iter().map(String::as_str)).map_or_else(
            || {
                "name one as S2E29, or by the word in its address; `--future` and `--drafts` show what is withheld"
                    .to_owned()
            },
            |it| format!("did you mean `{it}`?"),
        );
        Error::usage(format!("no episode is called `{name}`"), help)
    })
}

fn number(episode: &Episode) -> Option<String> {
    let it = &episode.manuscript;
    it.number.map(|number| short_form(it.season, number))
}
