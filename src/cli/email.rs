//! `feuilleton email`: episodes as mail, as what a service takes, or as one test message.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Email, Global, MessageFormat};
use super::ending::Ending;
use super::mail::Mail;
use super::selection;
use super::shape::Shape;
use super::words::{counted, lasted};
use crate::address::Slug;
use crate::check::{check_masthead, check_tags};
use crate::desk::Desk;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::email::{Portion, letter};
use crate::manuscript::{self, EpisodeManuscript, Manuscript, Masthead};
use crate::markdown::Reader;
use crate::memo::Run;
use crate::newsletter::Newsletter;
use crate::source::{Sources, Span};
use crate::world::{self, Cleared, Darkroom, Error, Stopwatch};

pub(super) fn run(args: &Email, global: &Global) -> Result<Ending, Error> {
    let stopwatch = Stopwatch::start();
    let mut report = Report::default();
    let (sources, memo) = global.load(&mut report)?;
    let terms = args.showing.terms();
    let now = args.today.of(&sources);
    let prepared =
        global.in_time(&sources, |watch| Desk { memo: &memo, watch }.prepare(&sources, &terms, now, &mut report));
    let Ok(prepared) = prepared else {
        return global.give_up(report, &sources);
    };
    let newsletter = &prepared.newsletter;
    let shape = Shape::of(args, newsletter)?;
    let reader = Reader { typography: newsletter.masthead.typography, memo: &memo };
    let places = selection::places(args, newsletter, || written(&sources, reader))?;
    warn_of_sender(newsletter, &mut report);
    warn_of_footer(&shape, newsletter, &mut report);
    check_masthead(&sources.masthead, &mut report);
    check_tags(&places, shape.service(), newsletter, &sources, &mut report);
    let (outlet, portion) = (shape.outlet(), if args.cut { Portion::Cut } else { Portion::Whole });
    let letters = global.in_time(&sources, |watch| {
        let press = Desk { memo: &memo, watch }.press(&prepared);
        report.each(&places, |place, report| letter(*place, outlet, portion, &press, report))
    });
    let letters = letters.into_iter().flatten().collect();
    let darkroom = Darkroom::new(&global.root, prepared.theme.fonts(), &newsletter.masthead.limits);
    let mail = Mail { letters, shape, args, newsletter, darkroom };
    mail.rehearse(&mut report)?;
    mail.warn_of_pictures(&mut report);
    let levels = &newsletter.masthead.check;
    let mut report = report.weighed(levels);
    if report.errors() > 0 {
        return global.tell(&report, &sources);
    }
    let mut late = Report::default();
    let done = match &args.to {
        Some(reader) => mail.send(reader, &mut late)?,
        None => deliver(&mail, global, stopwatch, &mut late)?,
    };
    report.absorb(late.weighed(levels));
    global.retain(&memo, Run::Part);
    let ending = global.tell(&report, &sources)?;
    if global.message_format == MessageFormat::Human {
        world::say(&done)?;
    }
    Ok(ending)
}

/// Every episode that is written, published or not.
fn written(sources: &Sources, reader: Reader<'_>) -> Vec<Arc<EpisodeManuscript>> {
    let episode = |it| match manuscript::parse(it, reader, &mut Report::default()) {
        Ok(Manuscript::Episode(episode)) => Some(episode),
        Ok(Manuscript::Preface(_) | Manuscript::Page(_)) | Err(_) => None,
    };
    sources.manuscripts.iter().filter_map(episode).collect()
}

/// Writes the files of every letter. Gives what there is to say of them.
fn deliver(mail: &Mail<'_>, global: &Global, stopwatch: Stopwatch, report: &mut Report) -> Result<String, Error> {
    let parcels = mail.parcels(report)?;
    let output = global.below(&mail.args.folder());
    let cleared = world::deliver(&global.root, &output, &parcels, mail.earlier())?;
    if let Shape::Maildir = mail.shape {
        world::make_folders(&global.root, &output, &["cur", "new", "tmp"].map(str::to_owned))?;
    }
    let (letters, files) = (counted(mail.letters.len(), "letter"), counted(parcels.len(), "file"));
    let next = mail.next(&output).map(|it| format!("\n{it}")).unwrap_or_default();
    let (folder, time) = (output.display(), lasted(stopwatch.elapsed()));
    Ok(format!("{letters}: {files} in {folder} ({time}){}{next}", told(&cleared)))
}

/// What became of letters that belong to none of the episodes that letters are written of: one was renamed, or is not
/// out yet and was written of beforehand.
fn told(cleared: &Cleared) -> String {
    let named = |paths: &[PathBuf]| paths.iter().map(|it| it.display().to_string()).collect::<Vec<_>>().join(", ");
    let Cleared { gone, changed } = cleared;
    let mut told = String::new();
    if !gone.is_empty() {
        let (count, few) = (counted(gone.len(), "file"), named(&gone[..gone.len().min(FEW)]));
        let others = if gone.len() > FEW { ", …" } else { "" };
        let _ = write!(told, "\ntaken away, since no episode that is out has that letter: {count} ({few}{others})");
    }
    if !changed.is_empty() {
        let changed = named(changed);
        let _ =
            write!(told, "\nchanged by hand, and left there though no episode that is out has that letter: {changed}");
    }
    told
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

/// A service puts the way out of its list into every letter. Into a message that is sent as it is, nobody does: mail
/// programs count letters without one as spam, and many countries ask for the address as well. The header for one click
/// alone is not enough: Gmail and Yahoo want a link in the text beside it.
fn warn_of_footer(shape: &Shape<'_>, newsletter: &Newsletter, report: &mut Report) {
    match shape {
        Shape::Eml | Shape::Mbox | Shape::Maildir => {}
        Shape::Html | Shape::Text | Shape::Service(_) => return,
    }
    let Masthead { path, letters, .. } = &newsletter.masthead;
    let way_out = match letters.one_click {
        None => "no way out of the list",
        Some(_) => "no way out of the list that a reader sees",
    };
    let (lack, keys) = match (letters.unsubscribe.is_some(), letters.address.is_some()) {
        (true, true) => return,
        (false, true) => (way_out.to_owned(), UNSUBSCRIBE.to_owned()),
        (true, false) => ("no postal address".to_owned(), ADDRESS.to_owned()),
        (false, false) => (format!("{way_out} and no postal address"), format!("{UNSUBSCRIBE} and {ADDRESS}")),
    };
    let remark = Diagnostic::at(Span::file(path), format!("messages have {lack}"));
    report.warn(Rule::LetterFooter, remark.help(format!("add {keys} below `[email]`, or hand them to a service")));
}

impl Email {
    /// Where the files go: each target has a folder of its own, since their files have the same names.
    fn folder(&self) -> PathBuf {
        let target = Slug::of(&self.target);
        let own = || Path::new("letters").join(target.as_ref().map_or("service", |it| it.as_str()));
        self.output.clone().unwrap_or_else(own)
    }
}

/// So many files are named of those that are taken away.
const FEW: usize = 4;

/// What an author writes for the end of messages.
const UNSUBSCRIBE: &str = "`unsubscribe = \"mailto:you@example.org?subject=leave\"`";
const ADDRESS: &str = "`address = \"Your Name, your street, your town\"`";
