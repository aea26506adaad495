//! Addresses that begin at the site's root, `/media/rain.jpg` or `https://example.org/media/rain.jpg`: only the whole
//! edition knows whether something is there.

use super::Edition;
use crate::address::{BaseUrl, OutputPath, Permalink};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::manuscript::Audio;
use crate::newsletter::{Newsletter, PublishedText};
use crate::source::Span;

/// Warns of addresses of the newsletter's own, in Markdown, front matter and masthead, that this edition does not
/// publish. Something else may serve them.
pub(super) fn check(edition: &Edition, newsletter: &Newsletter, report: &mut Report) {
    let masthead = &newsletter.masthead;
    let texts: Vec<PublishedText<'_>> = newsletter.texts().collect();
    report.each(texts, |text, report| {
        for link in &text.body.facts().links {
            if let Some(remark) = remark(&link.destination, edition, &masthead.base_url) {
                let span = Span::new(text.path, link.range.clone());
                report.warn(Rule::DeadAddress, Diagnostic::at(span, remark).help(HELP));
            }
        }
    });
    let of_episodes = newsletter.episodes.iter().flat_map(|it| {
        let (cover, audio) = (it.manuscript.cover.as_deref(), it.manuscript.audio.as_deref());
        let pairings = it.manuscript.pairings.iter().filter_map(|it| it.url.as_ref());
        cover.map(|it| &it.image).into_iter().chain(audio.into_iter().flat_map(Audio::urls)).chain(pairings)
    });
    let of_pages = newsletter.pages.iter().filter_map(|it| it.manuscript.cover.as_ref()).map(|it| &it.image);
    for written in of_episodes.chain(of_pages).chain(masthead.addresses()) {
        if let Some(remark) = remark(&written.value, edition, &masthead.base_url) {
            report.warn(Rule::DeadAddress, Diagnostic::at(written.span.clone(), remark).help(HELP));
        }
    }
}

const HELP: &str = "put the file below `static`, or leave it if something else serves it";

/// What is to be said of `address`, if it should be one of `edition` and is not.
fn remark(address: &str, edition: &Edition, base: &BaseUrl) -> Option<String> {
    let address = base.below(address)?;
    let address = address.split(['#', '?']).next().unwrap_or(address);
    let decoded = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
    let published = |it: &Permalink| edition.sheets.contains_key::<OutputPath>(&it.output_path());
    let found =
        Permalink::parse(&decoded).is_some_and(|it| published(&it) || it.join("").as_ref().is_some_and(published));
    (!found).then(|| format!("nothing here publishes `{address}`"))
}
