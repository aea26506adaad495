//! What is written and not shown: an author who has finished an episode wonders where it is.

use super::newsstand::Issue;
use crate::address::Permalink;
use crate::newsletter::{Held, Unpublished};

/// What would be found at `address` if it were shown.
pub(super) fn at<'a>(address: &Permalink, issue: &'a Issue) -> Option<&'a Held> {
    issue.prepared.as_ref()?.newsletter.held.iter().find(|it| it.permalink == *address)
}

/// Why it is not shown, and what shows it.
pub(super) fn note(held: &Held) -> String {
    let shown = match held.why {
        Unpublished::Draft => "`serve` without `--no-drafts` shows it",
        Unpublished::Until(_) => "`serve --future` shows it",
    };
    format!("`{}` is {}; {shown}", held.span.path, held.why)
}

/// Why something that `last` showed is not shown any more.
pub(super) fn since(last: &Issue, issue: &Issue) -> Vec<String> {
    let (Some(last), Some(now)) = (&last.prepared, &issue.prepared) else { return Vec::new() };
    let was_shown = |it: &&Held| last.newsletter.texts().any(|text| *text.path == it.span.path);
    now.newsletter.held.iter().filter(was_shown).map(note).collect()
}
