//! Addresses that begin at the site's root, `/media/rain.jpg` or `https://example.org/media/rain.jpg`: only the whole
//! edition knows whether something is there.

use super::Edition;
use crate::address::{BaseUrl, OutputPath, Permalink};
use crate::diagnostic::{Diagnostic, Report, Rule, nearest};
use crate::manuscript::{Audio, Placed};
use crate::newsletter::{Newsletter, PublishedText};
use crate::source::Span;

/// Warns of addresses of the newsletter's own, in Markdown, front matter and masthead, that this edition does not
/// publish. Something else may serve them.
pub(super) fn check(edition: &Edition, newsletter: &Newsletter, report: &mut Report) {
    let masthead = &newsletter.masthead;
    let texts: Vec<PublishedText<'_>> = newsletter.texts().collect();
    report.each(texts, |text, report| {
        for link in &text.body.facts().links {
            let span = || Span::new(text.path, link.range.clone());
            if let Some(remark) = remark(&link.destination, span, edition, &masthead.base_url) {
                report.warn(Rule::DeadAddress, remark);
            }
        }
    });
    let of_episodes = newsletter.episodes.iter().flat_map(|it| {
        let (cover, audio) = (it.manuscript.cover.as_deref(), it.manuscript.audio.as_deref());
        let pairings = it.manuscript.pairings.iter().filter_map(|it| it.url.as_ref());
        cover.map(|it| &it.image).into_iter().chain(audio.into_iter().flat_map(Audio::urls)).chain(pairings)
    });
    let of_pages = newsletter.pages.iter().filter_map(|it| it.manuscript.cover.as_ref()).map(|it| &it.image);
    for alias in newsletter.texts().flat_map(|it| it.aliases) {
        if let Some(remark) = doubled(alias, &masthead.base_url) {
            report.warn(Rule::DeadAddress, remark);
        }
    }
    for written in of_episodes.chain(of_pages).chain(masthead.addresses()) {
        if let Some(remark) = remark(&written.value, || written.span.clone(), edition, &masthead.base_url) {
            report.warn(Rule::DeadAddress, remark);
        }
    }
}

impl Edition {
    /// The page that was meant by an `address` that nothing is published at: one of nearly its name, beside which it
    /// would be.
    #[must_use]
    pub fn page_meant(&self, address: &str) -> Option<Permalink> {
        let decoded = Permalink::decoded(address);
        let (folder, typed) = decoded.trim_end_matches('/').rsplit_once('/')?;
        let pages = self.sheets.keys().filter_map(|it| it.as_str().strip_suffix("/index.html"));
        let beside = pages.filter_map(|it| {
            let (around, name) = it.rsplit_once('/').unwrap_or(("", it));
            (around == folder.trim_start_matches('/')).then_some(name)
        });
        Permalink::parse(&format!("{folder}/{}/", nearest(typed, beside)?))
    }
}

/// What is to be said of what is `written`, which stands at `span`, if it should be one of `edition` and is not.
fn remark(written: &str, span: impl FnOnce() -> Span, edition: &Edition, base: &BaseUrl) -> Option<Diagnostic> {
    let written = base.below(written)?;
    let address = written.split(['#', '?']).next().unwrap_or(written);
    if is_published(address, edition) {
        return None;
    }
    // An address says what lies below the newsletter's root, wherever that is.
    let bare = address.strip_prefix(base.path()).filter(|it| it.starts_with('/') && is_published(it, edition));
    let rest = &written[address.len()..];
    let help = match (bare, edition.page_meant(address)) {
        (Some(bare), _) => format!("did you mean `{bare}{rest}`? `{}` is put before it", base.path()),
        (None, Some(page)) => format!("did you mean `{page}{rest}`?"),
        (None, None) => "put the file below `static`, or leave it if something else serves it".to_owned(),
    };
    Some(Diagnostic::at(span(), format!("nothing here publishes `{address}`")).help(help))
}

/// What is to be said of an `alias` that has the path of the base URL already, before which that is put.
fn doubled(alias: &Placed<Permalink>, base: &BaseUrl) -> Option<Diagnostic> {
    let (path, address) = (base.path(), alias.value.as_str());
    let bare = address.strip_prefix(path).filter(|it| !path.is_empty() && it.starts_with('/') && it.len() > 1)?;
    let remark = Diagnostic::at(alias.span.clone(), format!("this leads on from `{path}{address}`"));
    Some(remark.help(format!("did you mean `{bare}`? `{path}` is put before it")))
}

fn is_published(address: &str, edition: &Edition) -> bool {
    let decoded = Permalink::decoded(address);
    let published = |it: &Permalink| edition.sheets.contains_key::<OutputPath>(&it.output_path());
    Permalink::parse(&decoded).is_some_and(|it| published(&it) || it.join("").as_ref().is_some_and(published))
}
