//! Drawings of the author's as pictures, with the fonts of this machine.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::{Error, below};
use crate::diagnostic::{Diagnostic, Report, Reported};
use crate::drawing::{self, Fonts};
use crate::edition::Content;
use crate::memo::Memo;
use crate::source::{SourcePath, Span};

/// Every font that is installed here, found when the first is needed.
static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| {
    let mut fonts = Fonts::new();
    fonts.load_system_fonts();
    // What a drawing asks for in general, where nothing has that name.
    for (set, names) in [
        (
            Fonts::set_serif_family as fn(&mut Fonts, &'static str),
            ["Georgia", "DejaVu Serif", "Liberation Serif", "Noto Serif"],
        ),
        (Fonts::set_sans_serif_family, ["Helvetica", "DejaVu Sans", "Liberation Sans", "Noto Sans"]),
        (Fonts::set_monospace_family, ["Menlo", "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono"]),
    ] {
        let installed = |name: &&str| fonts.faces().any(|face| face.families.iter().any(|(it, _)| it == name));
        if let Some(name) = names.iter().find(|it| installed(it)) {
            set(&mut fonts, name);
        }
    }
    Arc::new(fonts)
});

/// The drawing at `path` as a PNG; `None` if it cannot be understood.
///
/// # Errors
/// When its file cannot be read.
pub fn drawn(root: &Path, path: &SourcePath, memo: &Memo) -> Result<Option<Vec<u8>>, Error> {
    let file = below(root, path.as_str());
    let svg = fs::read_to_string(&file).map_err(|it| Error::new("read", &file, it))?;
    Ok(drawing::png(&svg, || Arc::clone(&FONTS), memo))
}

/// What was printed, with a drawing turned into its picture.
///
/// # Errors
/// When the drawing's file cannot be read. One that cannot be understood is told to the author.
pub fn settled(
    printed: Result<Option<Content>, Reported>,
    root: &Path,
    memo: &Memo,
    report: &mut Report,
) -> Result<Result<Option<Content>, Reported>, Error> {
    let Ok(Some(Content::Drawing(path))) = &printed else { return Ok(printed) };
    if let Some(png) = drawn(root, path, memo)? {
        return Ok(Ok(Some(Content::Printed(png))));
    }
    let remark = Diagnostic::at(Span::file(path), "no picture for letters can be made of this drawing");
    Ok(Err(report.error(remark.help("see whether a browser shows it, or lay a PNG of the same name beside it"))))
}
