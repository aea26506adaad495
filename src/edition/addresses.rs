//! Addresses that begin at the site's root, `/media/rain.jpg` or `https://example.org/media/rain.jpg`: only the whole
//! edition knows whether something is there.

use super::Edition;
use crate::address::{BaseUrl, OutputPath, Permalink};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::markdown::Document;
use crate::newsletter::Newsletter;
use crate::source::{SourcePath, Span};

/// Warns of addresses of the newsletter's own in Markdown that this edition does not publish. Something else may serve them.
pub(super) fn check(edition: &Edition, newsletter: &Newsletter, report: &mut Report) {
    let episodes = newsletter.episodes.iter().map(|it| (&it.manuscript.path, &it.manuscript.body));
    let pages = newsletter.pages.iter().map(|it| (&it.manuscript.path, &it.manuscript.body));
    let prefaces = newsletter.seasons.iter().filter_map(|it| it.preface.as_ref()).map(|(it, _)| (&it.path, &it.body));
    for (path, body) in episodes.chain(pages).chain(prefaces) {
        check_document(path, body, edition, &newsletter.masthead.base_url, report);
    }
}

fn check_document(path: &SourcePath, body: &Document, edition: &Edition, base: &BaseUrl, report: &mut Report) {
    for link in &body.facts().links {
        let Some(address) = base.below(&link.destination) else { continue };
        let address = address.split(['#', '?']).next().unwrap_or(address);
        let decoded = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
        let published = |it: &Permalink| edition.sheets.contains_key::<OutputPath>(&it.output_path());
        let found =
            Permalink::parse(&decoded).is_some_and(|it| published(&it) || it.join("").as_ref().is_some_and(published));
        if !found {
            let span = Span::new(path, link.range.clone());
            let remark = Diagnostic::at(span, format!("nothing here publishes `{address}`"));
            let help = "put the file below `static`, or leave it if something else serves it";
            report.warn(Rule::DeadAddress, remark.help(help));
        }
    }
}
