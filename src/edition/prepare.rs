//! From everything that was read to an edition that can be printed: every stage in its order.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono_tz::Tz;
use rayon::prelude::*;

use super::Edition;
use crate::address::BaseUrl;
use crate::diagnostic::{Report, Reported};
use crate::manuscript;
use crate::markdown::Typography;
use crate::newsletter::{Drafts, Future, Manuscripts, Newsletter, Schedule, assemble};
use crate::source::Sources;
use crate::theme::{self, Theme};

/// What a command says about an edition, besides what its sources say.
#[derive(Debug, Clone)]
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
    pub theme: Theme,
    /// What is published where.
    pub edition: Edition,
}

/// Prepares an edition of `sources` under `terms`; `today` tells the day in a time zone.
///
/// # Errors
/// When anything that the author wrote is wrong. Every stage goes on as far as it can, so that all mistakes are told.
pub fn prepare(
    sources: &Sources,
    terms: &Terms,
    today: impl FnOnce(Tz) -> NaiveDate,
    report: &mut Report,
) -> Result<Prepared, Reported> {
    let masthead = manuscript::parse_masthead(&sources.masthead, report);
    // A masthead with a mistake does not keep the mistakes of the others from being told.
    let typography = masthead.as_ref().map_or_else(|_| Typography::default(), |it| it.typography);
    let parsed: Vec<_> = sources
        .manuscripts
        .par_iter()
        .map(|source| {
            let mut report = Report::default();
            (source, manuscript::parse(source, typography, &mut report), report)
        })
        .collect();
    let (mut texts, mut failed) = (Vec::with_capacity(parsed.len()), BTreeSet::new());
    for (source, text, remarks) in parsed {
        report.absorb(remarks);
        match text {
            Ok(text) => texts.push(text),
            Err(_) => {
                failed.insert(source.path.clone());
            }
        }
    }
    let templates = theme::proofread(&sources.templates, report);
    let mut masthead = masthead?;
    if let Some(base_url) = &terms.base_url {
        masthead.base_url = base_url.clone();
    }
    let theme = templates.and_then(|()| Theme::compile(&sources.templates, &masthead, report));
    let schedule = Schedule { today: today(masthead.timezone), drafts: terms.drafts, future: terms.future };
    let masthead = (sources.masthead.path.clone(), masthead);
    let manuscripts = Manuscripts { masthead, texts, failed, assets: sources.enclosures.clone() };
    let newsletter = assemble(manuscripts, schedule, report)?;
    let edition = Edition::plan(&newsletter, &sources.statics, report)?;
    Ok(Prepared { newsletter, theme: theme?, edition })
}
