//! Every input as a value: texts, pictures, and where in them something stands.
//!
//! Reading them from a disk is left to `world`; what they mean is left to everyone else.

mod chapters;
mod fingerprint;
mod media;
mod path;
mod playing_time;
mod text;

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use chapters::{Chapter, Unlisted};
pub use fingerprint::Fingerprint;
pub use media::{JPEG, MediaType};
pub use path::SourcePath;
pub use playing_time::PlayingTime;
pub use text::{Shelf, Text};

/// A text file of the author's, whole and in memory.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where it lies below the newsletter's root.
    pub path: SourcePath,
    /// Its text, without a byte order mark.
    pub text: Arc<str>,
}

/// A text file of the author's that is read when it is needed: there may be ten thousand of them.
#[derive(Debug, Clone)]
pub struct Filed {
    /// Where it lies below the newsletter's root.
    pub path: SourcePath,
    /// Its text, without a byte order mark.
    pub text: Text,
}

impl Filed {
    /// The file with its text in memory.
    #[must_use]
    pub fn read(&self) -> Source {
        Source { path: self.path.clone(), text: self.text.read() }
    }
}

impl From<Source> for Filed {
    fn from(source: Source) -> Filed {
        Filed { path: source.path, text: Text::in_hand(source.text) }
    }
}

/// A file that is published as it is. Its bytes stay on the disk until they are copied.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asset {
    /// Where it lies below the newsletter's root.
    pub path: SourcePath,
    /// Its length in bytes.
    pub length: u64,
    /// Its size in pixels, if it is a picture whose header could be read.
    pub dimensions: Option<Dimensions>,
    /// How long it is heard, if it is a recording that tells.
    pub playing_time: Option<PlayingTime>,
    /// The chapters that it lists, if it may be such a list.
    pub chapters: Result<Vec<Chapter>, Unlisted>,
    /// Whether it is a picture that moves, as far as its header tells.
    pub motion: Motion,
    /// What tells its state from others, if it is a style sheet or a script.
    pub fingerprint: Option<Fingerprint>,
    /// Whether words stand in it, if it is a recording or may be what is said in one.
    pub matter: Matter,
}

/// Whether words stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Matter {
    /// Nobody has looked.
    #[default]
    Unread,
    /// They do, in UTF-8.
    Words,
    /// They do not, or in another encoding.
    Bytes,
}

/// Whether a picture moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Motion {
    /// It is one picture, or none.
    #[default]
    Still,
    /// It is several, one after another.
    Moving,
    /// Nobody here can tell: it is of a kind that we do not read, and nothing is made of it.
    Unknown,
}

/// A font of the author's, to draw with.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// Where it lies below the newsletter's root.
    pub path: SourcePath,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The size of a picture in pixels, as it is shown: a photograph that says it lies on its side is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dimensions {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// Everything that a newsletter is made from. Every list is in the order of its paths: among ten thousand files, one is
/// found by [`place_of`].
#[derive(Debug, Clone)]
pub struct Sources {
    /// `newsletter.toml`.
    pub masthead: Source,
    /// Every `.md` file below `content/`.
    pub manuscripts: Vec<Filed>,
    /// Every file below `templates/`.
    pub templates: Vec<Source>,
    /// Every other file below `content/`: the pictures beside the episodes.
    pub enclosures: Vec<Asset>,
    /// Every file below `static/`.
    pub statics: Vec<Asset>,
    /// The fonts below `static/fonts/`, which are among the statics as well.
    pub fonts: Vec<FontFile>,
    /// The style sheets below `static/`, which are among the statics as well.
    pub styles: Vec<Source>,
}

impl Sources {
    /// The text that lies at `path`, to draw a diagnostic under it.
    #[must_use]
    pub fn text(&self, path: &SourcePath) -> Option<Arc<str>> {
        if self.masthead.path == *path {
            return Some(Arc::clone(&self.masthead.text));
        }
        let among = |texts: &[Source]| place_of(path, texts, |it| &it.path).map(|it| Arc::clone(&texts[it].text));
        let text = among(&self.templates).or_else(|| among(&self.styles));
        text.or_else(|| Some(self.manuscript(path)?.text.read()))
    }

    /// The manuscript that lies at `path`.
    #[must_use]
    pub fn manuscript(&self, path: &SourcePath) -> Option<&Filed> {
        place_of(path, &self.manuscripts, |it| &it.path).map(|it| &self.manuscripts[it])
    }
}

/// The place among `files`, which are in the order of their paths, of the one that lies at `path`.
#[must_use]
pub fn place_of<T>(path: &SourcePath, files: &[T], path_of: impl Fn(&T) -> &SourcePath) -> Option<usize> {
    files.binary_search_by(|it| path_of(it).cmp(path)).ok()
}

/// A place in a source: the bytes of `range` in the file at `path`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub path: SourcePath,
    /// The first byte that is meant.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The bytes of `range` in the file at `path`.
    #[must_use]
    pub fn new(path: &SourcePath, range: Range<usize>) -> Span {
        Span { path: path.clone(), start: range.start, end: range.end }
    }

    /// A file as a whole, where no line of it is to blame.
    #[must_use]
    pub fn file(path: &SourcePath) -> Span {
        Span::new(path, 0..0)
    }

    /// The bytes that are meant.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}
