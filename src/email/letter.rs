//! One episode as a letter: the template filled in, the style sheet inlined, and cut if it must be.

use tera::Value;

use super::{clean, inline, pictures, service, size, text};
use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::manuscript::{Form, Target};
use crate::markdown::{self, LetterBody, Mark, within_column};
use crate::newsletter::{Episode, Newsletter};
use crate::press::{Press, extra};
use crate::source::{Dimensions, SourcePath, Span};
use crate::theme::view::{LetterPageView, LetterStyleView, LetterView, LinkView, PictureView};

/// An episode as mail.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its place in [`Newsletter::episodes`].
    pub place: usize,
    /// What inboxes show.
    pub subject: String,
    /// What inboxes show beside the subject: the author's words, else the summary; empty if there is neither.
    pub preheader: String,
    /// The letter in HTML: a document, or a fragment where the outlet asks for one.
    pub html: String,
    /// The letter in plain text, with LF line ends.
    pub text: String,
}

/// Where a letter goes out.
#[derive(Debug, Clone, Copy)]
pub enum Outlet<'a> {
    /// As a message of our own.
    Mail,
    /// Through a service.
    Service(&'a Target),
    /// As an item of a feed, for a service that makes mail of feeds.
    Feed,
}

/// How much of an episode its letter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it; one that Gmail would cut off is an error.
    Whole,
    /// As many passages as are safe, and a way to the rest.
    Cut,
}

/// What stands in a letter for an address that only a service knows, until nothing else can change it.
pub(super) const UNSUBSCRIBE: &str = "https://feuilleton.invalid/unsubscribe";
pub(super) const ADDRESS: &str = "feuilleton.invalid/postal-address";

/// The episode at `place` as a letter.
///
/// # Errors
/// When a template or a style sheet of the author's is wrong, or the letter is longer than Gmail shows.
pub fn letter(
    place: usize,
    outlet: Outlet<'_>,
    extent: Extent,
    press: &Press<'_>,
    report: &mut Report,
) -> Result<Letter, Reported> {
    let newsletter = press.newsletter;
    let episode = &newsletter.episodes[place];
    let mut unseen = Report::default();
    let routes = pictures::routes(episode, newsletter, &mut unseen);
    let cover = pictures::cover(episode, press, &mut unseen);
    match outlet {
        Outlet::Mail | Outlet::Service(_) => report.absorb(unseen),
        // A build is not the time to speak of it: `feuilleton email` does.
        Outlet::Feed => {}
    }
    let delivery = press.delivery(&routes, &episode.permalink);
    let body = markdown::letter(&episode.manuscript.body, delivery);
    let plain = markdown::text(&episode.manuscript.body, delivery);
    let html = printed(place, outlet, cover.clone(), &body, press, report)?;
    let (html, kept) = size::fitted(&html, &body, episode, extent, report)?;
    let text = text::text(place, &plain, kept, imprint(newsletter, outlet), press);
    let subject = subject(episode).to_owned();
    let preheader = preheader(episode).to_owned();
    let html = match outlet {
        Outlet::Service(Target { form: Form::Clean, .. }) => clean::clean(place, cover.as_ref(), &routes, press),
        Outlet::Mail | Outlet::Service(_) | Outlet::Feed => enclosed(&html, outlet),
    };
    let letter = Letter { place, subject, preheader, html, text };
    match outlet {
        Outlet::Mail | Outlet::Feed => Ok(letter),
        Outlet::Service(target) => service::adapted(letter, target, report),
    }
}

/// The episode as an item of a feed that becomes mail: the inlined text, without anything that the service adds.
///
/// # Errors
/// As [`letter`]; a letter that is too long is cut.
pub fn fragment(place: usize, press: &Press<'_>, report: &mut Report) -> Result<String, Reported> {
    letter(place, Outlet::Feed, Extent::Cut, press, report).map(|it| it.html)
}

/// What the subject says: a line without control characters, as every front matter is read.
fn subject(episode: &Episode) -> &str {
    let it = &episode.manuscript;
    it.mailing.subject.as_deref().unwrap_or(&it.title)
}

fn preheader(episode: &Episode) -> &str {
    let it = &episode.manuscript;
    it.mailing.preheader.as_deref().or(it.summary.as_deref()).unwrap_or(&episode.excerpt)
}

/// How a reader leaves, and who sends, as a letter for one outlet says it.
#[derive(Debug, Clone)]
pub(super) struct Imprint {
    pub unsubscribe: Option<String>,
    pub address: Option<Vec<String>>,
}

fn imprint(newsletter: &Newsletter, outlet: Outlet<'_>) -> Imprint {
    let letters = &newsletter.masthead.letters;
    let own = || letters.address.as_ref().map(|it| it.lines().map(|it| it.trim().to_owned()).collect());
    match outlet {
        Outlet::Mail => Imprint { unsubscribe: letters.unsubscribe.clone(), address: own() },
        Outlet::Feed => Imprint { unsubscribe: None, address: None },
        Outlet::Service(target) => Imprint {
            unsubscribe: target.unsubscribe.as_ref().map(|_| UNSUBSCRIBE.to_owned()),
            address: match (&target.address, target.form) {
                (Some(_), _) => Some(vec![ADDRESS.to_owned()]),
                (None, Form::Document) => own(),
                (None, Form::Fragment | Form::Clean) => None,
            },
        },
    }
}

/// The whole document with its look inlined and the marks in it.
fn printed(
    place: usize,
    outlet: Outlet<'_>,
    cover: Option<PictureView>,
    body: &LetterBody,
    press: &Press<'_>,
    report: &mut Report,
) -> Result<String, Reported> {
    let view = view(place, outlet, cover, body, press);
    let page = Mark::none_in_words(press.part(&view, report)?);
    let kept = press.part(&LetterStyleView(&view), report)?;
    let html = inline::inline(&page).map_err(|fault| {
        let path = SourcePath::parse("templates/letter.css").expect("a plain name");
        let remark = Diagnostic::at(Span::file(&path), format!("the style sheet of letters cannot be used: {fault}"));
        report.error(remark.help("leave the rule out, or write it in plain CSS"))
    })?;
    let style = format!("<style>\n{}\n</style>", kept.trim());
    Ok(html.replacen(&Mark::Style.to_string(), &style, 1))
}

fn view(
    place: usize,
    outlet: Outlet<'_>,
    cover: Option<PictureView>,
    body: &LetterBody,
    press: &Press<'_>,
) -> LetterPageView {
    let (newsletter, cards) = (press.newsletter, press.cards());
    let episode = &newsletter.episodes[place];
    let it = &episode.manuscript;
    let words = newsletter.masthead.language.words();
    let Imprint { unsubscribe, address } = imprint(newsletter, outlet);
    let told = match outlet {
        Outlet::Mail | Outlet::Feed => false,
        Outlet::Service(target) => service::has_preheader(target),
    };
    LetterPageView {
        letter: LetterView {
            subject: subject(episode).to_owned(),
            preheader: Some(preheader(episode).to_owned()).filter(|it| !it.is_empty() && !told),
            label: episode.label.clone(),
            kind_label: it.kind.label(words).map(str::to_owned),
            title: it.title.clone(),
            authors: newsletter.guests(episode).to_vec(),
            date: cards.date(it.date.day),
            reading_time: newsletter.masthead.language.count(&words.minutes, usize::from(episode.minutes())),
            permalink: episode.permalink.absolute(&newsletter.masthead.base_url),
            cover: cover.map(narrowed),
            body: Value::safe_string(&body.html),
            pairings: cards.absolute_pairings(episode),
            previous: newsletter.neighbours(place).previous.map(|it| &newsletter.episodes[it]).map(|it| LinkView {
                title: it.manuscript.title.clone(),
                url: it.permalink.absolute(&newsletter.masthead.base_url),
            }),
            next: newsletter.promised(episode).map(|it| it.absolute(&newsletter.masthead.base_url)),
            unsubscribe,
            address,
            extra: extra(&it.extra),
        },
    }
}

fn narrowed(picture: PictureView) -> PictureView {
    let size = picture.width.zip(picture.height).map(|(width, height)| within_column(Dimensions { width, height }));
    PictureView { width: size.map(|it| it.width), height: size.map(|it| it.height), ..picture }
}

/// What the outlet takes of the document.
fn enclosed(html: &str, outlet: Outlet<'_>) -> String {
    let whole = match outlet {
        Outlet::Mail => true,
        Outlet::Feed => false,
        Outlet::Service(target) => match target.form {
            Form::Document => true,
            Form::Fragment | Form::Clean => false,
        },
    };
    let (begin, close) = (Mark::Begin.to_string(), Mark::Close.to_string());
    if whole {
        return html.replacen(&begin, "", 1).replacen(&close, "", 1);
    }
    let inner = html.split_once(&begin).and_then(|(_, rest)| rest.split_once(&close)).map(|(inner, _)| inner.trim());
    inner.map_or_else(|| html.to_owned(), |it| format!("{it}\n"))
}

/// What remains of a letter that was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub passages: usize,
    pub footnotes: usize,
}

impl Letter {
    /// The name of its files: `s02e29-the-prism`, or the words of its address for an episode without a number.
    #[must_use]
    pub fn name(&self, newsletter: &Newsletter) -> String {
        let episode = &newsletter.episodes[self.place];
        let it = &episode.manuscript;
        let slug = &it.slug;
        match (it.season, it.number) {
            (Some(season), Some(number)) => format!("s{season:02}e{number:02}-{slug}"),
            (None, Some(number)) => format!("e{number:02}-{slug}"),
            (Some(_) | None, None) => episode.permalink.as_str().trim_matches('/').replace('/', "-"),
        }
    }

    pub(super) fn with(self, html: String, text: String, subject: String, preheader: String) -> Letter {
        Letter { subject, preheader, html, text, ..self }
    }
}
