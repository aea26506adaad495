//! Drawings as pictures: an SVG becomes a PNG for readers who are shown no SVG, as in mail.
//!
//! Which fonts there are is the machine's matter: `world` finds them.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::memo::{Key, Memo};

pub use resvg::usvg::fontdb::Database as Fonts;

/// Twice the column of a letter, for screens with fine pixels.
const WIDEST: f32 = 1072.0;

/// The ground that a drawing stands on: paper. Without it, dark lines would be lost on a dark screen.
const PAPER: (u8, u8, u8) = (0xfb, 0xf8, 0xf1);

/// The drawing as a PNG at most 1072 pixels wide, remembered by its text. `None` if it cannot be understood.
///
/// `fonts` are asked for only if there are letters to draw that nothing remembers.
pub fn png(svg: &str, fonts: impl FnOnce() -> Arc<Fonts>, memo: &Memo) -> Option<Vec<u8>> {
    let key = Key::of("feuilleton drawing 1", &[svg.as_bytes()]);
    let bytes = memo.remember(key, || draw(svg, fonts()).unwrap_or_default());
    (!bytes.is_empty()).then(|| bytes.to_vec())
}

fn draw(svg: &str, fonts: Arc<Fonts>) -> Option<Vec<u8>> {
    let mut options = Options { fontdb: fonts, ..Options::default() };
    // A drawing may hold pictures, but name no file: nothing is read while it is drawn.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size();
    let scale = (WIDEST / size.width()).min(2.0);
    let size = size.to_int_size().scale_by(scale)?;
    let mut picture = Pixmap::new(size.width(), size.height())?;
    picture.fill(Color::from_rgba8(PAPER.0, PAPER.1, PAPER.2, 255));
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Fonts, png};
    use crate::memo::Memo;

    #[test]
    fn a_drawing_becomes_a_png_on_paper_and_is_remembered() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="10" height="10" fill="#000"/></svg>"##;
        let memo = Memo::default();
        let fonts = || Arc::new(Fonts::new());
        let first = png(svg, fonts, &memo).expect("it is a drawing");
        assert_eq!(&first[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(&first[16..24], [0, 0, 0, 40, 0, 0, 0, 20], "twice its size");
        assert_eq!(png(svg, || unreachable!("it is remembered"), &memo), Some(first));
        assert_eq!(png("no drawing", fonts, &memo), None);
    }
}
