//! Drawings: an SVG becomes a PNG, for letters, whose readers may be shown no SVG, and for social cards.

use resvg::tiny_skia::{Color, IntSize, Pixmap, Transform};
use resvg::usvg::{Error, Group, Node, Options, Tree, roxmltree};

use super::fonts::Fonts;
use super::recipe::{Developed, Fault, LETTER, PAPER};
use super::unread::{self, Objection};

/// A drawing as a PNG at most [`LETTER`] pixels wide, on paper: without it, dark lines would be lost on a dark screen.
pub(super) fn for_letters(svg: &str, fonts: &Fonts, most: u64) -> Result<Developed, Fault> {
    apart(|| draw(&read(svg, fonts)?, letter_scale, fonts, most))
}

/// A drawing as a PNG of its own size.
pub(super) fn as_it_is(svg: &str, fonts: &Fonts, most: u64) -> Result<Developed, Fault> {
    apart(|| draw(&read(svg, fonts)?, |_| 1.0, fonts, most))
}

/// The letters of a drawing that no font has, without drawing it: that takes far longer than to find out whether it can
/// be drawn in its own size.
pub(super) fn proof(svg: &str, fonts: &Fonts, most: u64) -> Result<String, Fault> {
    apart(|| {
        let tree = read(svg, fonts)?;
        within(&tree, 1.0, most)?;
        Ok(missing(&tree, fonts))
    })
}

/// What is to be said against a drawing that is not understood.
pub(super) fn objection(svg: &str) -> Objection {
    apart(|| unread::objection(svg))
}

/// How many pixels a drawing has in letters, as its first element says; 0 if it does not.
pub(super) fn pixels(svg: &str) -> u64 {
    let Some(start) = svg.find("<svg") else { return 0 };
    let Some(end) = svg[start..].find('>').map(|it| start + it) else { return 0 };
    let alone = format!("{}></svg>", svg[..end].trim_end_matches('/'));
    let size =
        Tree::from_str(&alone, &Options::default()).ok().and_then(|it| scaled(&it, letter_scale(it.size().width())));
    size.map_or(0, count)
}

/// The stack of the thread that reads a drawing. Groups within groups take a part of it each, a thousand at most:
/// deeper ones are refused as they are read.
const STACK: usize = 64 * 1024 * 1024;

/// What `work` makes, in a thread with room for the deepest drawing.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        thread.expect("a machine with many threads has one more").join().expect("a drawing is no reason to panic")
    })
}

fn read(svg: &str, fonts: &Fonts) -> Result<Tree, Fault> {
    let mut options = Options { fontdb: fonts.database(), ..Options::default() };
    // A drawing may hold pictures, but name no file: nothing is read while it is drawn.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    Tree::from_str(svg, &options).map_err(|error| match error {
        Error::ElementsLimitReached | Error::ParsingFailed(roxmltree::Error::NodesLimitReached) => Fault::TooDeep,
        Error::NotAnUtf8Str | Error::MalformedGZip | Error::InvalidSize | Error::ParsingFailed(_) => {
            Fault::NotUnderstood
        }
    })
}

fn letter_scale(width: f32) -> f32 {
    (LETTER / width).min(2.0)
}

fn scaled(tree: &Tree, scale: f32) -> Option<IntSize> {
    tree.size().to_int_size().scale_by(scale)
}

fn count(size: IntSize) -> u64 {
    u64::from(size.width()) * u64::from(size.height())
}

/// The size of a drawing, unless it has more pixels than `most`.
fn within(tree: &Tree, scale: f32, most: u64) -> Result<IntSize, Fault> {
    let size = scaled(tree, scale).ok_or(Fault::NotUnderstood)?;
    if count(size) > most { Err(Fault::TooLarge) } else { Ok(size) }
}

fn draw(tree: &Tree, scale: impl FnOnce(f32) -> f32, fonts: &Fonts, most: u64) -> Result<Developed, Fault> {
    let scale = scale(tree.size().width());
    let size = within(tree, scale, most)?;
    let mut picture = Pixmap::new(size.width(), size.height()).ok_or(Fault::TooLarge)?;
    picture.fill(Color::from_rgba8(PAPER[0], PAPER[1], PAPER[2], 255));
    resvg::render(tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    let bytes = picture.encode_png().map_err(|_| Fault::NotUnderstood)?;
    Ok(Developed { bytes, missing: missing(tree, fonts) })
}

/// The letters of a drawing that no font has, each once.
fn missing(tree: &Tree, fonts: &Fonts) -> String {
    let mut words = String::new();
    collect(tree.root(), &mut words);
    fonts.missing(&words)
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
