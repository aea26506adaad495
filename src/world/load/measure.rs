//! What files that are no texts tell of themselves: how large a picture is and whether it moves, how long a recording
//! lasts and which chapters it has, which state of a style sheet this is, whether words stand in a file. What a file
//! told is remembered as long as it is as it was left: some photographs have to be read as a whole before they say
//! which way up they are.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use imagesize::{ImageError, ImageSize};
use rayon::prelude::*;

use super::head::Head;
use super::recordings::playing_time;
use crate::manuscript::Transcript;
use crate::memo::{Key, Memo};
use crate::picture;
use crate::source::{Asset, Chapter, Dimensions, Fingerprint, Matter, MediaType, Motion, SourcePath, Unlisted};
use crate::world::error::Error;
use crate::world::mark::key_as_left;

/// What is to be known of `files`, each with its path in the newsletter, before any of them is published. What `memo`
/// knows of one is not looked for again.
///
/// # Errors
/// When one cannot be read.
pub(super) fn measured(files: &[(SourcePath, PathBuf)], memo: &Memo) -> Result<Vec<Asset>, Error> {
    let failed = |file: &Path, it| Error::new("read", file, it);
    let measure = |(path, file): &(SourcePath, PathBuf)| {
        let found = fs::metadata(file).map_err(|it| failed(file, it))?;
        let state = key_as_left(&found).map(|it| Key::of_parts("what a file tells", &(path, it, memo.program())));
        let known = state.and_then(|it| memo.recall(it)).and_then(|it| postcard::from_bytes(&it).ok());
        if let Some(asset) = known {
            return Ok(asset);
        }
        let asset = told_by(path, file, found.len()).map_err(|it| failed(file, it))?;
        if let Some(state) = state {
            memo.learn(state, postcard::to_allocvec(&asset).expect("it is plain values"));
        }
        Ok(asset)
    };
    files.par_iter().map(measure).collect()
}

fn told_by(path: &SourcePath, file: &Path, length: u64) -> io::Result<Asset> {
    let head = &mut Head::of(file, length);
    Ok(Asset {
        path: path.clone(),
        length,
        dimensions: dimensions(path, head)?,
        playing_time: playing_time(path, file)?,
        chapters: chapters(path, head)?,
        motion: motion(path, head)?,
        fingerprint: fingerprint(path, head)?,
        matter: matter(path, head)?,
    })
}

/// The size that a picture's header tells. A picture without one is shown without a size.
fn dimensions(path: &SourcePath, head: &mut Head<'_>) -> io::Result<Option<Dimensions>> {
    match path.extension().as_str() {
        "svg" => Ok(svg_dimensions(&String::from_utf8_lossy(head.bytes(LONGEST_HEAD)?))),
        it if picture::Format::of(it).is_some() || matches!(it, "gif" | "bmp" | "ico" | "tiff") => pixels(head),
        _ => Ok(None),
    }
}

fn pixels(head: &mut Head<'_>) -> io::Result<Option<Dimensions>> {
    let size = match header(head)? {
        Ok(size) => u32::try_from(size.width).ok().zip(u32::try_from(size.height).ok()),
        Err(ImageError::IoError(error)) if error.kind() != ErrorKind::UnexpectedEof => return Err(error),
        Err(_) => None,
    };
    let Some((width, height)) = size else { return Ok(None) };
    let turned = match picture::is_turned(head.bytes(USUAL_HEAD)?) {
        None => picture::is_turned(head.bytes(u64::MAX)?),
        told => told,
    };
    Ok(Some(if turned == Some(true) {
        Dimensions { width: height, height: width }
    } else {
        Dimensions { width, height }
    }))
}

/// What the header of a picture says of its size. That of most ends in the bytes that are read anyway; of an AVIF, the
/// first of several sizes may.
fn header(head: &mut Head<'_>) -> io::Result<Result<ImageSize, ImageError>> {
    let begins = head.bytes(USUAL_HEAD)?;
    let told = if begins.get(4..8) == Some(b"ftyp") { None } else { imagesize::blob_size(begins).ok() };
    Ok(told.map_or_else(|| imagesize::size(head.file), Ok))
}

/// The bytes in which most pictures say how large they are, and which way up.
const USUAL_HEAD: u64 = 4096;

/// The bytes in which the root element of a drawing must begin.
const LONGEST_HEAD: u64 = 65_536;

/// The chapters in a file beside a text. One that is longer than any list of them is none.
fn chapters(path: &SourcePath, head: &mut Head<'_>) -> io::Result<Result<Vec<Chapter>, Unlisted>> {
    let may_be = path.extension() == "json" && path.below("content").is_some();
    if may_be { head.bytes(LONGEST_LIST).map(Chapter::all_in) } else { Ok(Ok(Vec::new())) }
}

/// The most bytes that are read of a list of chapters, and of what is said.
const LONGEST_LIST: u64 = 1 << 20;

/// Whether words stand in a file beside a text that is a recording, or may be what is said in one.
fn matter(path: &SourcePath, head: &mut Head<'_>) -> io::Result<Matter> {
    let is_recording = MediaType::of(path.name()).is_some_and(|it| it.is_audio() || it.is_film());
    if path.below("content").is_none() || !(is_recording || Transcript::is_one(path.name())) {
        return Ok(Matter::Unread);
    }
    let begins = head.bytes(if is_recording { LONGEST_HEAD } else { LONGEST_LIST })?;
    // Words are UTF-8 without a byte of zero, and no sound is. The last character may be cut.
    let is_utf8 = str::from_utf8(begins).map_or_else(|it| it.error_len().is_none(), |_| true);
    Ok(if is_utf8 && !begins.contains(&0) { Matter::Words } else { Matter::Bytes })
}

/// What tells this state of a style sheet or a script of the author's from others.
fn fingerprint(path: &SourcePath, head: &mut Head<'_>) -> io::Result<Option<Fingerprint>> {
    if path.below("static").is_none() || !Fingerprint::is_for(&path.extension()) {
        return Ok(None);
    }
    head.bytes(u64::MAX).map(|it| Some(Fingerprint::of(it)))
}

/// Whether a picture moves: a WebP says so in its flags, a PNG in a chunk before its pixels. A GIF is taken to. An AVIF
/// is still if we can decode it; a HEIC, which telephones hand over under other names too, cannot be decoded.
fn motion(path: &SourcePath, head: &mut Head<'_>) -> io::Result<Motion> {
    let ending = path.extension();
    if picture::Format::of(&ending).is_some() && picture::is_heic(head.bytes(12)?) {
        return Ok(Motion::Unknown);
    }
    let moving = match ending.as_str() {
        "gif" => true,
        "webp" => head
            .bytes(21)?
            .get(12..)
            .is_some_and(|it| it.starts_with(b"VP8X") && it.get(8).is_some_and(|it| it & 2 != 0)),
        "png" => head.bytes(USUAL_HEAD)?.windows(4).take_while(|it| it != b"IDAT").any(|it| it == b"acTL"),
        "avif" if !picture::is_known_avif(head.bytes(LONGEST_HEAD)?) => return Ok(Motion::Unknown),
        _ => false,
    };
    Ok(if moving { Motion::Moving } else { Motion::Still })
}

/// `width` and `height` of the root element in pixels, else the size of its `viewBox` (SVG 2 §8.2).
fn svg_dimensions(text: &str) -> Option<Dimensions> {
    let root = &text[text.find("<svg")?..];
    let root = &root[..root.find('>')?];
    let attribute = |name: &str| {
        let named = format!("{name}=");
        // Drawing programs give each attribute a line of its own.
        let begins = |at: &usize| root[..*at].ends_with(|it: char| it.is_ascii_whitespace());
        let at = root.match_indices(&named).map(|(at, _)| at).find(begins)?;
        let rest = &root[at + named.len()..];
        let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        rest[1..].split(quote).next()
    };
    let pixels = |text: &str| text.trim_end_matches("px").parse::<f64>().ok();
    let (width, height) =
        attribute("width").and_then(pixels).zip(attribute("height").and_then(pixels)).or_else(|| {
            let numbers: Vec<f64> = attribute("viewBox")?.split([' ', ',']).filter_map(|it| it.parse().ok()).collect();
            Some((*numbers.get(2)?, *numbers.get(3)?))
        })?;
    let whole = |it: f64| (1.0..100_000.0).contains(&it).then_some(it.round());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are between 1 and 100,000")]
    let size = Dimensions { width: whole(width)? as u32, height: whole(height)? as u32 };
    Some(size)
}
