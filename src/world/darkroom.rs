//! Where pictures are made of the author's, and kept: each in a file of its own below `.feuilleton/pictures`, named by
//! the hash of all that it is made from. Any of them may be lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex};
use std::time::{Duration, SystemTime};

use super::{Error, below, store};
use crate::diagnostic::{Diagnostic, Report, Reported, Rule};
use crate::edition::{Content, Edition, Sheet};
use crate::manuscript::Limits;
use crate::memo::Key;
use crate::picture::{self, Developed, Fault, Fonts, Recipe};
use crate::source::{SourcePath, Span};

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

/// A picture that nothing has asked for in so long is forgotten.
const LIFETIME: Duration = Duration::from_hours(60 * 24);

/// How much older than the last use of a picture its time stamp may be.
const STALE: Duration = Duration::from_hours(7 * 24);

/// What is to be done about a picture that is too large.
const SMALLER: &str = "make it smaller, or raise `picture_megapixels` in `[limits]` of newsletter.toml";

impl<'a> Darkroom<'a> {
    /// The darkroom of the newsletter at `root`, with `fonts` for drawings, for pictures within `limits`.
    #[must_use]
    pub fn new(root: &'a Path, fonts: &'a Fonts, limits: &Limits) -> Darkroom<'a> {
        let (digests, told) = (Mutex::default(), Mutex::default());
        Darkroom { root, fonts, most: limits.pixels, pixels: Mutex::new(0), fewer: Condvar::new(), digests, told }
    }

    /// What was printed, with everything made that is to be made of a picture.
    ///
    /// # Errors
    /// When a picture's file cannot be read. One that cannot be understood is told to the author.
    pub fn finish(&self, printed: Content, report: &mut Report) -> Result<Result<Finished, Reported>, Error> {
        let bytes = match printed {
            Content::Printed(bytes) => Ok(bytes),
            Content::Theme(bytes) => return Ok(Ok(Finished::Theme(bytes))),
            Content::File(path) => return Ok(Ok(Finished::File(path))),
            Content::Picture(path, recipe) => self.developed(&path, recipe, report)?,
            Content::Card(svg) => self.card(&svg, report),
        };
        Ok(bytes.map(Finished::Bytes))
    }

    /// Makes every picture of `edition` that is only for letters, so that what cannot be made is told, as a build would. What
    /// is made is kept for that build.
    ///
    /// # Errors
    /// When a picture's file cannot be read.
    pub fn rehearse(&self, edition: &Edition, report: &mut Report) -> Result<(), Error> {
        let posted = edition.sheets().filter_map(|(_, it)| match it {
            Sheet::Picture(path, recipe @ (Recipe::Drawn | Recipe::Posted)) => Some((path, *recipe)),
            // What a browser is shown is shown as it is if nothing can be made of it.
            _ => None,
        });
        for (path, recipe) in posted {
            // What could not be made was told.
            let _ = self.developed(path, recipe, report)?;
        }
        Ok(())
    }

    /// What `recipe` makes of the picture at `path`: remembered, or made now.
    ///
    /// # Errors
    /// When its file cannot be read. A picture that cannot be understood is told to the author.
    pub fn developed(
        &self,
        path: &SourcePath,
        recipe: Recipe,
        report: &mut Report,
    ) -> Result<Result<Vec<u8>, Reported>, Error> {
        if recipe != Recipe::Bare
            && let Some(known) = recall(&self.place(recipe, &self.digest(path)?))
        {
            return Ok(self.judged(Ok(known), path, recipe, &[], report));
        }
        let original = self.read(path)?;
        let made = match recipe {
            Recipe::Bare => picture::develop(&original, recipe, self.fonts, self.most),
            Recipe::Narrow { .. } | Recipe::Posted | Recipe::Drawn => {
                // The file may have changed since it was last looked at.
                self.remembered(&self.place(recipe, &digest(&original)), || {
                    let _room = self.room(picture::pixels(&original, recipe));
                    picture::develop(&original, recipe, self.fonts, self.most)
                })
            }
        };
        Ok(self.judged(made, path, recipe, &original, report))
    }

    fn read(&self, path: &SourcePath) -> Result<Vec<u8>, Error> {
        let file = below(self.root, path.as_str());
        fs::read(&file).map_err(|it| Error::new("read", &file, it))
    }

    /// The hash of the picture at `path`, which is read once for all that is made of it.
    fn digest(&self, path: &SourcePath) -> Result<Key, Error> {
        let known = || self.digests.lock().expect("no thread panics while it holds a hash");
        if let Some(digest) = known().get(path) {
            return Ok(*digest);
        }
        let digest = digest(&self.read(path)?);
        known().insert(path.clone(), digest);
        Ok(digest)
    }

    /// Where what `recipe` makes of the picture with this hash is kept.
    fn place(&self, recipe: Recipe, digest: &Key) -> PathBuf {
        folder(self.root).join(self.key(recipe, digest).to_string())
    }

    /// The key of what `recipe` makes of the picture that `original` is the key of.
    pub(super) fn key(&self, recipe: Recipe, original: &Key) -> Key {
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
        let path = SourcePath::parse("templates/card.svg").expect("a plain name");
        let key = Key::of("feuilleton card 2", &[svg.as_bytes(), self.fonts.digest(), &self.most.to_le_bytes()]);
        let place = folder(self.root).join(key.to_string());
        let drawn = self.remembered(&place, || picture::draw(svg, self.fonts, self.most));
        let Developed { bytes, missing } = drawn.map_err(|fault| {
            let at = |message: String| Diagnostic::at(Span::file(&path), message);
            report.error(match fault {
                Fault::TooLarge => at(format!("the card that this template prints {}", self.too_large())).help(SMALLER),
                Fault::TooDeep => {
                    at("the card that this template prints has more groups within groups, or more parts, \
                                      than can be drawn"
                        .to_owned())
                    .help("take groups apart that hold only one other")
                }
                Fault::NotUnderstood => at("no card can be drawn of what this template prints".to_owned())
                    .help("see whether a browser shows it as an SVG"),
            })
        })?;
        let first = || self.told.lock().expect("no thread panics while it tells").insert(path.clone());
        if !missing.is_empty() && first() {
            let message = format!("no font here has the letters `{missing}`, so cards show boxes");
            let help = "lay a font that has them below `static/fonts`";
            report.warn(Rule::CardFont, Diagnostic::at(Span::file(&path), message).help(help));
        }
        Ok(bytes)
    }

    fn judged(
        &self,
        made: Result<Developed, Fault>,
        path: &SourcePath,
        recipe: Recipe,
        original: &[u8],
        report: &mut Report,
    ) -> Result<Vec<u8>, Reported> {
        let at = |message: String| Diagnostic::at(Span::file(path), message);
        let first = || self.told.lock().expect("no thread panics while it tells").insert(path.clone());
        match (made, recipe) {
            (Ok(Developed { bytes, missing }), _) => {
                if !missing.is_empty() && first() {
                    let message =
                        format!("no font here has the letters `{missing}` of this drawing, so letters show boxes");
                    let help =
                        "lay a font that has them below `static/fonts`, or a PNG of the same name beside the drawing";
                    report.warn(Rule::LetterPicture, at(message).help(help));
                }
                Ok(bytes)
            }
            (Err(Fault::TooLarge), _) => {
                Err(report.error(at(format!("this picture {}", self.too_large())).help(SMALLER)))
            }
            (Err(Fault::TooDeep), _) => {
                let remark =
                    at("this drawing has more groups within groups, or more parts, than can be drawn".to_owned());
                Err(report.error(
                    remark.help("take groups apart that hold only one other, or lay a PNG of the same name beside it"),
                ))
            }
            // A browser may show what we cannot read.
            (Err(Fault::NotUnderstood), Recipe::Narrow { .. } | Recipe::Bare) => {
                if first() {
                    let remark = at("this picture cannot be read, so every reader gets it as it is".to_owned());
                    report.warn(Rule::UnreadFile, remark.help("see whether a browser shows it, and save it again"));
                }
                // One that nobody can see may still say where it was taken.
                Ok(picture::bare(original))
            }
            (Err(Fault::NotUnderstood), Recipe::Posted) => {
                let remark = at("no picture for letters can be made of this one".to_owned());
                Err(report
                    .error(remark.help("see whether a browser shows it, or lay a JPEG of the same name beside it")))
            }
            (Err(Fault::NotUnderstood), Recipe::Drawn) => {
                let remark = at("no picture for letters can be made of this drawing".to_owned());
                Err(report
                    .error(remark.help("see whether a browser shows it, or lay a PNG of the same name beside it")))
            }
        }
    }

    fn too_large(&self) -> String {
        format!("has more than {} megapixels", self.most / 1_000_000)
    }

    fn remembered(&self, file: &Path, make: impl FnOnce() -> Result<Developed, Fault>) -> Result<Developed, Fault> {
        if let Some(known) = recall(file) {
            return Ok(known);
        }
        let made = make()?;
        // What cannot be kept is made again.
        let _ = self.keep(&made, file);
        Ok(made)
    }

    fn keep(&self, made: &Developed, file: &Path) -> Result<(), Error> {
        store::made_folder(self.root)?;
        let folder = folder(self.root);
        fs::create_dir_all(&folder).map_err(|it| Error::new("make the folder", &folder, it))?;
        let length = u32::try_from(made.missing.len()).expect("a font lacks less than 4 GB of letters");
        let text = [&length.to_le_bytes()[..], made.missing.as_bytes(), &made.bytes].concat();
        // Another thread or program may be at the same picture; each replaces the whole.
        let thread = format!("{:?}", std::thread::current().id());
        let number: String = thread.chars().filter(char::is_ascii_digit).collect();
        let fresh = file.with_extension(format!("{}-{number}", std::process::id()));
        fs::write(&fresh, [&blake3::hash(&text).as_bytes()[..8], &text].concat())
            .map_err(|it| Error::new("write", &fresh, it))?;
        fs::rename(&fresh, file).map_err(|it| Error::new("replace", file, it))
    }

    /// Waits until there is room for so many pixels. It is given back when the result is dropped.
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
        let Ok(kept) = fs::read_dir(folder(self.root)) else { return };
        for entry in kept.flatten() {
            if age(&entry.path()).is_some_and(|it| it > LIFETIME) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// Room for a picture.
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

fn folder(root: &Path) -> PathBuf {
    store::folder(root).join("pictures")
}

/// What is kept in `file`; `None` if there is none, or it is damaged.
fn recall(file: &Path) -> Option<Developed> {
    let kept = fs::read(file).ok()?;
    let (check, text) = kept.split_at_checked(8)?;
    let (length, rest) = text.split_first_chunk::<4>()?;
    let (missing, bytes) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    if check != &blake3::hash(text).as_bytes()[..8] {
        return None;
    }
    if age(file).is_some_and(|it| it > STALE) {
        // It is used, so it lives on. If its time cannot be set, it is made again one day.
        let _ = fs::File::options().append(true).open(file).and_then(|it| it.set_modified(SystemTime::now()));
    }
    Some(Developed { bytes: bytes.to_vec(), missing: std::str::from_utf8(missing).ok()?.to_owned() })
}

fn age(file: &Path) -> Option<Duration> {
    fs::metadata(file).ok()?.modified().ok()?.elapsed().ok()
}
