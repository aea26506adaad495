//! The bar at the foot of a served page, which no reader ever sees: what state the text is in, how it looks elsewhere,
//! and what is to be said against it.

use serde::Serialize;
use serde_json::{Value, json};

use super::asked::{address, shown};
use super::held;
use super::newsstand::{Issue, Newsstand};
use super::preview;
use super::request::Request;
use super::response::{Body, Response, Status};
use crate::address::OutputPath;
use crate::check::{Galley, check_sheet};
use crate::desk::Prepared;
use crate::diagnostic::{Diagnostic, Report, Rule, Severity, Weighed};
use crate::edition::{Page, Sheet};
use crate::newsletter::Unpublished;
use crate::press::beside;
use crate::source::SourcePath;
use crate::world::clock::{now, today};

/// What state a text is in, as the script of the bar knows it.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    /// Readers see it.
    Published,
    /// They will, on its day.
    Scheduled,
    /// They do not see it.
    Draft,
    /// It cannot be printed.
    Broken,
}

pub(super) fn script() -> Response {
    Response::new(Status::Ok, "text/javascript; charset=utf-8", Body::Static(include_bytes!("serve.js")))
}

pub(super) fn style() -> Response {
    Response::new(Status::Ok, "text/css; charset=utf-8", Body::Static(include_bytes!("serve.css")))
}

/// A page with the bar, which follows `issue`.
pub(super) fn inserted(page: Vec<u8>, issue: &Issue) -> Vec<u8> {
    // Where nothing could be shown yet, the reason is the page.
    let state = if issue.is_broken() && issue.prepared.is_some() { " data-broken" } else { "" };
    insert(page, &format!("{}{state}></script>", opening(issue)))
}

/// The same, with a fault of this page alone.
pub(super) fn inserted_with_fault(page: Vec<u8>, drawn: &str, issue: &Issue) -> Vec<u8> {
    insert(page, &format!("{} data-fault=\"{}\"></script>", opening(issue), beside::escaped(drawn)))
}

fn opening(issue: &Issue) -> String {
    format!("<script src=\"/_feuilleton/serve.js\" defer data-version=\"{}\"", issue.version)
}

/// `element` before the end of the body, or at the end of a page that does not say where its body ends.
fn insert(mut page: Vec<u8>, element: &str) -> Vec<u8> {
    let end = page.windows(7).rposition(|it| it.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    page.splice(end..end, element.bytes());
    page
}

/// What the bar says about the page whose address is the parameter `path`.
pub(super) fn facts(request: &Request, newsstand: &Newsstand, issue: &Issue) -> Response {
    let facts = shown(request, issue).map_or_else(
        || withheld(request, issue),
        |(prepared, output, sheet)| {
            let report = findings(&output, prepared, newsstand, issue);
            let mut facts = describe(prepared, sheet, &report, issue);
            if let Some(place) = sheet.episode() {
                let written = preview::written(prepared, place, newsstand);
                facts["letter_bytes"] = written.map(|it| it.html.len()).ok().into();
            }
            if newsstand.faults().has(issue.version, &output) {
                facts["state"] = json!(State::Broken);
            }
            facts
        },
    );
    Response::new(Status::Ok, "application/json", Body::Bytes(facts.to_string().into_bytes()))
}

/// What the bar says where nothing is shown: why, if something is written that would be.
fn withheld(request: &Request, issue: &Issue) -> Value {
    let address = issue.prepared.as_deref().and_then(|it| address(request, it));
    let Some(held) = address.and_then(|it| held::at(&it, issue)) else { return json!({}) };
    let state = match held.why {
        Unpublished::Draft => State::Draft,
        Unpublished::Until(_) => State::Scheduled,
    };
    json!({ "state": state, "note": held::note(held), "source": held.span.path.as_str() })
}

/// What a build says about the newest text, and what `check` says about this sheet.
fn findings(output: &OutputPath, prepared: &Prepared, newsstand: &Newsstand, issue: &Issue) -> Weighed {
    let masthead = &prepared.newsletter.masthead;
    let press = newsstand.press(prepared);
    let mut findings = issue.report.clone();
    // Places in the shown edition are places in the newest text only while that is the edition's own.
    if !issue.is_broken() {
        let galley = Galley { prepared, sources: &issue.sources, press: &press, today: today(masthead.timezone) };
        let mut report = Report::default();
        check_sheet(output, galley, &mut report);
        findings.absorb(report.weighed(&masthead.check));
    }
    findings
}

fn describe(prepared: &Prepared, sheet: &Sheet, report: &Weighed, issue: &Issue) -> Value {
    let newsletter = &prepared.newsletter;
    let path = sheet.text(newsletter).map(|it| it.path);
    let mut facts = match sheet.page() {
        Some(Page::Episode(place)) => {
            let episode = &newsletter.episodes[*place];
            let manuscript = &episode.manuscript;
            let day = episode.published.with_timezone(&newsletter.masthead.timezone).date_naive();
            let state = if manuscript.draft {
                State::Draft
            } else if episode.published.timestamp() > now(newsletter.masthead.timezone).second() {
                State::Scheduled
            } else {
                State::Published
            };
            let words = manuscript.body.facts().words;
            json!({ "state": state, "day": day.to_string(), "words": words, "minutes": episode.minutes(), "feed_item": true })
        }
        Some(Page::Standalone(place)) => {
            let manuscript = &newsletter.pages[*place].manuscript;
            let state = if manuscript.draft { State::Draft } else { State::Published };
            json!({ "state": state, "words": manuscript.body.facts().words })
        }
        Some(Page::Home | Page::Season(_) | Page::Recap(_) | Page::WayOn(_) | Page::Archive | Page::Tags) => json!({}),
        Some(Page::Tag(_) | Page::Pairings | Page::Search | Page::NotFound) | None => json!({}),
    };
    facts["source"] = path.map(SourcePath::as_str).into();
    let remarks = report.remarks();
    let here = remarks.iter().filter(|(_, it)| Some(&it.span.path) == path);
    facts["findings"] = here.clone().map(|(severity, it)| finding(*severity, it, issue)).collect();
    facts["elsewhere"] = (remarks.len() - here.count()).into();
    facts
}

fn finding(severity: Severity, remark: &Diagnostic, issue: &Issue) -> Value {
    let text = issue.sources.text(&remark.span.path);
    let before = text.as_ref().and_then(|it| it.get(..remark.span.start));
    let line = before.map_or(1, |it| it.matches('\n').count() + 1);
    let rule = severity.rule().map_or("error", Rule::name);
    json!({ "rule": rule, "line": line, "message": remark.message, "help": remark.help })
}
