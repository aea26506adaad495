//! How long a letter may be: Gmail shows about 100 kB of HTML, somewhat more at times, and hides the rest, with
//! the way out of the list in it.

use super::letter::{Outlet, Portion};
use crate::diagnostic::{Diagnostic, Report, Reported, Rule};
use crate::markdown::{LetterBody, Mark};
use crate::newsletter::Episode;
use crate::source::Span;

/// From here on the author is warned, and a letter that may be cut is. In bytes of HTML.
pub(super) const WARN: usize = 80_000;

/// From here on a letter is not printed.
pub(super) const FAIL: usize = 100_000;

/// What remains of a letter that was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub passages: usize,
    pub footnotes: usize,
}

/// The letter without its marks, and what remains if it was cut.
pub(super) fn fitted(
    html: &str,
    body: &LetterBody,
    episode: &Episode,
    (outlet, portion): (Outlet<'_>, Portion),
    report: &mut Report,
) -> Result<(String, Option<Kept>), Reported> {
    let (before, parts) = Mark::split(html);
    let whole = joined(before, &parts, None);
    if whole.len() <= WARN {
        return Ok((whole, None));
    }
    let (fitted, kept) = match portion {
        Portion::Whole => (whole, None),
        Portion::Cut => {
            // A template of the author's may print the text more than once.
            let passages = safe(&whole, &parts).min(body.passages.len());
            let last = passages.checked_sub(1).and_then(|it| body.passages.get(it));
            let kept = Kept { passages, footnotes: last.map_or(0, |it| it.footnotes) };
            (joined(before, &parts, Some(kept)), Some(kept))
        }
    };
    match outlet {
        // A build is not the time to speak of it: `feuilleton email` does.
        Outlet::Feed => return Ok((fitted, kept)),
        Outlet::Mail | Outlet::Service(_) if fitted.len() <= WARN => return Ok((fitted, kept)),
        Outlet::Mail | Outlet::Service(_) => {}
    }
    // A first passage that cannot be cut may be too long by itself.
    let remark = blame(fitted.len(), &parts, kept, body, episode);
    if fitted.len() > FAIL {
        return Err(report.error(remark));
    }
    report.warn(Rule::LetterSize, remark);
    Ok((fitted, kept))
}

/// How many passages fit; the first always does.
fn safe(whole: &str, parts: &[(Mark, &str)]) -> usize {
    let mut length = whole.len() + parts.iter().filter(|it| it.0 == Mark::Continue).map(|it| it.1.len()).sum::<usize>();
    let mut kept = parts.iter().filter(|(mark, _)| matches!(mark, Mark::Passage(_))).count();
    for (mark, html) in parts.iter().rev() {
        if let Mark::Passage(place) = mark {
            if length <= WARN || *place == 0 {
                break;
            }
            length -= html.len();
            kept = *place;
        }
    }
    kept
}

/// The letter up to what is `kept`; all of it if nothing is said.
fn joined(before: &str, parts: &[(Mark, &str)], kept: Option<Kept>) -> String {
    let notes = kept.map_or(usize::MAX, |it| it.footnotes);
    let mut html = before.to_owned();
    for (mark, part) in parts {
        let stays = match mark {
            Mark::Passage(place) => kept.is_none_or(|it| *place < it.passages),
            Mark::Continue => kept.is_some(),
            Mark::Footnotes | Mark::FootnotesEnd => notes > 0,
            Mark::Footnote(place) => *place < notes,
            Mark::Begin | Mark::Close => {
                // The outlet decides later what it takes.
                html.push_str(&mark.to_string());
                true
            }
            Mark::Style | Mark::End => true,
        };
        if stays {
            html.push_str(part);
        }
    }
    html
}

fn blame(
    length: usize,
    parts: &[(Mark, &str)],
    kept: Option<Kept>,
    body: &LetterBody,
    episode: &Episode,
) -> Diagnostic {
    let mut costs: Vec<(usize, usize)> = parts
        .iter()
        .filter_map(|(mark, html)| match mark {
            Mark::Passage(place) if kept.is_none_or(|it| *place < it.passages) => Some((html.len(), *place)),
            _ => None,
        })
        .collect();
    costs.sort_by_key(|(length, place)| (std::cmp::Reverse(*length), *place));
    let most: Vec<String> = costs
        .iter()
        .take(3)
        .filter_map(|(length, place)| Some(format!("{} takes {}", body.passages.get(*place)?.name, thousands(*length))))
        .collect();
    let (cut, way_out) = match kept {
        None => ("", "shorten it, or let `--cut` end it with a link to the page"),
        Some(_) => (" even where it is cut", "shorten it, or divide it: a letter is cut between its blocks"),
    };
    let (length, shown) = (thousands(length), thousands(FAIL));
    let message = format!("this letter has {length} bytes{cut}; Gmail hides what comes after about {shown}");
    let help = format!("{}; {way_out}", most.join(", "));
    let path = episode.path();
    let remark = Diagnostic::at(episode.manuscript.span.clone(), message).help(help);
    let range = costs.first().and_then(|(_, place)| body.passages.get(*place)?.range.clone());
    match range {
        Some(range) => remark.note(Span::new(path, range.start..range.start), "most of it is here"),
        None => remark,
    }
}

/// 102400 as "102,400".
fn thousands(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", thousands(number / 1_000), number % 1_000) }
}
