//! How pages show pictures: in several widths, from which a browser takes the one that its screen needs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::address::{BaseUrl, Permalink};
use crate::picture::{Format, Ladder, Recipe, Rung};

/// The widths of every picture that has several, by its address.
pub type Ladders = BTreeMap<Permalink, Ladder>;

/// The pictures of a newsletter, as the text of a page hangs them.
#[derive(Debug, Clone, Copy)]
pub struct Hanging<'a> {
    /// The widths that there are.
    pub ladders: &'a Ladders,
    /// How wide a picture is shown on which screen, as the attribute `sizes` says it.
    pub sizes: &'a str,
    /// What readers see first.
    pub opening: Opening,
}

/// What stands at the top of a page. All pictures but the first can wait until a reader comes near them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opening {
    /// The text: its first picture may be in view when the page opens.
    Text,
    /// A picture above the text.
    Picture,
}

/// No picture wider than this is given to those who have no choice: feed readers, and sites that show a page as a card.
pub const PLAIN: u32 = 1200;

/// What a browser chooses from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// For those who do not choose.
    pub plain: (Permalink, Rung),
    /// The attribute `srcset` of the picture's own format.
    pub own: String,
    /// The same of WebP, if the picture is none and can be one.
    pub webp: Option<String>,
}

impl Choice {
    /// What there is to choose from for the picture at `permalink`.
    #[must_use]
    pub fn of(permalink: &Permalink, ladder: &Ladder, base: &BaseUrl) -> Choice {
        let set = |format| {
            let mut set = String::new();
            for rung in ladder.rungs(format) {
                let comma = if set.is_empty() { "" } else { ", " };
                let _ = write!(set, "{comma}{} {}w", made_of(permalink, rung.recipe).href(base), rung.size.width);
            }
            set
        };
        Choice {
            plain: plain(permalink, ladder, PLAIN),
            own: set(ladder.format),
            webp: (ladder.format != Format::WebP).then(|| set(Format::WebP)).filter(|it| !it.is_empty()),
        }
    }
}

/// The one width for those who have no choice, at most `width` if there is such a one.
#[must_use]
pub fn plain(permalink: &Permalink, ladder: &Ladder, width: u32) -> (Permalink, Rung) {
    let rung = ladder.plain(width);
    (made_of(permalink, rung.recipe), rung)
}

/// The address of what `recipe` makes of the picture at `permalink`, which hangs in the gallery.
#[must_use]
pub fn made_of(permalink: &Permalink, recipe: Recipe) -> Permalink {
    permalink.with_suffix(&recipe.suffix()).expect("the gallery holds only names with room for more")
}
