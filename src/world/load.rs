//! Reading a newsletter's folder, all of it, once. An edit in the middle of a build cannot give half a page.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::Error;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::picture;
use crate::source::{Asset, Dimensions, FontFile, Motion, Source, SourcePath, Sources, Span};

/// What other programs call files of Markdown.
const ELSEWHERE: [&str; 4] = ["markdown", "mdown", "mkd", "mdx"];

/// The most bytes of a text. An episode of this length would be read for a week.
const LONGEST_TEXT: u64 = 10_000_000;

/// Reads the newsletter in the folder `root`. Files that cannot be part of it are told to `report`.
///
/// # Errors
/// When there is no newsletter, or a file of it cannot be read.
pub fn load(root: &Path, report: &mut Report) -> Result<Sources, Error> {
    let masthead = root.join("newsletter.toml");
    if !masthead.is_file() {
        let what = format!("there is no newsletter in `{}`: it has no `newsletter.toml`", root.display());
        return Err(Error::refusal(what, "`feuilleton init` starts one; `--root DIR` names another folder"));
    }
    let path = SourcePath::parse("newsletter.toml").expect("a plain name");
    let masthead = read_text(&path, &masthead, report)?;
    let content = files(root, "content", report)?;
    let (texts, enclosures): (Vec<_>, Vec<_>) = content.into_iter().partition(|(path, _)| path.extension() == "md");
    for (path, _) in enclosures.iter().filter(|(path, _)| ELSEWHERE.contains(&path.extension().as_str())) {
        let remark =
            Diagnostic::at(Span::file(path), "this is published as it is: only files that end in `.md` are read");
        report.warn(Rule::UnreadFile, remark.help(format!("call it `{}.md`", path.stem())));
    }
    let statics = files(root, "static", report)?;
    Ok(Sources {
        masthead,
        manuscripts: read_texts(&texts, report)?,
        templates: read_texts(&files(root, "templates", report)?, report)?,
        enclosures: survey(&enclosures)?,
        fonts: read_fonts(&statics)?,
        statics: survey(&statics)?,
    })
}

/// Every regular file below `folder`, in the order of the paths.
fn files(root: &Path, folder: &str, report: &mut Report) -> Result<Vec<(SourcePath, PathBuf)>, Error> {
    let top = root.join(folder);
    if !top.exists() {
        return Ok(Vec::new());
    }
    let real_root = root.canonicalize().map_err(|it| Error::new("open", root, it))?;
    let mut found = Vec::new();
    let walk = WalkDir::new(&top)
        .into_iter()
        .filter_entry(|it| it.depth() == 0 || !is_hidden(folder, &it.file_name().to_string_lossy()));
    for entry in walk {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&top).to_path_buf();
            Error::new("read", &path, error.into())
        })?;
        let (path, kind) = (entry.path(), entry.file_type());
        if kind.is_dir() {
            continue;
        }
        let relative = path.strip_prefix(root).expect("a file lies below the folder that was walked");
        let Some(source_path) =
            relative.to_str().and_then(|it| SourcePath::parse(&it.replace(std::path::MAIN_SEPARATOR, "/")))
        else {
            let parent = relative.parent().and_then(Path::to_str).and_then(SourcePath::parse);
            let place = Span::file(&parent.unwrap_or_else(|| SourcePath::parse(folder).expect("a plain name")));
            let name = relative.file_name().unwrap_or_default().to_string_lossy();
            let remark = Diagnostic::at(place, format!("the name of `{name}` cannot be part of an address"));
            report.error(remark.help("rename it: letters, digits, `-`, `_` and `.` are safe"));
            continue;
        };
        if kind.is_symlink() {
            match path.canonicalize() {
                Ok(target) if target.starts_with(&real_root) && target.is_file() => {}
                Ok(target) if target.starts_with(&real_root) => {
                    let remark =
                        Diagnostic::at(Span::file(&source_path), "this link leads to a folder, and is passed over");
                    report.warn(Rule::UnreadFile, remark.help("link to files, or move the folder here"));
                    continue;
                }
                Ok(_) => {
                    let remark = Diagnostic::at(Span::file(&source_path), "this link leads out of the newsletter");
                    report.error(remark.help("copy the file into the newsletter"));
                    continue;
                }
                Err(_) => {
                    let remark = Diagnostic::at(Span::file(&source_path), "this link leads nowhere");
                    report.error(remark.help("mend it, or take it away"));
                    continue;
                }
            }
        } else if !kind.is_file() {
            let remark = Diagnostic::at(Span::file(&source_path), "this is not a regular file, and is passed over");
            report.warn(Rule::UnreadFile, remark);
            continue;
        }
        found.push((source_path, path.to_path_buf()));
    }
    found.sort();
    Ok(found)
}

/// The fonts that drawings and cards may be lettered with.
fn read_fonts(statics: &[(SourcePath, PathBuf)]) -> Result<Vec<FontFile>, Error> {
    let fonts = statics.iter().filter(|(path, _)| is_font(path));
    let read = |(path, file): &(SourcePath, PathBuf)| {
        let bytes = fs::read(file).map_err(|it| Error::new("read", file, it))?;
        Ok(FontFile { path: path.clone(), bytes: bytes.into() })
    };
    fonts.map(read).collect()
}

pub(super) fn is_font(path: &SourcePath) -> bool {
    path.below("static/fonts").is_some() && ["ttf", "otf", "ttc"].contains(&&*path.extension())
}

/// What editors and systems leave behind is nobody's text. Below `static`, names with a dot in front are a server's
/// matter, such as `.well-known` or `.nojekyll`, and are published.
pub(super) fn is_hidden(folder: &str, name: &str) -> bool {
    let left_behind = matches!(name, ".DS_Store" | ".git" | ".gitignore" | ".gitkeep")
        || (name.starts_with('.') && name.contains(".sw"))
        || name.starts_with("._");
    (name.starts_with('.') && folder != "static")
        || left_behind
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "Thumbs.db"
}

fn read_texts(files: &[(SourcePath, PathBuf)], report: &mut Report) -> Result<Vec<Source>, Error> {
    let read: Vec<_> = files
        .par_iter()
        .map(|(path, file)| {
            let mut report = Report::default();
            (read_text(path, file, &mut report), report)
        })
        .collect();
    let mut sources = Vec::with_capacity(read.len());
    for (source, remarks) in read {
        report.absorb(remarks);
        sources.push(source?);
    }
    Ok(sources)
}

/// A text that is not UTF-8 is read as far as it goes, so that the place can be shown; the run fails all the same.
pub(super) fn read_text(path: &SourcePath, file: &Path, report: &mut Report) -> Result<Source, Error> {
    let mut bytes = Vec::new();
    let reader = fs::File::open(file).map_err(|it| Error::new("open", file, it))?;
    reader.take(LONGEST_TEXT + 1).read_to_end(&mut bytes).map_err(|it| Error::new("read", file, it))?;
    if bytes.len() as u64 > LONGEST_TEXT {
        let remark = Diagnostic::at(Span::file(path), "this file is longer than 10 MB");
        report.error(remark.help("split it into several episodes"));
        bytes.clear();
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let start = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let remark = Diagnostic::at(Span::new(path, start..start + 1), "this file is not UTF-8 from here on");
        report.error(remark.help("save it as UTF-8 in your editor"));
        text
    });
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(Source { path: path.clone(), text: text.into() })
}

pub(super) fn survey(files: &[(SourcePath, PathBuf)]) -> Result<Vec<Asset>, Error> {
    files
        .par_iter()
        .map(|(path, file)| {
            let length = fs::metadata(file).map_err(|it| Error::new("read", file, it))?.len();
            Ok(Asset { path: path.clone(), length, dimensions: dimensions(path, file), motion: motion(path, file) })
        })
        .collect()
}

/// The size that a picture's header tells. A picture without one is shown without a size.
fn dimensions(path: &SourcePath, file: &Path) -> Option<Dimensions> {
    match path.extension().as_str() {
        "svg" => svg_dimensions(&fs::read_to_string(file).ok()?),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "bmp" | "ico" | "tiff" => {
            let size = imagesize::size(file).ok()?;
            let (width, height) = (size.width.try_into().ok()?, size.height.try_into().ok()?);
            let turned = picture::is_turned(&begins(file, 4096));
            Some(if turned { Dimensions { width: height, height: width } } else { Dimensions { width, height } })
        }
        _ => None,
    }
}

/// The first bytes of a file, as far as they can be read.
fn begins(file: &Path, length: u64) -> Vec<u8> {
    let mut head = Vec::new();
    let read = fs::File::open(file).and_then(|it| it.take(length).read_to_end(&mut head));
    if read.is_ok() { head } else { Vec::new() }
}

/// Whether a picture moves: a WebP says so in its flags, a PNG in a chunk before its pixels. A GIF is taken to.
fn motion(path: &SourcePath, file: &Path) -> Motion {
    let moving = match path.extension().as_str() {
        "gif" => true,
        "webp" => begins(file, 21)
            .get(12..)
            .is_some_and(|it| it.starts_with(b"VP8X") && it.get(8).is_some_and(|it| it & 2 != 0)),
        "png" => begins(file, 4096).windows(4).take_while(|it| it != b"IDAT").any(|it| it == b"acTL"),
        _ => false,
    };
    if moving { Motion::Moving } else { Motion::Still }
}

/// `width` and `height` of the root element in pixels, else the size of its `viewBox` (SVG 2 §8.2).
fn svg_dimensions(text: &str) -> Option<Dimensions> {
    let root = &text[text.find("<svg")?..];
    let root = &root[..root.find('>')?];
    let attribute = |name: &str| {
        let (_, rest) = root.split_once(&format!(" {name}="))?;
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
