//! A whole edition, from everything that was read: every stage in its order.

use std::sync::Arc;

use super::at_hand::Desk;
use super::components;
use super::prepared::Prepared;
use super::readings::{Readings, Reread};
use super::terms::Terms;
use crate::diagnostic::{Report, Reported};
use crate::edition::Edition;
use crate::manuscript::{self, Masthead};
use crate::markdown::Typography;
use crate::newsletter::{Manuscripts, Now, Schedule, assemble};
use crate::source::Sources;
use crate::theme;

impl Desk<'_> {
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
