//! `feuilleton init`: a first season with a first episode, to write over.

use std::path::Path;

use super::args::{Global, Init};
use super::ending::Ending;
use crate::address::Slug;
use crate::diagnostic::legible;
use crate::newsletter::{STARTER, UNTITLED};
use crate::source::{Source, SourcePath};
use crate::world::{self, Error};

pub(super) fn run(args: &Init, global: &Global) -> Result<Ending, Error> {
    let folder = args.folder.as_ref().map_or_else(|| global.root.clone(), |it| global.below(it));
    let name = folder.file_name().map(|it| it.to_string_lossy().replace(['-', '_'], " "));
    let title = name
        .filter(|it| it.chars().any(char::is_alphabetic) && !it.contains(char::is_control))
        .map_or_else(|| UNTITLED.to_owned(), |it| capitalised(it.trim()));
    // As it stands between quotation marks in TOML.
    let written = title.replace('\\', "\\\\").replace('"', "\\\"");
    let slug = Slug::of(&title).map_or_else(|| "newsletter".to_owned(), |it| it.to_string());
    let id = format!("{slug}-{}", world::something_unique(&folder));
    let today = args.today.unwrap_or_else(|| world::today(chrono_tz::Tz::UTC)).to_string();
    let fill = |text: &str| text.replace("{title}", &written).replace("{id}", &id).replace("{today}", &today);
    let path = |it| SourcePath::parse(it).expect("a path of ours stays in the folder");
    let files: Vec<_> = STARTER.iter().map(|(it, text)| Source { path: path(it), text: fill(text).into() }).collect();
    world::init(&folder, &files)?;
    let started = format!(
        "started “{title}” in {}\n  newsletter.toml                      its masthead: change the title and the \
         address\n  content/01-first-light/01-hello.md   its first episode\nnext: {}",
        shown(&folder),
        next(&folder)
    );
    global.say(&started)?;
    Ok(Ending::Clean)
}

fn capitalised(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |it| it.to_uppercase().chain(characters).collect())
}

fn shown(folder: &Path) -> String {
    if folder == Path::new(".") {
        "this folder".to_owned()
    } else {
        format!("`{}`", legible(&folder.display().to_string()))
    }
}

fn next(folder: &Path) -> String {
    if folder == Path::new(".") {
        "feuilleton serve --open".to_owned()
    } else {
        format!("cd {} && feuilleton serve --open", world::quoted(&folder.display().to_string()))
    }
}
