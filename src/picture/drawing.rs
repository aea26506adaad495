//! Drawings: an SVG becomes a PNG, for letters, whose readers may be shown no SVG, and for social cards.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Tree};

use super::{Developed, Fault, Fonts, LETTER, PAPER};

/// A drawing as a PNG at most [`LETTER`] pixels wide, on paper: without it, dark lines would be lost on a dark screen.
pub(super) fn for_letters(svg: &str, fonts: &Fonts) -> Result<Developed, Fault> {
    draw(svg, fonts, |width| (LETTER / width).min(2.0))
}

/// A drawing as a PNG of its own size.
pub(super) fn as_it_is(svg: &str, fonts: &Fonts) -> Result<Developed, Fault> {
    draw(svg, fonts, |_| 1.0)
}

fn draw(svg: &str, fonts: &Fonts, scale: impl FnOnce(f32) -> f32) -> Result<Developed, Fault> {
    let mut options = Options { fontdb: fonts.database(), ..Options::default() };
    // A drawing may hold pictures, but name no file: nothing is read while it is drawn.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = Tree::from_str(svg, &options).map_err(|_| Fault::NotUnderstood)?;
    let scale = scale(tree.size().width());
    let size = tree.size().to_int_size().scale_by(scale).ok_or(Fault::NotUnderstood)?;
    let mut picture = Pixmap::new(size.width(), size.height()).ok_or(Fault::TooLarge)?;
    picture.fill(Color::from_rgba8(PAPER[0], PAPER[1], PAPER[2], 255));
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    let bytes = picture.encode_png().map_err(|_| Fault::NotUnderstood)?;
    let mut words = String::new();
    collect(tree.root(), &mut words);
    Ok(Developed { bytes, missing: fonts.missing(&words) })
}

/// Every word of a drawing.
fn collect(group: &Group, words: &mut String) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, words),
            Node::Text(text) => text.chunks().iter().for_each(|it| words.push_str(it.text())),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}
