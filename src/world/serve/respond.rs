//! From a request to its answer.

use std::borrow::Cow;
use std::sync::PoisonError;

use super::newsstand::{Issue, Newsstand};
use super::overlay::{bare_page, drawn};
use super::request::Request;
use super::response::{Body, Response, Status};
use super::types::{HTML, media_type};
use super::{files, preview, toolbar};
use crate::address::{OutputPath, Permalink};
use crate::desk::Prepared;
use crate::diagnostic::{Report, Weighed};
use crate::edition::Sheet;
use crate::newsletter::Fixture;
use crate::world::darkroom::{Darkroom, Finished};

/// Where our own tools lie while serving. An edition has nothing there.
const TOOLS: &str = "/_feuilleton/";

pub(super) fn respond(request: &Request, newsstand: &Newsstand) -> Response {
    let issue = newsstand.issue();
    if let Some(tool) = request.path.strip_prefix(TOOLS) {
        return tools(tool, request, newsstand, &issue);
    }
    let Some(prepared) = &issue.prepared else {
        let page = toolbar::inserted(bare_page(&drawn(&issue.report, &issue)).into_bytes(), &issue);
        return Response::new(Status::Broken, HTML, Body::Bytes(page));
    };
    let base = prepared.newsletter.masthead.base_url.path();
    match request.path.strip_prefix(base) {
        Some(path) if path.starts_with('/') => published(path, request, newsstand, &issue, prepared),
        // The newsletter lies below a path, and nothing above it.
        _ if !base.is_empty() && matches!(request.path.trim_end_matches('/'), "" | "/index.html") => {
            moved(&Permalink::home(), prepared)
        }
        _ if request.path == base => moved(&Permalink::home(), prepared),
        _ => not_found(newsstand, &issue, prepared),
    }
}

fn published(path: &str, request: &Request, newsstand: &Newsstand, issue: &Issue, prepared: &Prepared) -> Response {
    let Some(permalink) = Permalink::parse(path) else { return not_found(newsstand, issue, prepared) };
    let output = permalink.output_path();
    match print(&output, newsstand, prepared) {
        Some(Ok(Finished::Bytes(bytes))) if is_page(&output) => {
            newsstand.printed.lock().unwrap_or_else(PoisonError::into_inner).keep(&output, &bytes);
            page(Status::Ok, bytes, issue, request)
        }
        Some(Ok(Finished::Bytes(bytes))) => tagged(Status::Ok, &printed_type(&output, prepared), bytes, request),
        Some(Ok(Finished::Theme(bytes))) => {
            Response::new(Status::Ok, &media_type(output.as_str()), Body::Static(bytes))
        }
        Some(Ok(Finished::File(source))) => files::respond(&newsstand.root, &source, request),
        Some(Err(report)) => unprintable(&output, &report, newsstand, issue),
        None => match permalink.join("").filter(|it| is_published(it, prepared) && !path.ends_with('/')) {
            Some(folder) => moved(&folder, prepared),
            None => not_found(newsstand, issue, prepared),
        },
    }
}

/// What readers get at `path`; `None` if nothing is there, and what was said about it if it cannot be printed.
pub(super) fn print(
    path: &OutputPath,
    newsstand: &Newsstand,
    prepared: &Prepared,
) -> Option<Result<Finished, Weighed>> {
    let Prepared { newsletter, theme, edition } = prepared;
    let sheet = edition.sheet(path)?;
    let press = newsstand.press(prepared);
    let darkroom = Darkroom::new(&newsstand.root, theme.fonts(), &newsletter.masthead.limits);
    let mut report = Report::default();
    let finished = match edition.print(path, sheet, &press, &mut report) {
        // A picture that cannot be read is not there.
        Ok(content) => darkroom.tray().finish(content, &mut report).ok()?,
        Err(told) => Err(told),
    };
    Some(finished.map_err(|_| report.weighed(&newsletter.masthead.check)))
}

fn is_published(permalink: &Permalink, prepared: &Prepared) -> bool {
    prepared.edition.sheet(&permalink.output_path()).is_some()
}

/// A feed is told by what it is, since its name may be that of any XML or JSON.
fn printed_type(path: &OutputPath, prepared: &Prepared) -> Cow<'static, str> {
    let format = prepared.edition.sheet(path).and_then(Sheet::feed_format);
    format.map_or_else(|| media_type(path.as_str()), |it| it.media_type().into())
}

fn is_page(path: &OutputPath) -> bool {
    media_type(path.as_str()) == HTML
}

fn page(status: Status, bytes: Vec<u8>, issue: &Issue, request: &Request) -> Response {
    tagged(status, HTML, toolbar::inserted(bytes, issue), request)
}

/// An answer that a browser need not fetch again while it is the same.
fn tagged(status: Status, media_type: &str, bytes: Vec<u8>, request: &Request) -> Response {
    let tag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..16]);
    if request.header("if-none-match").is_some_and(|it| it.contains(&tag)) && status == Status::Ok {
        return Response::new(Status::NotModified, media_type, Body::Static(b"")).with("ETag", tag);
    }
    Response::new(status, media_type, Body::Bytes(bytes)).with("ETag", tag)
}

fn moved(to: &Permalink, prepared: &Prepared) -> Response {
    Response::plain(Status::TemporaryRedirect).with("Location", to.href(&prepared.newsletter.masthead.base_url))
}

fn not_found(newsstand: &Newsstand, issue: &Issue, prepared: &Prepared) -> Response {
    let path = Fixture::NotFound.permalink().output_path();
    match print(&path, newsstand, prepared) {
        Some(Ok(Finished::Bytes(bytes))) => {
            Response::new(Status::NotFound, HTML, Body::Bytes(toolbar::inserted(bytes, issue)))
        }
        Some(Ok(Finished::Theme(_) | Finished::File(_)) | Err(_)) | None => Response::plain(Status::NotFound),
    }
}

/// A template of the author's fails on this page: its last good state, with the reason drawn over it.
fn unprintable(path: &OutputPath, report: &Weighed, newsstand: &Newsstand, issue: &Issue) -> Response {
    if newsstand.faults().note(issue.version, path, report) {
        (newsstand.told)(report, &issue.sources);
    }
    let drawn = drawn(report, issue);
    let printed = newsstand.printed.lock().unwrap_or_else(PoisonError::into_inner).of(path).map(<[u8]>::to_vec);
    let page = match printed {
        Some(page) => toolbar::inserted_with_fault(page, &drawn, issue),
        None => toolbar::inserted(bare_page(&drawn).into_bytes(), issue),
    };
    Response::new(Status::Broken, HTML, Body::Bytes(page))
}

fn tools(tool: &str, request: &Request, newsstand: &Newsstand, issue: &Issue) -> Response {
    match tool {
        "serve.js" => toolbar::script(),
        "serve.css" => toolbar::style(),
        "events" => {
            let last = request.header("last-event-id").map(str::to_owned).or_else(|| request.parameter("since"));
            let since = last.and_then(|it| it.parse().ok()).unwrap_or(issue.version);
            Response::new(Status::Ok, "text/event-stream", Body::Events { since })
        }
        "report" => {
            let text = drawn(&issue.report, issue);
            Response::new(Status::Ok, "text/plain; charset=utf-8", Body::Bytes(text.into_bytes()))
        }
        "page" => toolbar::facts(request, newsstand, issue),
        "feed-item" => preview::feed_item(request, newsstand, issue),
        "letter" => preview::letter_page(request, newsstand, issue),
        "plain-text" => preview::plain_text(request, newsstand, issue),
        _ => Response::plain(Status::NotFound),
    }
}
