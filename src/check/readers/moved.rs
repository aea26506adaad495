//! Whether readers would find the episodes where they found them: an address that was published stands in letters, in
//! feeds and on other sites, and nobody can write to all who know it.

use super::again::Again;
use super::last_edition::is_there;
use super::lead_on::lead_on;
use crate::address::Permalink;
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule, legible};
use crate::edition::Sheet;
use crate::manuscript::EpisodeManuscript;
use crate::newsletter::Episode;

/// An episode, and where it is no longer.
pub(super) type Moved<'a> = (&'a Episode, &'a Permalink);

/// Warns of episodes that left their address to another. What it gives back are those that left nothing there.
pub(super) fn check<'a>(again: &'a [Again<'a>], prepared: &Prepared, report: &mut Report) -> Vec<Moved<'a>> {
    let Prepared { newsletter, edition, .. } = prepared;
    let was = again.iter().filter_map(|it| Some((it.episode, it.address.as_ref()?)));
    let (taken, moved): (Vec<Moved<'_>>, Vec<_>) = was.partition(|(_, former)| is_there(former, edition));
    for (episode, former) in taken {
        let place = edition.sheet(&former.output_path()).and_then(Sheet::episode);
        if let Some(other) = place.map(|it| &*newsletter.episodes[it]).filter(|it| it.guid != episode.guid) {
            report.warn(Rule::LostAddress, replaced(episode, former, &other.manuscript));
        }
    }
    moved
}

/// Warns of the episodes in `moved`.
pub(super) fn tell(moved: &[Moved<'_>], report: &mut Report) {
    for (episode, former) in moved {
        let message = format!("this episode was published at `{former}`, where readers find nothing now");
        let remark = Diagnostic::at(episode.manuscript.span.clone(), message);
        let help = lead_on(former, &episode.manuscript.aliases, episode.manuscript.notation);
        report.warn(Rule::LostAddress, remark.help(help));
    }
}

/// What is said of an episode at whose `former` address `other` stands now.
fn replaced(episode: &Episode, former: &Permalink, other: &EpisodeManuscript) -> Diagnostic {
    let EpisodeManuscript { slug, notation, span, .. } = &*episode.manuscript;
    let title = legible(&other.title);
    let message = format!("this episode was published at `{former}`, where readers find `{title}` now");
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
