//! Where pictures are made of the author's. Several things are made of one that lies in a `tray`. What is made is
//! `kept`, and what cannot be is told in the words of `faults`.

mod faults;
mod kept;
mod tray;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Condvar, Mutex};

pub use tray::Tray;

use super::error::Error;
use super::mark::key_of_file;
use super::paths::below;
use crate::diagnostic::{Report, Reported, Rule};
use crate::edition::{Content, Edition, File, Sheet};
use crate::manuscript::Limits;
use crate::memo::Key;
use crate::picture::{self, Developed, Fault, Fonts, Recipe};
use crate::press::Press;
use crate::source::SourcePath;

/// A darkroom for the pictures of one newsletter. Many threads work in it at once.
#[derive(Debug)]
pub struct Darkroom<'a> {
    root: &'a Path,
    fonts: &'a Fonts,
    /// The most pixels of a picture.
    most: u64,
    /// The pixels of all pictures that are being looked at: there is room for one of the largest, or several smaller.
    pixels: Mutex<u64>,
    fewer: Condvar,
    /// How the files of pictures were left, before anything of them was read.
    states: Mutex<BTreeMap<SourcePath, Option<Key>>>,
    /// The hashes of pictures that were looked at.
    digests: Mutex<BTreeMap<SourcePath, Key>>,
    /// The pictures of which something was said.
    told: Mutex<BTreeSet<SourcePath>>,
}

/// What a sheet is once nothing more is to be made of it.
#[derive(Debug)]
pub enum Finished {
    /// Bytes that were printed, or drawn.
    Bytes(Vec<u8>),
    /// Bytes of the default theme.
    Theme(&'static [u8]),
    /// A file of the author's, as it is.
    File(SourcePath),
}

impl<'a> Darkroom<'a> {
    /// The darkroom of the newsletter at `root`, with `fonts` for drawings, for pictures within `limits`.
    #[must_use]
    pub fn new(root: &'a Path, fonts: &'a Fonts, limits: &Limits) -> Darkroom<'a> {
        let (states, digests, told) = (Mutex::default(), Mutex::default(), Mutex::default());
        let (pixels, fewer) = (Mutex::new(0), Condvar::new());
        Darkroom { root, fonts, most: limits.pixels, pixels, fewer, states, digests, told }
    }

    /// A tray for one picture after another.
    #[must_use]
    pub fn tray(&self) -> Tray<'_, 'a> {
        Tray::in_darkroom(self)
    }

    /// Makes every picture of `edition` that is only for letters, one of each that browsers are shown, and reads every
    /// card, so that what cannot be made is told, as a build would. What is made is kept for that build, and for the
    /// next time.
    ///
    /// # Errors
    /// When a picture's file cannot be read.
    pub fn rehearse(&self, edition: &Edition, press: &Press<'_>, report: &mut Report) -> Result<(), Error> {
        let cards: Vec<_> = edition.sheets().filter(|(_, it)| matches!(it, Sheet::File(File::Card(_)))).collect();
        report.each(cards, |(path, sheet), report| {
            // What keeps a card from being printed was told.
            let Ok(Content::Card(svg)) = edition.print(path, sheet, press, report) else { return };
            match picture::proof(&svg, self.fonts, self.most) {
                Ok(missing) => self.tell_unlettered(&missing, report),
                Err(fault) => {
                    report.error(faults::of_card(fault, &svg, self.most));
                }
            }
        });
        // What a browser is shown is shown as it is if nothing can be made of it, which one try tells.
        let (mut posted, mut shown) = (Vec::new(), BTreeMap::new());
        for (path, recipe) in edition.sheets().filter_map(|(_, it)| it.picture()) {
            match recipe {
                Recipe::Drawn | Recipe::Posted => posted.push((path, recipe)),
                Recipe::Narrow { .. } => drop(shown.insert(path, recipe)),
                Recipe::Bare => drop(shown.entry(path).or_insert(recipe)),
            }
        }
        let mut tray = self.tray();
        for (path, recipe) in posted {
            // What could not be made was told.
            let _ = tray.developed(path, recipe, report)?;
        }
        let tried =
            report.each(shown, |(path, recipe), report| self.tray().developed(path, recipe, report).map(|_| ()));
        tried.into_iter().collect()
    }

    fn read(&self, path: &SourcePath) -> Result<Vec<u8>, Error> {
        let file = below(self.root, path.as_str());
        fs::read(&file).map_err(|it| Error::new("read", &file, it))
    }

    /// The hash of the picture at `path`, for which it is read once, whatever is made of it.
    fn digest(&self, path: &SourcePath) -> Result<Key, Error> {
        let known = || self.digests.lock().expect("no thread panics while it holds a hash");
        if let Some(digest) = known().get(path) {
            return Ok(*digest);
        }
        let digest = digest(&self.read(path)?);
        known().insert(path.clone(), digest);
        Ok(digest)
    }

    /// The key of what `recipe` makes of the picture at `path`, by how its file was left when it was first looked at
    /// here; `None` if there is no such file. What is read of it afterwards may be newer and is never older: so a
    /// picture that is replaced in mid-build is made once more by the next.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn key_as_left(&self, path: &SourcePath, recipe: Recipe) -> Result<Option<Key>, Error> {
        let known = || self.states.lock().expect("no thread panics while it holds a key");
        let noted = known().get(path).copied();
        let state = if let Some(state) = noted {
            state
        } else {
            let state = key_of_file(&below(self.root, path.as_str()))?;
            // Another thread may have looked before.
            *known().entry(path.clone()).or_insert(state)
        };
        Ok(state.map(|it| self.key(recipe, &it)))
    }

    /// The key of what `recipe` makes of the picture that `original` is the key of.
    fn key(&self, recipe: Recipe, original: &Key) -> Key {
        let most = self.most.to_le_bytes();
        // What was made within a wider limit must not hide that it is too large for this one.
        let terms: [&[u8]; 2] = match recipe {
            Recipe::Bare => [b"", b""],
            Recipe::Narrow { .. } | Recipe::Posted => [b"", &most],
            Recipe::Drawn => [self.fonts.digest(), &most],
        };
        Key::of("feuilleton picture", &[recipe.name().as_bytes(), original.as_bytes(), terms[0], terms[1]])
    }

    /// A social card as a PNG: remembered, or drawn now.
    fn card(&self, svg: &str, report: &mut Report) -> Result<Vec<u8>, Reported> {
        let key = Key::of("feuilleton card 2", &[svg.as_bytes(), self.fonts.digest(), &self.most.to_le_bytes()]);
        let drawn = kept::or_made(self.root, &key, || picture::draw(svg, self.fonts, self.most));
        let Developed { bytes, missing } =
            drawn.map_err(|fault| report.error(faults::of_card(fault, svg, self.most)))?;
        self.tell_unlettered(&missing, report);
        Ok(bytes)
    }

    /// Tells of the letters that are `missing` on a card, if there are any and nothing was said of cards yet.
    fn tell_unlettered(&self, missing: &str, report: &mut Report) {
        if !missing.is_empty() && self.is_first(&faults::card()) {
            report.warn(Rule::CardFont, faults::unlettered_card(missing));
        }
    }

    /// What was made of the picture at `path`, once the author is told what is wrong with it.
    fn judged(
        &self,
        made: Result<Developed, Fault>,
        path: &SourcePath,
        recipe: Recipe,
        original: &[u8],
        report: &mut Report,
    ) -> Result<Vec<u8>, Reported> {
        match (made, recipe) {
            (Ok(Developed { bytes, missing }), _) => {
                if !missing.is_empty() && self.is_first(path) {
                    report.warn(Rule::LetterPicture, faults::unlettered(&missing, path));
                }
                Ok(bytes)
            }
            // A browser may show what we cannot read.
            (Err(fault @ (Fault::NotUnderstood | Fault::CutShort)), Recipe::Narrow { .. } | Recipe::Bare) => {
                if self.is_first(path) {
                    report.warn(Rule::UnreadFile, faults::of_picture(fault, recipe, path, self.most));
                }
                // One that nobody can see may still say where it was taken.
                Ok(picture::bare(original))
            }
            (Err(fault), _) => Err(report.error(faults::of_picture(fault, recipe, path, self.most))),
        }
    }

    /// Whether nothing was said yet of the file at `path`; it is, from now on.
    fn is_first(&self, path: &SourcePath) -> bool {
        self.told.lock().expect("no thread panics while it tells").insert(path.clone())
    }

    /// Waits until there is room for this number of `pixels`. The room is free again when the result is dropped.
    fn room(&self, pixels: u64) -> Room<'_> {
        let pixels = pixels.min(self.most);
        let taken = self.pixels.lock().expect("no thread panics while it waits");
        let mut taken =
            self.fewer.wait_while(taken, |it| *it + pixels > self.most).expect("no thread panics while it waits");
        *taken += pixels;
        Room { taken: &self.pixels, fewer: &self.fewer, pixels }
    }

    /// Forgets what has not been asked for in two months.
    pub fn tidy(&self) {
        kept::tidy(self.root);
    }
}

/// Room for a picture.
#[derive(Debug)]
struct Room<'a> {
    taken: &'a Mutex<u64>,
    fewer: &'a Condvar,
    pixels: u64,
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        if let Ok(mut taken) = self.taken.lock() {
            *taken -= self.pixels;
        }
        self.fewer.notify_all();
    }
}

fn digest(bytes: &[u8]) -> Key {
    Key::of("feuilleton picture's file", &[bytes])
}
