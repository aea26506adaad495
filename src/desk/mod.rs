//! The editorial desk: from everything that was read to an edition that can be printed, every stage in its order.

mod components;
mod readings;

use std::sync::Arc;

pub use readings::Readings;
use readings::Reread;

use crate::address::BaseUrl;
use crate::diagnostic::{Report, Reported};
use crate::edition::Edition;
use crate::manuscript::{self, Masthead};
use crate::markdown::{Reader, Typography};
use crate::memo::Memo;
use crate::newsletter::{Drafts, Future, Manuscripts, Newsletter, Now, Schedule, assemble};
use crate::press::{Press, Watch, episode_card};
use crate::search::Extent;
use crate::source::{Filed, Sources};
use crate::theme::{self, Theme};

/// What a command says about an edition, besides what its sources say.
#[derive(Debug, Clone, Hash)]
pub struct Terms {
    /// An address to publish at, instead of the masthead's.
    pub base_url: Option<BaseUrl>,
    /// What becomes of drafts.
    pub drafts: Drafts,
    /// What becomes of episodes whose day is yet to come.
    pub future: Future,
}

/// A newsletter with its theme and its edition.
#[derive(Debug)]
pub struct Prepared {
    /// The model.
    pub newsletter: Newsletter,
    /// The look.
    pub theme: Arc<Theme>,
    /// What is published where.
    pub edition: Arc<Edition>,
}

/// What every stage of one run is given.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    /// What is known of the texts already.
    pub memo: &'a Memo,
    /// Who minds how long the author's templates take.
    pub watch: &'a dyn Watch,
}

impl<'a> Desk<'a> {
    /// Prepares an edition of `sources` under `terms`; `now` tells when it is in a time zone: a day, or a moment of
    /// one.
    ///
    /// # Errors
    /// When anything that the author wrote is wrong. Every stage goes on as far as it can, so that all mistakes are
    /// told.
    pub fn prepare(
        self,
        sources: &Sources,
        terms: &Terms,
        now: Now,
        report: &mut Report,
    ) -> Result<Prepared, Reported> {
        self.prepare_again(Readings::default(), sources, terms, now, report).0
    }

    /// The same, without reading again what `readings` of an earlier time know. The result is the same to the byte.
    pub fn prepare_again(
        self,
        readings: Readings,
        sources: &Sources,
        terms: &Terms,
        now: Now,
        report: &mut Report,
    ) -> (Result<Prepared, Reported>, Readings) {
        let mut masthead = match manuscript::parse_masthead(&sources.masthead, report) {
            Ok(masthead) => masthead,
            Err(told) => {
                let readings = readings.reread_texts(sources, self.reader(Typography::default()), report);
                // A masthead with a mistake does not keep the mistakes of templates from being told.
                let _ = theme::proofread(&sources.templates, report);
                return (Err(told), readings);
            }
        };
        if let Some(base_url) = &terms.base_url {
            masthead.base_url = base_url.clone();
        }
        let reread = readings.reread(sources, self.reader(masthead.typography), &masthead, report);
        let schedule = Schedule { now, drafts: terms.drafts, future: terms.future };
        let prepared = self.finish(&reread, masthead, schedule, sources, report);
        (prepared, reread.readings())
    }

    /// `last` with the text of `filed` as it is now, if nothing else has to be looked at again: the same as a whole new
    /// preparation would give, in the time of one text. `None` if its place, its links or a title that others
    /// say have changed, or there is something to tell.
    pub fn revise(self, readings: &mut Readings, last: &Prepared, filed: &Filed) -> Option<Prepared> {
        readings.read(filed, self.reader(last.newsletter.masthead.typography));
        let revised = readings.flawless_episode(&filed.path)?;
        let newsletter = last.newsletter.revised(revised, readings.episodes())?;
        // A text that has grown may need another part of the index, which is another edition.
        (Extent::of(&newsletter) == Extent::of(&last.newsletter)).then_some(())?;
        components::are_flawless(revised, &newsletter, &last.theme, self).then_some(())?;
        let card = |newsletter: &Newsletter| {
            let episode = newsletter.episodes.iter().find(|it| *it.path() == filed.path)?;
            episode_card(episode, newsletter, last.theme.fonts())
        };
        if card(&newsletter) != card(&last.newsletter) {
            return None;
        }
        Some(Prepared { newsletter, theme: Arc::clone(&last.theme), edition: Arc::new(last.edition.again()) })
    }

    /// A press for what is `prepared`.
    #[must_use]
    pub fn press(self, prepared: &'a Prepared) -> Press<'a> {
        self.press_for(&prepared.newsletter, &prepared.theme)
    }

    fn press_for<'b>(self, newsletter: &'b Newsletter, theme: &'b Theme) -> Press<'b>
    where
        'a: 'b,
    {
        Press::new(newsletter, theme, self.memo).watched(self.watch)
    }

    fn reader(self, typography: Typography) -> Reader<'a> {
        Reader { typography, memo: self.memo }
    }

    /// Goes through every stage after the reading, even where the theme is broken: what else is wrong is told as well.
    fn finish(
        self,
        reread: &Reread,
        masthead: Masthead,
        schedule: Schedule,
        sources: &Sources,
        report: &mut Report,
    ) -> Result<Prepared, Reported> {
        let (texts, failed) = reread.manuscripts();
        let theme = reread.theme();
        // Without a theme, nobody knows which components there are.
        let known = theme.as_ref().map_or(Ok(()), |theme| components::check(&texts, theme, report));
        let manuscripts = Manuscripts {
            masthead,
            texts,
            failed,
            assets: sources.enclosures.clone(),
            statics: sources.statics.clone(),
        };
        let newsletter = assemble(manuscripts, schedule, report)?;
        let edition = Edition::plan(&newsletter, &sources.statics, reread.fonts(), report)?;
        let theme = theme?;
        known?;
        components::proof(&newsletter, &theme, self, report)?;
        Ok(Prepared { newsletter, theme, edition: Arc::new(edition) })
    }
}
