//! What a newsletter is not read without, and what is said where it is missing: its masthead, its texts, and folders by
//! the names that are read.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::walk::is_hidden;
use crate::diagnostic::{Diagnostic, Report, Rule};
use crate::source::{Filed, SourcePath, Span};
use crate::world::error::Error;
use crate::world::paths::quoted;

/// Refuses a folder that no newsletter lies in.
pub(in crate::world) fn require(root: &Path) -> Result<(), Error> {
    if root.join("newsletter.toml").is_file() { Ok(()) } else { Err(no_newsletter(root)) }
}

/// Refuses a newsletter if `content/` is missing or empty. This is asked before published pages are taken away: mostly
/// the folder was moved, or is not mounted.
///
/// # Errors
/// When there is none, or nothing is in it.
pub fn require_content(root: &Path) -> Result<(), Error> {
    let is_read = |it: fs::DirEntry| !is_hidden("content", &it.file_name().to_string_lossy());
    let what = match fs::read_dir(root.join("content")).map(|it| it.flatten().any(is_read)) {
        Err(error) if error.kind() == ErrorKind::NotFound => "there is no folder `content`",
        Ok(false) => "nothing is in the folder `content`",
        Ok(true) | Err(_) => return Ok(()),
    };
    let help = "the episodes lie there; bring them back, or take the site away if it is to be empty";
    Err(Error::refusal(format!("{what}, and what is published would go"), help))
}

/// Tells of a newsletter without a text.
pub(super) fn check_texts(root: &Path, manuscripts: &[Filed], report: &mut Report) {
    if !manuscripts.is_empty() {
        return;
    }
    let (place, what) = if root.join("content").exists() {
        ("content", "no text is in this folder: none of its files ends in `.md`")
    } else {
        ("newsletter.toml", "there is no folder `content` beside this file")
    };
    let here = Span::file(&SourcePath::parse(place).expect("a plain name"));
    let help = "the episodes lie there: bring them back, or start with `feuilleton new TITLE`";
    report.warn(Rule::EmptyText, Diagnostic::at(here, what).help(help));
}

/// Tells of folders that have nearly the name of one that is read.
pub(super) fn check_folders(root: &Path, report: &mut Report) {
    let names =
        fs::read_dir(root).into_iter().flatten().flatten().filter(|it| it.path().is_dir()).map(|it| it.file_name());
    let mut names: Vec<String> = names.filter_map(|it| it.into_string().ok()).collect();
    names.sort_unstable();
    for name in names {
        let meant = ["content", "templates", "static"].into_iter().find(|it| {
            let plain = name.to_lowercase();
            name != *it && it.trim_end_matches('s') == plain.trim_end_matches('s')
        });
        let Some((meant, path)) = meant.zip(SourcePath::parse(&name)) else { continue };
        // Some file systems find a folder by either name.
        if root.join(meant).canonicalize().ok() == root.join(&name).canonicalize().ok() {
            continue;
        }
        let remark = Diagnostic::at(Span::file(&path), "nothing in this folder is read");
        report.warn(Rule::UnreadFile, remark.help(format!("call it `{meant}`")));
    }
}

/// A folder without a newsletter: one that lies around it, or right in it, is probably meant.
fn no_newsletter(root: &Path) -> Error {
    if !root.is_dir() {
        return Error::refusal(
            format!("there is no folder `{}`", root.display()),
            "`--root DIR` names the newsletter's",
        );
    }
    let here = if root == Path::new(".") { "this folder".to_owned() } else { format!("`{}`", root.display()) };
    for name in ["newsletter.yaml", "newsletter.yml", "newsletter.json"] {
        if root.join(name).is_file() {
            let help =
                "call it `newsletter.toml` and write it as TOML; `feuilleton init` unpacks one that explains every key";
            return Error::refusal(format!("`{name}` is here, but the masthead is `newsletter.toml`"), help);
        }
    }
    let has_one = |it: &PathBuf| it.join("newsletter.toml").is_file();
    let above = (1..6).map(|steps| root.join(vec![".."; steps].join("/"))).find(has_one);
    let inside = || {
        let entries = fs::read_dir(root).ok()?.flatten().map(|it| root.join(it.file_name()));
        let found: Vec<PathBuf> = entries.filter(has_one).collect();
        if let [only] = &found[..] { Some(only.clone()) } else { None }
    };
    let help = match above.or_else(inside) {
        Some(found) => {
            let found = found.strip_prefix(".").unwrap_or(&found).display().to_string();
            format!("there is one in `{found}`: go there, or add `--root {}`", quoted(&found))
        }
        None => "`feuilleton init` starts one; `--root DIR` names another folder".to_owned(),
    };
    Error::refusal(format!("there is no newsletter in {here}: it has no `newsletter.toml`"), help)
}
