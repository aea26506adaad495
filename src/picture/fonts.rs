//! The fonts that drawings and cards are lettered with: one that comes with us, and those that the author gives. A
//! machine's own are not asked, so that a picture is the same wherever it is made.

use std::fmt;
use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, Source as FontSource};
use ttf_parser::Face;

use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{FontFile, Span};

/// Every font that there is to draw with.
pub struct Fonts {
    /// The author's.
    own: Vec<Arc<[u8]>>,
    /// These and ours, made ready when the first drawing asks.
    database: OnceLock<Arc<Database>>,
    digest: [u8; 32],
}

/// Libertinus Serif (see fonts/OFL.txt): Latin, Greek, Cyrillic and a little Hebrew.
const OURS: [&[u8]; 2] =
    [include_bytes!("fonts/LibertinusSerif-Regular.otf"), include_bytes!("fonts/LibertinusSerif-Italic.otf")];

/// What is drawn in where a drawing names no font, or one that is not there.
const FAMILY: &str = "Libertinus Serif";

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slope {
    /// Upright.
    Roman,
    /// Slanted.
    Italic,
}

impl Fonts {
    /// Our font and the author's. A file that is no font is told.
    #[must_use]
    pub fn read(own: &[FontFile], report: &mut Report) -> Fonts {
        let mut readable: Vec<Arc<[u8]>> = Vec::new();
        let mut hasher = blake3::Hasher::new_derive_key("feuilleton fonts 1");
        for file in own {
            if Face::parse(&file.bytes, 0).is_err() {
                let remark =
                    Diagnostic::at(Span::file(&file.path), "this is no font that drawings can be lettered with");
                report.warn(Rule::UnreadFile, remark.help("save it as TrueType or OpenType: `.ttf`, `.otf` or `.ttc`"));
                continue;
            }
            hasher.update(blake3::hash(&file.bytes).as_bytes());
            readable.push(Arc::clone(&file.bytes));
        }
        Fonts { own: readable, database: OnceLock::new(), digest: *hasher.finalize().as_bytes() }
    }

    /// The name of this set of fonts: two that draw the same have the same.
    #[must_use]
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// The letters of `text` that no font has, each once.
    #[must_use]
    pub fn missing(&self, text: &str) -> String {
        let faces = self.faces();
        let mut missing = String::new();
        for letter in text.chars().filter(|it| !it.is_whitespace() && !it.is_control()) {
            if !faces.iter().any(|it| it.glyph_index(letter).is_some()) && !missing.contains(letter) {
                missing.push(letter);
            }
        }
        missing
    }

    /// How wide `text` is when its letters are `size` high, as near as the letters alone can say.
    #[must_use]
    pub fn width(&self, text: &str, size: f32, slope: Slope) -> f32 {
        let faces = self.faces();
        let ours = faces.len() - if slope == Slope::Roman { OURS.len() } else { 1 };
        let advance = |letter: char| {
            let having = |it: &&Face<'_>| it.glyph_index(letter).is_some();
            let face = std::iter::once(&faces[ours]).chain(&faces).find(having)?;
            let width = face.glyph_hor_advance(face.glyph_index(letter)?)?;
            Some(f32::from(width) / f32::from(face.units_per_em()))
        };
        // A letter that no font has is drawn as a box, about as wide as it is high.
        text.chars().map(|it| advance(it).unwrap_or(1.0)).sum::<f32>() * size
    }

    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(self.database.get_or_init(|| Arc::new(self.made_ready())))
    }

    fn made_ready(&self) -> Database {
        let mut database = Database::new();
        for bytes in OURS {
            database.load_font_source(FontSource::Binary(Arc::new(bytes)));
        }
        for bytes in &self.own {
            database.load_font_source(FontSource::Binary(Arc::new(Arc::clone(bytes))));
        }
        database.set_serif_family(FAMILY);
        database.set_sans_serif_family(FAMILY);
        database.set_monospace_family(FAMILY);
        database.set_cursive_family(FAMILY);
        database.set_fantasy_family(FAMILY);
        database
    }

    /// The first face of each file, the author's before ours.
    fn faces(&self) -> Vec<Face<'_>> {
        let files = self.own.iter().map(|it| &**it).chain(OURS);
        files.filter_map(|it| Face::parse(it, 0).ok()).collect()
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("own", &self.own.len()).finish_non_exhaustive()
    }
}
