//! The letter of one episode is composed: the template filled in, the style sheet inlined, and cut if it must be.

use tera::Value;

use super::inline::Fault;
use super::letter::{ADDRESS, Letter, Outlet, Portion, UNSUBSCRIBE};
use super::{clean, footer, inline, pictures, service, size, text};
use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::manuscript::{Form, Masthead, Target};
use crate::markdown::{self, LetterBody, Mark, within_column};
use crate::newsletter::Episode;
use crate::press::{Press, beside, extra};
use crate::source::{Dimensions, SourcePath, Span};
use crate::theme::Commission;
use crate::theme::view::{LetterPageView, LetterStyleView, LetterView, LinkView, PictureView};

/// The episode at `place` as a letter.
///
/// # Errors
/// When a template or a style sheet of the author's is wrong, or the letter is longer than Gmail shows.
pub fn letter(
    place: usize,
    outlet: Outlet<'_>,
    portion: Portion,
    press: &Press<'_>,
    report: &mut Report,
) -> Result<Letter, Reported> {
    let composition = Composition { place, outlet, press };
    let episode = composition.episode();
    let mut unseen = Report::default();
    let routes = pictures::routes(episode, press.newsletter, &mut unseen);
    let cover = pictures::cover(episode, press, &mut unseen);
    let around = press.surroundings(&routes, &episode.permalink);
    let body = markdown::letter(&episode.manuscript.body, around);
    pictures::check_by_hand(&body.html, episode, press.newsletter, &mut unseen);
    match outlet {
        Outlet::Mail | Outlet::Service(_) => report.absorb(unseen),
        // A build is not the time to speak of it: `feuilleton email` does.
        Outlet::Feed => {}
    }
    let plain = markdown::text(&episode.manuscript.body, around);
    let view = composition.view(cover, &body);
    let (html, kept) = size::fitted(&composition.printed(&view, report)?, &body, episode, (outlet, portion), report)?;
    footer::check(&view.letter, &html, press, report);
    let text = text::text(&view.letter, &plain, kept, &press.newsletter.masthead);
    let html = match outlet.form() {
        Form::Document => whole(&html),
        Form::Fragment => framed(&html),
        Form::Clean => {
            let body = press.pasted(&episode.manuscript.body, &routes, &episode.permalink);
            let told = matches!(outlet, Outlet::Service(target) if service::has_cover(target));
            let cover = view.letter.cover.as_ref().filter(|_| !told);
            clean::clean(&view.letter, cover, &body, press.newsletter.masthead.language.words())
        }
    };
    let (subject, preheader) = (composition.subject().to_owned(), composition.preheader().to_owned());
    let letter = Letter { place, subject, preheader, cover: view.letter.cover, html, text };
    match outlet {
        Outlet::Mail | Outlet::Feed => Ok(letter),
        Outlet::Service(target) => service::adapted(&letter, target, report),
    }
}

/// The episode as an item of a feed that becomes mail: the inlined text, without anything that the service adds.
///
/// # Errors
/// When a template or a style sheet of the author's is wrong. A letter that is too long is cut.
pub fn fragment(place: usize, press: &Press<'_>, report: &mut Report) -> Result<String, Reported> {
    letter(place, Outlet::Feed, Portion::Cut, press, report).map(|it| it.html)
}

/// A letter while it is composed.
#[derive(Clone, Copy)]
struct Composition<'a> {
    place: usize,
    outlet: Outlet<'a>,
    press: &'a Press<'a>,
}

impl<'a> Composition<'a> {
    fn episode(self) -> &'a Episode {
        &self.press.newsletter.episodes[self.place]
    }

    /// What the subject says: a line without control characters, as every front matter is read.
    fn subject(self) -> &'a str {
        let it = &self.episode().manuscript;
        it.mailing.subject.as_ref().map_or(&it.title, |it| &it.value)
    }

    fn preheader(self) -> &'a str {
        let episode = self.episode();
        let it = &episode.manuscript;
        it.mailing.preheader.as_ref().map(|it| &it.value).or(it.summary.as_ref()).unwrap_or(&episode.excerpt)
    }

    /// How a reader leaves, if the outlet does not add that.
    fn unsubscribe(self) -> Option<String> {
        match self.outlet {
            Outlet::Mail => self.press.newsletter.masthead.letters.unsubscribe.clone(),
            Outlet::Feed => None,
            Outlet::Service(target) => target.unsubscribe.as_ref().map(|_| UNSUBSCRIBE.to_owned()),
        }
    }

    /// Who sends, if the outlet does not add that.
    fn address(self) -> Option<Vec<String>> {
        if let Outlet::Service(Target { address: Some(_), .. }) = self.outlet {
            return Some(vec![ADDRESS.to_owned()]);
        }
        let own = self.press.newsletter.masthead.letters.address.as_ref();
        match self.outlet.form() {
            Form::Document => own.map(|it| it.lines().map(|it| it.trim().to_owned()).collect()),
            Form::Fragment | Form::Clean => None,
        }
    }

    fn view(self, cover: Option<PictureView>, body: &LetterBody) -> LetterPageView {
        let (newsletter, views) = (self.press.newsletter, self.press.views());
        let Masthead { base_url, language, .. } = &newsletter.masthead;
        let episode = self.episode();
        let it = &episode.manuscript;
        let told = match self.outlet {
            Outlet::Mail | Outlet::Feed => false,
            Outlet::Service(target) => service::has_preheader(target),
        };
        LetterPageView {
            letter: LetterView {
                subject: self.subject().to_owned(),
                preheader: Some(self.preheader().to_owned()).filter(|it| !it.is_empty() && !told),
                label: episode.label.clone(),
                kind_label: it.kind.label(language.words()).map(str::to_owned),
                title: it.title.clone(),
                authors: newsletter.guests(episode).to_vec(),
                authors_listed: beside::listed(
                    newsletter.guests(episode),
                    ["<span dir=\"auto\">", "</span>"],
                    language,
                ),
                date: views.date(it.date.day),
                reading_time: language.count(&language.words().minutes, usize::from(episode.minutes())),
                story_date: views.story_date(episode),
                permalink: episode.permalink.absolute(base_url),
                audio: views.absolute_audio(episode),
                cover: cover.map(narrowed),
                previously: views.previously(self.place).map(str::to_owned),
                recap: views.absolute_recap(self.place),
                body: Value::safe_string(&body.html),
                pairings: views.absolute_pairings(episode),
                previous: newsletter
                    .neighbours(self.place)
                    .previous
                    .map(|it| &newsletter.episodes[it])
                    .map(|it| LinkView { title: it.manuscript.title.clone(), url: it.permalink.absolute(base_url) }),
                next: newsletter.promised(episode).map(|it| it.absolute(base_url)),
                unsubscribe: self.unsubscribe(),
                address: self.address(),
                extra: extra(&it.extra),
            },
        }
    }

    /// The whole document with its look inlined and the marks in it.
    fn printed(self, view: &LetterPageView, report: &mut Report) -> Result<String, Reported> {
        let commission = Commission::Letter(&self.episode().manuscript.path);
        let page = Mark::none_in_words(self.press.part(view, commission, report)?);
        let kept = self.press.part(&LetterStyleView(view), commission, report)?;
        let html = inline::inline(&page).map_err(|fault| {
            report.error(match fault {
                Fault::Rule(fault) => {
                    let path = SourcePath::parse("templates/letter.css").expect("a plain name");
                    let message = format!("the style sheet of letters cannot be used: {fault}");
                    Diagnostic::at(Span::file(&path), message).help("leave the rule out, or write it in plain CSS")
                }
                Fault::TooLarge(tags) => {
                    let message = format!("this letter has {tags} tags, more than this machine has room for");
                    Diagnostic::at(self.episode().manuscript.span.clone(), message).help("shorten it")
                }
            })
        })?;
        let style = format!("<style>\n{}\n</style>", kept.trim());
        Ok(html.replacen(&Mark::Style.to_string(), &style, 1))
    }
}

fn narrowed(picture: PictureView) -> PictureView {
    let size = picture.width.zip(picture.height).map(|(width, height)| within_column(Dimensions { width, height }));
    PictureView { width: size.map(|it| it.width), height: size.map(|it| it.height), ..picture }
}

/// The document without the marks of what services take of it.
fn whole(html: &str) -> String {
    html.replacen(&Mark::Begin.to_string(), "", 1).replacen(&Mark::Close.to_string(), "", 1)
}

/// What services take of the document; all of it, if a template of the author's does not say.
fn framed(html: &str) -> String {
    let (begin, close) = (Mark::Begin.to_string(), Mark::Close.to_string());
    let inner = html.split_once(&begin).and_then(|(_, rest)| rest.split_once(&close)).map(|(inner, _)| inner.trim());
    inner.map_or_else(|| html.to_owned(), |it| format!("{it}\n"))
}
