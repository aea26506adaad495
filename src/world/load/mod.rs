//! Reading a newsletter's folder, all of it, once. An edit in the middle of a build cannot give half a page.
//!
//! Which files there are, `walk` finds out. What is `cast_off`, or lies at too great a `depth`, is not read; what is
//! `misnamed`, not as a text; and what is `missing` is told. A text that is as it was left is not opened: it lies on
//! the `shelf`. What the bytes of the others mean, `characters` says. Of pictures and recordings, `measure` and
//! `recordings` read only how large they are and how long they last, most of it from the `head` of the file. While
//! `serve` runs, `reload` reads again what has changed.

mod cast_off;
mod characters;
mod depth;
mod head;
mod measure;
mod misnamed;
mod missing;
mod recordings;
mod reload;
mod shelf;
mod walk;

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) use missing::require;
pub use missing::require_content;
pub(super) use reload::reload;
pub(super) use walk::is_hidden;

use characters::decoded;
use measure::measured;
use missing::{check_folders, check_texts};
use shelf::Shelf;
use walk::files;

use super::edits::undisturbed;
use super::error::Error;
use crate::diagnostic::Report;
use crate::manuscript::Limits;
use crate::memo::Memo;
use crate::source::{FontFile, Source, SourcePath, Sources};

/// Reads the newsletter in the folder `root`, with what `memo` knows of its texts. Files that cannot be part of it are
/// told to `report`.
///
/// # Errors
/// When there is no newsletter, or a file of it cannot be read.
pub fn load(root: &Path, memo: &Arc<Memo>, report: &mut Report) -> Result<Sources, Error> {
    require(root)?;
    let masthead = root.join("newsletter.toml");
    let path = SourcePath::parse("newsletter.toml").expect("a plain name");
    let masthead = read_text(&path, &masthead, &Limits::default(), report)?;
    let limits = Limits::of(&masthead);
    let content = files(root, "content", report)?;
    let (texts, enclosures): (Vec<_>, Vec<_>) = content.into_iter().partition(|(path, _)| path.extension() == "md");
    misnamed::check(&enclosures, report)?;
    let shelf = Shelf::of(root, memo, &limits);
    let manuscripts = report.each(&texts, |(path, file), report| shelf.file(path, file, report));
    let manuscripts = manuscripts.into_iter().collect::<Result<Vec<_>, _>>()?;
    check_texts(root, &manuscripts, report);
    check_folders(root, report);
    let templates = files(root, "templates", report)?;
    let templates = report.each(&templates, |(path, file), report| read_text(path, file, &limits, report));
    let templates = templates.into_iter().collect::<Result<_, _>>()?;
    let statics = files(root, "static", report)?;
    let (fonts, styles) = (read_fonts(&statics)?, read_styles(&statics)?);
    let (enclosures, statics) = (measured(&enclosures, memo)?, measured(&statics, memo)?);
    for picture in enclosures.iter().chain(&statics) {
        limits.check_picture(picture, report);
    }
    Ok(Sources { masthead, manuscripts, templates, enclosures, statics, fonts, styles })
}

/// The fonts that drawings and cards may be lettered with.
fn read_fonts(statics: &[(SourcePath, PathBuf)]) -> Result<Vec<FontFile>, Error> {
    let fonts = statics.iter().filter(|(path, _)| is_font(path));
    let read = |(path, file): &(SourcePath, PathBuf)| {
        let bytes = fs::read(file).map_err(|it| Error::new("read", file, it))?;
        Ok(FontFile { path: path.clone(), bytes: bytes.into() })
    };
    fonts.map(read).collect()
}

/// The style sheets, of which a check follows the addresses. Whatever their letters are, they are
/// published as they are.
fn read_styles(statics: &[(SourcePath, PathBuf)]) -> Result<Vec<Source>, Error> {
    let styles = statics.iter().filter(|(path, _)| path.extension() == "css");
    styles.map(|(path, file)| read_style(path, file)).collect()
}

pub(super) fn read_style(path: &SourcePath, file: &Path) -> Result<Source, Error> {
    let bytes = fs::read(file).map_err(|it| Error::new("read", file, it))?;
    Ok(Source { path: path.clone(), text: String::from_utf8_lossy(&bytes).into() })
}

pub(super) fn is_font(path: &SourcePath) -> bool {
    path.below("static/fonts").is_some() && ["ttf", "otf", "ttc"].contains(&&*path.extension())
}

/// A text that is not UTF-8 is read as far as it goes, so that the place can be shown; the run fails all the same.
pub(super) fn read_text(path: &SourcePath, file: &Path, limits: &Limits, report: &mut Report) -> Result<Source, Error> {
    let mut opened = fs::File::open(file).map_err(|it| Error::new("open", file, it))?;
    let read = undisturbed(&mut opened, |it, length| {
        // With room for all of it and one byte more, two reads are enough: one for the text, one for its end.
        let mut bytes = Vec::with_capacity(usize::try_from(length.min(limits.text) + 1).unwrap_or(0));
        it.take(limits.text + 1).read_to_end(&mut bytes).map(|_| bytes)
    });
    let bytes = read.map_err(|it| Error::new("read", file, it))?;
    if bytes.len() as u64 > limits.text {
        report.error(limits.too_long(path));
        return Ok(Source { path: path.clone(), text: beginning(&bytes).into() });
    }
    Ok(Source { path: path.clone(), text: (*decoded(&bytes, path, report)).into() })
}

/// Of a text that is too long, what can be checked besides: its front matter, mostly.
fn beginning(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(100_000)];
    String::from_utf8_lossy(bytes).trim_end_matches('\u{fffd}').to_owned()
}
