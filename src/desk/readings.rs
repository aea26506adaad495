//! What was read before: every manuscript and the theme, each with what was said of it. A text that has not changed is
//! not read again, which is what lets a server show an edit among ten thousand episodes at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Report, Reported};
use crate::manuscript::{self, EpisodeManuscript, Manuscript, Masthead};
use crate::markdown::{Reader, Typography};
use crate::memo::Key;
use crate::picture::Fonts;
use crate::source::{Asset, Filed, Fingerprint, FontFile, Source, SourcePath, Sources};
use crate::theme::Theme;

/// What is known of one newsletter's sources, as they were read last.
#[derive(Debug, Default)]
pub struct Readings {
    manuscripts: BTreeMap<SourcePath, Reading>,
    theme: Option<ThemeReading>,
}

/// What the sources say now: everything that an edition is made of.
#[derive(Debug)]
pub(super) struct Reread {
    manuscripts: BTreeMap<SourcePath, Reading>,
    theme: ThemeReading,
}

#[derive(Debug)]
struct Reading {
    text: Key,
    typography: Typography,
    manuscript: Result<Manuscript, Reported>,
    remarks: Report,
}

#[derive(Debug)]
struct ThemeReading {
    masthead: Arc<str>,
    templates: Vec<Source>,
    files: Vec<FontFile>,
    fingerprints: Vec<(SourcePath, Fingerprint)>,
    fonts: Arc<Fonts>,
    theme: Result<Arc<Theme>, Reported>,
    remarks: Report,
}

impl Readings {
    /// The manuscripts of `sources`, read again only where they have changed, and the theme, compiled again only if it
    /// has changed. What was said of each is said to `report` again.
    pub(super) fn reread(
        self,
        sources: &Sources,
        reader: Reader<'_>,
        masthead: &Masthead,
        report: &mut Report,
    ) -> Reread {
        let Readings { manuscripts, theme } = self;
        let theme = || theme.filter(|it| it.is_of(sources)).unwrap_or_else(|| ThemeReading::new(sources, masthead));
        // To compile a theme takes one thread as long as the others take to read a few dozen episodes.
        let (theme, manuscripts) = rayon::join(theme, || reread(manuscripts, sources, reader));
        tell(manuscripts.values().map(|it| &it.remarks).chain([&theme.remarks]), report);
        Reread { manuscripts, theme }
    }

    /// The manuscripts alone, where there is no masthead to compile a theme with.
    pub(super) fn reread_texts(self, sources: &Sources, reader: Reader<'_>, report: &mut Report) -> Readings {
        let manuscripts = reread(self.manuscripts, sources, reader);
        tell(manuscripts.values().map(|it| &it.remarks), report);
        Readings { manuscripts, ..self }
    }

    /// Reads `filed` again, whatever was read before.
    pub(super) fn read(&mut self, filed: &Filed, reader: Reader<'_>) {
        self.manuscripts.insert(filed.path.clone(), Reading::new(filed, reader));
    }

    /// The episode in the file at `path`, if it could be read and nothing is to be said of it.
    pub(super) fn flawless_episode(&self, path: &SourcePath) -> Option<&Arc<EpisodeManuscript>> {
        let reading = self.manuscripts.get(path).filter(|it| it.remarks.is_empty())?;
        reading.episode()
    }

    /// Every episode that could be read.
    pub(super) fn episodes(&self) -> impl Iterator<Item = &EpisodeManuscript> {
        self.manuscripts.values().filter_map(Reading::episode).map(Arc::as_ref)
    }
}

impl Reread {
    /// What is to be remembered.
    pub(super) fn readings(self) -> Readings {
        Readings { manuscripts: self.manuscripts, theme: Some(self.theme) }
    }

    /// The theme, if it could be compiled.
    pub(super) fn theme(&self) -> Result<Arc<Theme>, Reported> {
        self.theme.theme.clone()
    }

    /// What there is to letter pictures with, whether or not the theme could be compiled.
    pub(super) fn fonts(&self) -> &Fonts {
        &self.theme.fonts
    }

    /// Every manuscript that could be read, in the order of the paths, and the paths of those that could not.
    pub(super) fn manuscripts(&self) -> (Vec<Manuscript>, BTreeSet<SourcePath>) {
        let read = self.manuscripts.values().filter_map(|it| it.manuscript.as_ref().ok().cloned()).collect();
        let failed = self.manuscripts.iter().filter(|(_, it)| it.manuscript.is_err());
        (read, failed.map(|(path, _)| path.clone()).collect())
    }
}

fn reread(
    mut known: BTreeMap<SourcePath, Reading>,
    sources: &Sources,
    reader: Reader<'_>,
) -> BTreeMap<SourcePath, Reading> {
    let matched: Vec<(&Filed, Option<Reading>)> =
        sources.manuscripts.iter().map(|it| (it, known.remove(&it.path))).collect();
    let read = |(filed, known): (&Filed, Option<Reading>)| {
        let still = known.filter(|it| it.is_of(filed, reader.typography));
        (filed.path.clone(), still.unwrap_or_else(|| Reading::new(filed, reader)))
    };
    matched.into_par_iter().map(read).collect::<Vec<_>>().into_iter().collect()
}

/// Says again what was said, as far as anything was.
fn tell<'a>(said: impl Iterator<Item = &'a Report>, report: &mut Report) {
    said.filter(|it| !it.is_empty()).for_each(|it| report.absorb(it.clone()));
}

impl Reading {
    fn new(filed: &Filed, reader: Reader<'_>) -> Reading {
        let mut remarks = Report::default();
        let manuscript = manuscript::parse(filed, reader, &mut remarks);
        Reading { text: filed.text.key(), typography: reader.typography, manuscript, remarks }
    }

    fn episode(&self) -> Option<&Arc<EpisodeManuscript>> {
        match &self.manuscript {
            Ok(Manuscript::Episode(episode)) => Some(episode),
            Ok(Manuscript::Preface(_) | Manuscript::Page(_)) | Err(_) => None,
        }
    }

    fn is_of(&self, filed: &Filed, typography: Typography) -> bool {
        self.typography == typography && self.text == filed.text.key()
    }
}

impl ThemeReading {
    fn new(sources: &Sources, masthead: &Masthead) -> ThemeReading {
        let mut remarks = Report::default();
        let fonts = Arc::new(Fonts::read(&sources.fonts, &mut remarks));
        let theme = Theme::compile(&sources.templates, &sources.statics, Arc::clone(&fonts), masthead, &mut remarks);
        let (masthead, templates) = (Arc::clone(&sources.masthead.text), sources.templates.clone());
        let (theme, fingerprints) =
            (theme.map(Arc::new), fingerprints(sources).map(|(it, of)| (it.clone(), of)).collect());
        ThemeReading { masthead, templates, files: sources.fonts.clone(), fingerprints, fonts, theme, remarks }
    }

    fn is_of(&self, sources: &Sources) -> bool {
        is_same(&self.masthead, &sources.masthead.text)
            && self.files.len() == sources.fonts.len()
            && self.files.iter().zip(&sources.fonts).all(|(a, b)| a.path == b.path && a.bytes == b.bytes)
            && self.fingerprints.iter().map(|(it, of)| (it, *of)).eq(fingerprints(sources))
            && self.templates.len() == sources.templates.len()
            && self.templates.iter().zip(&sources.templates).all(|(a, b)| a.path == b.path && is_same(&a.text, &b.text))
    }
}

/// The style sheets and scripts that pages lead to.
fn fingerprints(sources: &Sources) -> impl Iterator<Item = (&SourcePath, Fingerprint)> {
    sources.statics.iter().filter_map(|it: &Asset| Some((&it.path, it.fingerprint?)))
}

/// A text that was not read again from the disk is one and the same; others are compared.
fn is_same(a: &Arc<str>, b: &Arc<str>) -> bool {
    Arc::ptr_eq(a, b) || a == b
}
