//! One picture after another: what is read of one stays as long as something else is made of the same.

use super::{Darkroom, Finished, Room, digest, kept};
use crate::diagnostic::{Report, Reported};
use crate::edition::Content;
use crate::memo::Key;
use crate::picture::{Original, Recipe};
use crate::source::SourcePath;
use crate::world::error::Error;

/// A tray in a darkroom, for whoever works there.
#[derive(Debug)]
pub struct Tray<'d, 'a> {
    darkroom: &'d Darkroom<'a>,
    /// What lies in it.
    negative: Option<Negative<'d>>,
}

/// A picture to make others of.
#[derive(Debug)]
struct Negative<'d> {
    path: SourcePath,
    /// The hash of its file.
    digest: Key,
    original: Original,
    /// Room for its pixels, once something is made of them.
    room: Option<Room<'d>>,
}

impl<'d, 'a> Tray<'d, 'a> {
    /// An empty one.
    pub(super) fn in_darkroom(darkroom: &'d Darkroom<'a>) -> Tray<'d, 'a> {
        Tray { darkroom, negative: None }
    }

    /// What was printed, with everything made that is to be made of a picture.
    ///
    /// # Errors
    /// When a picture's file cannot be read. One that cannot be understood is told to the author.
    pub fn finish(&mut self, printed: Content, report: &mut Report) -> Result<Result<Finished, Reported>, Error> {
        let bytes = match printed {
            Content::Printed(bytes) => Ok(bytes),
            Content::Theme(bytes) => return Ok(Ok(Finished::Theme(bytes))),
            Content::File(path) => return Ok(Ok(Finished::File(path))),
            Content::Picture(path, recipe) => self.developed(&path, recipe, report)?,
            Content::Card(svg) => self.darkroom.card(&svg, report),
        };
        Ok(bytes.map(Finished::Bytes))
    }

    /// What `recipe` makes of the picture at `path`: remembered, or made now.
    ///
    /// # Errors
    /// When its file cannot be read. A picture that cannot be understood is told to the author.
    pub fn developed(
        &mut self,
        path: &SourcePath,
        recipe: Recipe,
        report: &mut Report,
    ) -> Result<Result<Vec<u8>, Reported>, Error> {
        let darkroom = self.darkroom;
        if recipe != Recipe::Bare
            && let Some(known) = kept::recall(darkroom.root, &darkroom.key(recipe, &darkroom.digest(path)?))
        {
            return Ok(darkroom.judged(Ok(known), path, recipe, &[], report));
        }
        let Negative { digest, original, room, .. } = self.negative(path)?;
        let made = match recipe {
            Recipe::Bare => original.develop(recipe, darkroom.fonts),
            Recipe::Narrow { .. } | Recipe::Posted | Recipe::Drawn => {
                // The file may have changed since it was last looked at.
                kept::or_made(darkroom.root, &darkroom.key(recipe, digest), || {
                    room.get_or_insert_with(|| darkroom.room(original.pixels(recipe)));
                    original.develop(recipe, darkroom.fonts)
                })
            }
        };
        Ok(darkroom.judged(made, path, recipe, original.bytes(), report))
    }

    /// The picture at `path`, which lies in the tray now.
    fn negative(&mut self, path: &SourcePath) -> Result<&mut Negative<'d>, Error> {
        let negative = match self.negative.take() {
            Some(negative) if negative.path == *path => negative,
            // There is room for another only when this one has gone.
            other => {
                drop(other);
                let bytes = self.darkroom.read(path)?;
                let (path, digest) = (path.clone(), digest(&bytes));
                Negative { path, digest, original: Original::new(bytes, self.darkroom.most), room: None }
            }
        };
        Ok(self.negative.insert(negative))
    }
}
