//! Letters on their way out of the house: as files, each target's own, or as one test message.

use std::collections::BTreeSet;
use std::path::Path;

use super::args::Email;
use super::handover;
use super::shape::Shape;
use crate::address::Mailbox;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::email::{self, Attachment, Enclosed, Letter, Thread, To};
use crate::newsletter::Newsletter;
use crate::picture::Recipe;
use crate::source::Span;
use crate::world::{self, Darkroom, Earlier, Error, Parcel};

/// Letters, with what is the same for all of them.
pub(super) struct Mail<'a> {
    pub letters: Vec<Letter>,
    pub shape: Shape<'a>,
    pub args: &'a Email,
    pub newsletter: &'a Newsletter,
    /// One for all letters: they share pictures.
    pub darkroom: Darkroom<'a>,
}

impl Mail<'_> {
    /// Makes what is made for letters alone of the pictures that these show, as a build does: what cannot be made is
    /// told, for its address would lead to nothing.
    pub fn rehearse(&self, report: &mut Report) -> Result<(), Error> {
        if let Shape::Text = self.shape {
            return Ok(());
        }
        let shown: BTreeSet<_> = self.pictures().collect();
        let mut tray = self.darkroom.tray();
        for Enclosed { path, recipe, .. } in shown {
            if let Recipe::Drawn | Recipe::Posted = recipe {
                // What could not be made was told.
                let _ = tray.developed(&path, recipe, report)?;
            }
        }
        Ok(())
    }

    /// Pictures that are made for letters alone are published for a newsletter that sends letters.
    pub fn warn_of_pictures(&self, report: &mut Report) {
        let shows_pictures = match self.shape {
            Shape::Text => false,
            Shape::Service(_) => true,
            Shape::Html | Shape::Eml | Shape::Mbox | Shape::Maildir => !self.args.self_contained,
        };
        let masthead = &self.newsletter.masthead;
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
        self.letters.iter().flat_map(|it| email::pictures(it, self.newsletter))
    }

    /// The pictures that travel with a letter.
    fn attachments(&self, letter: &Letter, report: &mut Report) -> Result<Vec<Attachment>, Error> {
        let (mut attachments, mut tray) = (Vec::new(), self.darkroom.tray());
        if self.args.self_contained {
            for Enclosed { url, path, recipe } in email::pictures(letter, self.newsletter) {
                let name = url.rsplit('/').next().unwrap_or(&url).to_owned();
                // A picture of which nothing can be made stays where it is published, if it is.
                if let Ok(bytes) = tray.developed(&path, recipe, report)? {
                    attachments.push(Attachment { name, url, bytes });
                }
            }
        }
        Ok(attachments)
    }

    fn message(&self, letter: &Letter, to: &To, thread: &Thread, report: &mut Report) -> Result<Vec<u8>, Error> {
        Ok(email::message(letter, to, thread, &self.attachments(letter, report)?, self.newsletter))
    }

    pub fn parcels(&self, report: &mut Report) -> Result<Vec<Parcel>, Error> {
        let newsletter = self.newsletter;
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
    pub fn earlier(&self) -> Earlier {
        match self.shape {
            Shape::Mbox => Earlier::Stay,
            Shape::Eml | Shape::Html | Shape::Text | Shape::Maildir | Shape::Service(_) if self.args.all => Earlier::Go,
            Shape::Eml | Shape::Html | Shape::Text | Shape::Maildir | Shape::Service(_) => Earlier::Stay,
        }
    }

    /// What an author does with the files in `folder`.
    pub fn next(&self, folder: &Path) -> Option<String> {
        let letter = self.letters.first()?;
        match self.shape {
            Shape::Service(target) => Some(handover::next(target, folder, &letter.name(self.newsletter))),
            Shape::Eml | Shape::Html | Shape::Text | Shape::Mbox | Shape::Maildir => None,
        }
    }

    pub fn send(&self, reader: &Mailbox, report: &mut Report) -> Result<String, Error> {
        let newsletter = self.newsletter;
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
