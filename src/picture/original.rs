//! A picture of the author's, of which several things are made: its pixels are read once for all of them. To read those
//! of a photograph takes longer than to make it narrower and to store it.

use std::cell::OnceCell;

use super::cut_short::is_cut_short;
use super::photograph::{self, Photograph};
use super::recipe::{Developed, Fault, Recipe};
use super::{Fonts, bare, drawing};

/// A picture as the author gave it.
#[derive(Debug)]
pub struct Original {
    bytes: Vec<u8>,
    most: u64,
    photograph: OnceCell<Result<Photograph, Fault>>,
}

impl Original {
    /// The picture in these `bytes`. If it has more pixels than `most`, nothing is made of them.
    #[must_use]
    pub fn new(bytes: Vec<u8>, most: u64) -> Original {
        Original { bytes, most, photograph: OnceCell::new() }
    }

    /// Its file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Makes of it what `recipe` says.
    ///
    /// # Errors
    /// When the picture cannot be understood, is not whole, or is too large.
    pub fn develop(&self, recipe: Recipe, fonts: &Fonts) -> Result<Developed, Fault> {
        if is_cut_short(&self.bytes) {
            return Err(Fault::CutShort);
        }
        let bytes = match recipe {
            Recipe::Bare => bare(&self.bytes),
            Recipe::Narrow { width, format } => self.photograph()?.narrow(&self.bytes, width, format)?,
            Recipe::Posted => self.photograph()?.posted()?,
            Recipe::Drawn => {
                let svg = std::str::from_utf8(&self.bytes).map_err(|_| Fault::NotUnderstood)?;
                return drawing::for_letters(svg, fonts, self.most);
            }
        };
        Ok(Developed { bytes, missing: String::new() })
    }

    /// How many pixels have to be held to make of it what `recipe` says, as its header tells; 0 if it does not.
    #[must_use]
    pub fn pixels(&self, recipe: Recipe) -> u64 {
        match recipe {
            Recipe::Bare => 0,
            Recipe::Narrow { .. } | Recipe::Posted => photograph::pixels(&self.bytes),
            Recipe::Drawn => std::str::from_utf8(&self.bytes).map_or(0, drawing::pixels),
        }
    }

    fn photograph(&self) -> Result<&Photograph, Fault> {
        let photograph = self.photograph.get_or_init(|| Photograph::read(&self.bytes, self.most));
        photograph.as_ref().map_err(|fault| *fault)
    }
}
