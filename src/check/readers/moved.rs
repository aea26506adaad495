//! Whether readers would find the episodes where they found them: an address that was published stands in letters, in
//! feeds and on other sites, and nobody can write to all who know it.

use super::again::{Again, below};
use crate::address::{Permalink, Slug};
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule, legible};
use crate::edition::{Edition, Sheet};
use crate::manuscript::{EpisodeManuscript, Notation, Placed};
use crate::newsletter::{Episode, Newsletter, Season};
use crate::source::{SourcePath, Sources};

/// An episode, and where it is no longer.
type Moved<'a> = (&'a Episode, Permalink);

/// Warns of episodes that left nothing where they were, or left it to another text. `page` is the home page of the newsletter that readers knew.
pub(super) fn check(again: &[Again<'_>], page: &str, prepared: &Prepared, sources: &Sources, report: &mut Report) {
    let Prepared { newsletter, edition, .. } = prepared;
    let was = again.iter().filter_map(|it| Some((it.episode, below(&it.known.link, page)?)));
    let (taken, mut moved): (Vec<Moved<'_>>, Vec<_>) = was.partition(|(_, former)| is_there(former, edition));
    for (episode, former) in &taken {
        let place = edition.sheet(&former.output_path()).and_then(Sheet::episode);
        if let Some(other) = place.map(|it| &*newsletter.episodes[it]).filter(|it| it.guid != episode.guid) {
            report.warn(Rule::LostAddress, replaced(episode, former, other));
        }
    }
    for season in &newsletter.seasons {
        if let Some(former) = former_season(season, &moved, newsletter).filter(|it| !is_there(it, edition)) {
            moved.retain(|(it, _)| it.manuscript.season != Some(season.number));
            report.warn(Rule::LostAddress, of_season(season, &former, newsletter, sources));
        }
    }
    for (episode, former) in &moved {
        let message = format!("this episode was published at `{former}`, where readers find nothing now");
        let remark = Diagnostic::at(episode.manuscript.span.clone(), message);
        let help = lead_on(former, &episode.manuscript.aliases, episode.manuscript.notation);
        report.warn(Rule::LostAddress, remark.help(help));
    }
}

/// What is said of an episode at whose `former` address `other` stands now.
fn replaced(episode: &Episode, former: &Permalink, other: &Episode) -> Diagnostic {
    let EpisodeManuscript { slug, notation, span, .. } = &*episode.manuscript;
    let other = &other.manuscript;
    let message =
        format!("this episode was published at `{former}`, where readers find `{}` now", legible(&other.title));
    let word = former.as_str().split('/').rfind(|it| !it.is_empty()).unwrap_or_default();
    let with_word = episode.permalink.as_str().replacen(&format!("/{slug}/"), &format!("/{word}/"), 1);
    let help = if with_word == former.as_str() {
        let line = notation.pair("slug", &format!("\"{word}\""));
        format!("let it stay there: `{line}`, and give the other one another `slug`")
    } else {
        let line = notation.pair("kind", "\"bonus\"");
        format!("give both the numbers that they had; what comes between two needs none: `{line}`")
    };
    Diagnostic::at(span.clone(), message).help(help).note(other.span.clone(), "that one is here")
}

/// What to write into a text in this `notation`, which has these `aliases`, so that it is found at its `former`
/// address.
pub(super) fn lead_on(former: &Permalink, aliases: &[Placed<Permalink>], notation: Notation) -> String {
    if aliases.is_empty() {
        let line = notation.pair("aliases", &format!("[\"{former}\"]"));
        format!("lead them on: `{line}`")
    } else {
        format!("lead them on: add `\"{former}\"` to its `aliases`")
    }
}

/// Whether something of ours is at an address.
pub(super) fn is_there(permalink: &Permalink, edition: &Edition) -> bool {
    edition.sheet(&permalink.output_path()).is_some()
}

/// How the text at `path` writes its front matter.
pub(super) fn notation(path: &SourcePath, sources: &Sources) -> Notation {
    sources.text(path).and_then(|it| Notation::of(&it)).unwrap_or_default()
}

/// Where a season was, if its own address is all that is new in those of its episodes.
fn former_season(season: &Season, moved: &[Moved<'_>], newsletter: &Newsletter) -> Option<Permalink> {
    let former = |(episode, former): &Moved<'_>| {
        let rest = episode.permalink.as_str().strip_prefix(season.permalink.as_str())?;
        let slug = former.as_str().strip_suffix(rest)?.strip_prefix('/')?.strip_suffix('/')?;
        Slug::parse(slug).and_then(|it| Permalink::home().join(&format!("{it}/")))
    };
    let own = |(it, _): &&Moved<'_>| newsletter.season_of(it).is_some_and(|it| it.number == season.number);
    let mut formers = moved.iter().filter(own).map(former);
    let first = formers.next()??;
    formers.all(|it| it.as_ref() == Some(&first)).then_some(first)
}

fn of_season(season: &Season, former: &Permalink, newsletter: &Newsletter, sources: &Sources) -> Diagnostic {
    let message = format!("this season was published at `{former}`, where readers find nothing now");
    let slug = format!("\"{}\"", former.as_str().trim_matches('/'));
    let Some(preface) = season.preface() else {
        let first = &newsletter.episodes[season.episodes.start].manuscript;
        let line = first.notation.pair("slug", &slug);
        let help = format!("let it stay there: write `{line}` and a `title` into `season.md` in its folder");
        return Diagnostic::at(first.span.clone(), message).help(help);
    };
    let line = notation(&preface.path, sources).pair("slug", &slug);
    Diagnostic::at(preface.span.clone(), message).help(format!("let it stay there: `{line}`"))
}
