//! Episodes to come that link to others which come later still: on the day of the first, no build would succeed, and
//! nobody looks on while episodes come out by themselves.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::address::Permalink;
use crate::diagnostic::{Diagnostic, Report};
use crate::markdown::Route;
use crate::newsletter::{Coming, Episode, Newsletter};
use crate::source::Span;

/// Tells of the links of episodes after `today` that lead to what is not published when they are.
pub(super) fn check(newsletter: &Newsletter, today: NaiveDate, report: &mut Report) {
    let coming = |it: &Episode| Coming::of(it.manuscript.date, &newsletter.masthead);
    let ahead = newsletter.episodes.iter().filter(|it| it.manuscript.date.day > today);
    let ahead: BTreeMap<&Permalink, (&Episode, Coming)> =
        ahead.map(|it| (&it.permalink, (&**it, coming(it)))).collect();
    for (episode, day) in ahead.values() {
        for link in &episode.manuscript.body.facts().links {
            let Some(Route::Page(goal, _)) = episode.routes.get(&link.destination) else { continue };
            if let Some((later, its_day)) = ahead.get(goal).filter(|(_, its_day)| its_day > day) {
                let message =
                    format!("this leads to `{}`, which is not published before {its_day}, but this is", later.path());
                let remark = Diagnostic::at(Span::new(episode.path(), link.range.clone()), message);
                report.error(remark.help("take the link out until then, or change one of the two days"));
            }
        }
    }
}
