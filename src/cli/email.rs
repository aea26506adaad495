//! `feuilleton email`: episodes as mail, as what a service takes, or as one test message.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::args::{Email, Global, MessageFormat};
use super::ending::Ending;
use super::handover;
use super::words::{counted, lasted};
use crate::address::{Mailbox, Slug};
use crate::check::{check_masthead, check_tags};
use crate::desk::{Desk, Prepared};
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::email::{self, Attachment, Enclosed, Letter, Outlet, Portion, Thread, To};
use crate::manuscript::{self, Manuscript, Target};
use crate::markdown::Reader;
use crate::memo::Run;
use crate::newsletter::Newsletter;
use crate::picture::Recipe;
use crate::press::Press;
use crate::source::Span;
use crate::world::{self, Cleared, Darkroom, Earlier, Error, Parcel, Stopwatch};

/// What `--target` can mean.
enum Shape<'a> {
    Eml,
    Html,
    Text,
    Mbox,
    Maildir,
    Service(&'a Target),
}

/// So many files are named of those that are of no use any more.
const FEW: usize = 4;

/// Letters on their way out of the house, with what is the same for all of them.
struct Mail<'a> {
    letters: Vec<Letter>,
    shape: Shape<'a>,
    args: &'a Email,
    press: &'a Press<'a>,
    /// One for all letters: they share pictures.
    darkroom: Darkroom<'a>,
}

pub(super) fn run(args: &Email, global: &Global) -> Result<Ending, Error> {
    let stopwatch = Stopwatch::start();
    let mut report = Report::default();
    let (sources, memo) = global.load(&mut report)?;
    let terms = args.showing.terms();
    let now = args.today.of(&sources);
    let prepared =
        global.in_time(&sources, |watch| Desk { memo: &memo, watch }.prepare(&sources, &terms, now, &mut report));
    let Ok(Prepared { newsletter, theme, .. }) = prepared else {
        return global.give_up(report, &sources);
    };
    let shape = shape(args, &newsletter)?;
    let written = || {
        let reader = Reader { typography: newsletter.masthead.typography, memo: &memo };
        let texts = sources.manuscripts.iter();
        let episode = |it| match manuscript::parse(it, reader, &mut Report::default()) {
            Ok(Manuscript::Episode(episode)) => Some(episode),
            Ok(Manuscript::Preface(_) | Manuscript::Page(_)) | Err(_) => None,
        };
        texts.filter_map(episode).collect()
    };
    let places = super::selection::places(args, &newsletter, written)?;
    warn_of_sender(&newsletter, &mut report);
    check_masthead(&sources.masthead, &mut report);
    let target = match shape {
        Shape::Service(target) => Some(target),
        Shape::Eml | Shape::Html | Shape::Text | Shape::Mbox | Shape::Maildir => None,
    };
    check_tags(&places, target, &newsletter, &sources, &mut report);
    let press = Press::new(&newsletter, &theme, &memo);
    let letters = global.in_time(&sources, |watch| {
        let watched = Press::new(&newsletter, &theme, &memo).watched(watch);
        letters(&places, &shape, args, &watched, &mut report)
    });
    let darkroom = Darkroom::new(&global.root, press.fonts(), &newsletter.masthead.limits);
    let mail = Mail { letters, shape, args, press: &press, darkroom };
    mail.rehearse(&mut report)?;
    mail.warn_of_pictures(&mut report);
    let levels = &newsletter.masthead.check;
    let mut report = report.weighed(levels);
    if report.errors() > 0 {
        return global.tell(&report, &sources);
    }
    let mut late = Report::default();
    let done = if let Some(reader) = &args.to {
        mail.send(reader, &mut late)?
    } else {
        let parcels = mail.parcels(&mut late)?;
        let output = global.below(&args.folder());
        let cleared = world::deliver(&global.root, &output, &parcels, mail.earlier())?;
        if let Shape::Maildir = mail.shape {
            let folders: Vec<String> = ["cur", "new", "tmp"].iter().map(|it| (*it).to_owned()).collect();
            world::make_folders(&output, &folders)?;
        }
        let (letters, files) = (counted(places.len(), "letter"), counted(parcels.len(), "file"));
        let next = mail.next(&output).map(|it| format!("\n{it}")).unwrap_or_default();
        let (folder, time) = (output.display(), lasted(stopwatch.elapsed()));
        format!("{letters}: {files} in {folder} ({time}){}{next}", told(&cleared))
    };
    report.absorb(late.weighed(levels));
    global.retain(&memo, Run::Part);
    let ending = global.tell(&report, &sources)?;
    if global.message_format == MessageFormat::Human {
        world::say(&done)?;
    }
    Ok(ending)
}

/// What became of letters that belong to no episode any more.
fn told(cleared: &Cleared) -> String {
    let named = |paths: &[PathBuf]| paths.iter().map(|it| it.display().to_string()).collect::<Vec<_>>().join(", ");
    let Cleared { gone, changed } = cleared;
    let mut told = String::new();
    if !gone.is_empty() {
        let (count, few) = (counted(gone.len(), "file"), named(&gone[..gone.len().min(FEW)]));
        let others = if gone.len() > FEW { ", …" } else { "" };
        let _ = write!(told, "\ntaken away, since no episode has that letter any more: {count} ({few}{others})");
    }
    if !changed.is_empty() {
        let changed = named(changed);
        let _ = write!(told, "\nchanged by hand, and left there though no episode has that letter any more: {changed}");
    }
    told
}

fn shape<'a>(args: &Email, newsletter: &'a Newsletter) -> Result<Shape<'a>, Error> {
    let shape = match &*args.target {
        "eml" => Shape::Eml,
        "html" => Shape::Html,
        "text" => Shape::Text,
        "mbox" => Shape::Mbox,
        "maildir" => Shape::Maildir,
        name => Shape::Service(
            email::service(name, &["eml", "html", "text", "mbox", "maildir"], newsletter)
                .map_err(|help| Error::refusal(format!("no target is called `{name}`"), help))?,
        ),
    };
    if args.to.is_some() && !matches!(shape, Shape::Eml) {
        return Err(Error::refusal("a test message is an `eml`", "leave `--target` out, or `--to`"));
    }
    if args.self_contained {
        let (what, help) = match shape {
            Shape::Eml | Shape::Mbox | Shape::Maildir | Shape::Html => return Ok(shape),
            Shape::Text => ("plain text holds no pictures".to_owned(), "leave `--self-contained` out"),
            Shape::Service(target) => (
                format!("{} takes pictures by their addresses only", target.title),
                "leave `--self-contained` out, and publish the site first; messages and `html` can hold their pictures",
            ),
        };
        return Err(Error::refusal(what, help));
    }
    Ok(shape)
}

/// A sender that nobody has given is one that answers are lost at.
fn warn_of_sender(newsletter: &Newsletter, report: &mut Report) {
    let masthead = &newsletter.masthead;
    if masthead.letters.from.is_none() && masthead.author.as_ref().is_none_or(|it| it.email.is_none()) {
        let message = format!("letters have no sender; they are from `{}`", newsletter.sender().address());
        let remark = Diagnostic::at(Span::file(&masthead.path), message);
        report.warn(Rule::LetterSender, remark.help("add `email = { from = \"you@example.org\" }`"));
    }
}

fn letters(places: &[usize], shape: &Shape<'_>, args: &Email, press: &Press<'_>, report: &mut Report) -> Vec<Letter> {
    let outlet = match shape {
        Shape::Service(target) => Outlet::Service(target),
        Shape::Eml | Shape::Html | Shape::Text | Shape::Mbox | Shape::Maildir => Outlet::Mail,
    };
    let portion = if args.cut { Portion::Cut } else { Portion::Whole };
    let printed = report.each(places, |place, report| email::letter(*place, outlet, portion, press, report));
    printed.into_iter().flatten().collect()
}

impl Mail<'_> {
    /// Makes what is made for letters alone of the pictures that these show, as a build does: what cannot be made is
    /// told, for its address would lead to nothing.
    fn rehearse(&self, report: &mut Report) -> Result<(), Error> {
        if let Shape::Text = self.shape {
            return Ok(());
        }
        let shown: BTreeSet<_> = self.pictures().collect();
        for Enclosed { path, recipe, .. } in shown {
            if let Recipe::Drawn | Recipe::Posted = recipe {
                // What could not be made was told.
                let _ = self.darkroom.developed(&path, recipe, report)?;
            }
        }
        Ok(())
    }

    /// Pictures that are made for letters alone are published for a newsletter that sends letters.
    fn warn_of_pictures(&self, report: &mut Report) {
        let shows_pictures = match self.shape {
            Shape::Text => false,
            Shape::Service(_) => true,
            Shape::Html | Shape::Eml | Shape::Mbox | Shape::Maildir => !self.args.self_contained,
        };
        let masthead = &self.press.newsletter.masthead;
        if masthead.sends_letters() || !shows_pictures {
            return;
        }
        if let Some(made) = self.pictures().find(|it| matches!(it.recipe, Recipe::Drawn | Recipe::Posted)) {
            let message = format!("`{}` is made for letters, and not published without `[email]`", made.url);
            let remark = Diagnostic::at(Span::file(&masthead.path), message);
            report.warn(Rule::LetterPicture, remark.help("add `email = { from = \"you@example.org\" }`, and build"));
        }
    }

    fn pictures(&self) -> impl Iterator<Item = Enclosed> {
        self.letters.iter().flat_map(|it| email::pictures(it, self.press.newsletter))
    }

    /// The pictures that travel with a letter.
    fn attachments(&self, letter: &Letter, report: &mut Report) -> Result<Vec<Attachment>, Error> {
        let mut attachments = Vec::new();
        if self.args.self_contained {
            for Enclosed { url, path, recipe } in email::pictures(letter, self.press.newsletter) {
                let name = url.rsplit('/').next().unwrap_or(&url).to_owned();
                // A picture of which nothing can be made stays where it is published, if it is.
                if let Ok(bytes) = self.darkroom.developed(&path, recipe, report)? {
                    attachments.push(Attachment { name, url, bytes });
                }
            }
        }
        Ok(attachments)
    }

    fn message(&self, letter: &Letter, to: &To, thread: &Thread, report: &mut Report) -> Result<Vec<u8>, Error> {
        Ok(email::message(letter, to, thread, &self.attachments(letter, report)?, self.press.newsletter))
    }

    fn parcels(&self, report: &mut Report) -> Result<Vec<Parcel>, Error> {
        let newsletter = self.press.newsletter;
        let mut parcels = Vec::new();
        let mut push = |path: String, bytes: Vec<u8>| parcels.push(Parcel { path, bytes });
        let mut bound = Vec::new();
        for letter in &self.letters {
            let name = letter.name(newsletter);
            let mut write = |thread: &Thread| self.message(letter, &To::List, thread, report);
            match self.shape {
                Shape::Eml => push(format!("{name}.eml"), write(&Thread::default())?),
                Shape::Html => {
                    let html = email::self_contained(letter, &self.attachments(letter, report)?);
                    push(format!("{name}.html"), html.into_bytes());
                }
                Shape::Text => push(format!("{name}.txt"), letter.text.clone().into_bytes()),
                Shape::Mbox => bound.push((letter, write(&email::threaded(letter.place, newsletter))?)),
                Shape::Maildir => {
                    let message = write(&email::threaded(letter.place, newsletter))?;
                    let name = email::maildir_name(letter, newsletter);
                    push(format!("cur/{name}"), email::for_maildir(&message));
                }
                Shape::Service(target) => {
                    let handed = email::handed(letter, target, newsletter);
                    push(format!("{name}.html"), handed.html.into_bytes());
                    push(format!("{name}.txt"), handed.text.into_bytes());
                    if let Some(request) = handed.request {
                        push(format!("{name}.json"), request.into_bytes());
                    }
                }
            }
        }
        if let Shape::Mbox = self.shape {
            let name = match self.args.season {
                Some(season) => format!("season-{season}.mbox"),
                None => "letters.mbox".to_owned(),
            };
            push(name, email::mbox(&bound, newsletter));
        }
        Ok(parcels)
    }

    /// A run over every episode knows which letters there are. An mbox holds them all, and others
    /// beside it hold seasons.
    fn earlier(&self) -> Earlier {
        match self.shape {
            Shape::Mbox => Earlier::Stay,
            Shape::Eml | Shape::Html | Shape::Text | Shape::Maildir | Shape::Service(_) if self.args.all => Earlier::Go,
            Shape::Eml | Shape::Html | Shape::Text | Shape::Maildir | Shape::Service(_) => Earlier::Stay,
        }
    }

    /// What an author does with the files in `folder`.
    fn next(&self, folder: &Path) -> Option<String> {
        let letter = self.letters.first()?;
        match self.shape {
            Shape::Service(target) => Some(handover::next(target, folder, &letter.name(self.press.newsletter))),
            Shape::Eml | Shape::Html | Shape::Text | Shape::Mbox | Shape::Maildir => None,
        }
    }

    fn send(&self, reader: &Mailbox, report: &mut Report) -> Result<String, Error> {
        let newsletter = self.press.newsletter;
        let [letter] = &self.letters[..] else {
            let help = "name one episode, such as S2E29, or `--latest`";
            return Err(Error::refusal("a test message is one letter", help));
        };
        let Some(relay) = &newsletter.masthead.letters.relay else {
            let help = "add it: `[email.relay]` with `host = \"smtp.example.org\"` and `user = \"you\"`";
            return Err(Error::refusal("newsletter.toml names no relay to send through", help));
        };
        let from = newsletter.sender();
        let message = self.message(letter, &To::Reader(reader.clone()), &Thread::default(), report)?;
        let answer = world::send(&message, &from, reader, relay)?;
        Ok(format!(
            "sent “{}” from {} to {}, {} bytes, through {}:{}, which answered: {answer}",
            letter.subject,
            from.address(),
            reader.address(),
            message.len(),
            relay.host,
            relay.port
        ))
    }
}

impl Email {
    /// Where the files go: each target has a folder of its own, since their files have the same names.
    fn folder(&self) -> PathBuf {
        let target = Slug::of(&self.target);
        let own = || Path::new("letters").join(target.as_ref().map_or("service", |it| it.as_str()));
        self.output.clone().unwrap_or_else(own)
    }
}
