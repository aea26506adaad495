//! An episode as others show it: in a feed reader, in a mail program, and in one that knows no HTML.

use super::asked::episode;
use super::newsstand::{Issue, Newsstand};
use super::overlay::{bare_page, drawn};
use super::request::Request;
use super::response::{Body, Response, Status};
use super::types::HTML;
use crate::desk::Prepared;
use crate::diagnostic::{Report, Weighed};
use crate::email::{Letter, Outlet, Portion, letter};
use crate::feed;
use crate::press::beside;

/// The letter of an episode as a mail program shows it.
pub(super) fn letter_page(request: &Request, newsstand: &Newsstand, issue: &Issue) -> Response {
    let Some((prepared, place)) = episode(request, issue) else { return Response::plain(Status::NotFound) };
    match written(prepared, place, newsstand) {
        Ok(letter) => framed(at_home(&letter.html, prepared)),
        Err(report) => in_its_place(&report, issue),
    }
}

/// The plain text of a letter.
pub(super) fn plain_text(request: &Request, newsstand: &Newsstand, issue: &Issue) -> Response {
    let Some((prepared, place)) = episode(request, issue) else { return Response::plain(Status::NotFound) };
    match written(prepared, place, newsstand) {
        Ok(letter) => Response::new(Status::Ok, "text/plain; charset=utf-8", Body::Bytes(letter.text.into_bytes())),
        Err(report) => in_its_place(&report, issue),
    }
}

/// The letter of the episode at `place`; what was said about it if a template of the author's is wrong, or it is
/// too long to be sent.
pub(super) fn written(prepared: &Prepared, place: usize, newsstand: &Newsstand) -> Result<Letter, Weighed> {
    let press = newsstand.press(prepared);
    let (levels, mut report) = (&prepared.newsletter.masthead.check, Report::default());
    letter(place, Outlet::Mail, Portion::Cut, &press, &mut report).map_err(|_| report.weighed(levels))
}

/// The reason in place of the letter. The page around it has the bar and follows the text.
fn in_its_place(report: &Weighed, issue: &Issue) -> Response {
    let page = bare_page(&drawn(report, issue));
    Response::new(Status::Broken, HTML, Body::Bytes(page.into_bytes()))
}

/// Pictures in letters and feeds have absolute addresses, where they will be published; here they are still on this
/// machine.
fn at_home(html: &str, prepared: &Prepared) -> String {
    let home = prepared.newsletter.masthead.base_url.origin();
    html.replace(&format!("src=\"{home}/"), "src=\"/")
}

fn framed(page: String) -> Response {
    Response::new(Status::Ok, HTML, Body::Bytes(page.into_bytes()))
        .with("Content-Security-Policy", "script-src 'none'; base-uri 'none'")
}

/// The episode of the page `path` as a feed reader shows it: its words and pictures, and nothing of our style.
pub(super) fn feed_item(request: &Request, newsstand: &Newsstand, issue: &Issue) -> Response {
    let Some((prepared, place)) = episode(request, issue) else { return Response::plain(Status::NotFound) };
    let episode = &prepared.newsletter.episodes[place];
    let press = newsstand.press(prepared);
    let body = at_home(&feed::body(place, &press), prepared);
    let language = &prepared.newsletter.masthead.language;
    let (title, summary) = (beside::escaped(&episode.manuscript.title), beside::escaped(&episode.excerpt));
    let day = episode.published.to_rfc2822();
    let page = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <header><h1>{title}</h1><p>{day}</p><p><em>{summary}</em></p></header>\n{body}\n</body>\n</html>\n",
        beside::escaped(language.tag()),
        language.direction(),
    );
    framed(page)
}

/// What most readers do to an item, and no more.
const STYLE: &str = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;\
    background:#fff;color:#222}header{border-bottom:1px solid #ddd;margin-bottom:1.5rem}img{max-width:100%;height:auto}\
    pre{overflow:auto;background:#f4f4f4;padding:.75rem}";
