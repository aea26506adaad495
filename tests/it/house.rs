//! The rules of the house, read from the source: data has one direction, and every dependency has a room.

#![expect(clippy::disallowed_methods, reason = "the source is read from the disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Rooms over one model; none knows of another.
const SIBLINGS: [&str; 4] = ["site", "feed", "email", "search"];

/// Where each dependency is named. One room each, unless it is a word that rooms use with one another.
const ROOMS: &[(&str, &[&str])] = &[
    ("anstream", &["world"]),
    ("annotate-snippets", &["diagnostic"]),
    ("blake3", &["email", "picture", "source", "world"]),
    // Days and moments are said everywhere.
    (
        "chrono",
        &["check", "cli", "email", "feed", "language", "manuscript", "newsletter", "press", "site", "theme", "world"],
    ),
    ("chrono-tz", &["cli", "manuscript", "world"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("css-inline", &["email"]),
    ("deunicode", &["address"]),
    ("fast_image_resize", &["picture"]),
    ("httparse", &["world"]),
    ("icu_normalizer", &["address"]),
    ("image", &["picture"]),
    ("imagesize", &["world"]),
    ("img-parts", &["picture"]),
    ("lettre", &["world"]),
    ("lofty", &["world"]),
    ("lol_html", &["check", "markdown"]),
    ("memchr", &["feed", "manuscript", "markdown", "theme"]),
    ("mimalloc", &["main.rs"]),
    ("moxcms", &["picture"]),
    ("notify", &["world"]),
    // Whoever meets an address must be able to read it.
    ("percent-encoding", &["address", "check", "email", "newsletter", "site", "world"]),
    ("postcard", &["manuscript", "world"]),
    ("pulldown-cmark", &["markdown"]),
    ("pulldown-cmark-escape", &["markdown", "press"]),
    ("rayon", &["desk", "diagnostic", "edition", "newsletter", "search", "world"]),
    ("re_rav1d", &["picture"]),
    ("resvg", &["picture"]),
    ("rustix", &["world"]),
    ("rustls", &["world"]),
    ("rustls-native-certs", &["world"]),
    // What templates see, and what is kept between two runs.
    (
        "serde",
        &[
            "check",
            "diagnostic",
            "feed",
            "language",
            "manuscript",
            "markdown",
            "memo",
            "newsletter",
            "press",
            "search",
            "source",
            "theme",
            "world",
        ],
    ),
    // What an author writes under `extra`, and what machines are told.
    ("serde_json", &["diagnostic", "email", "feed", "manuscript", "press", "search", "site", "source", "world"]),
    ("serde-saphyr", &["manuscript"]),
    ("strsim", &["diagnostic"]),
    ("syntect", &["markdown"]),
    // The press hands values to templates.
    ("tera", &["email", "press", "theme"]),
    ("toml", &["manuscript"]),
    ("ttf-parser", &["picture"]),
    ("two-face", &["markdown"]),
    ("unicode-width", &["markdown"]),
    ("ureq", &["world"]),
    ("url", &["address"]),
    ("uuid", &["feed"]),
    ("walkdir", &["world"]),
    ("webp", &["picture"]),
    ("xxhash-rust", &["memo"]),
];

/// The most lines of a file.
const LONGEST: usize = 340;

/// The most columns of a comment, as of code. A row of a table is as long as it must be.
const WIDEST: usize = 120;

/// A file of the source.
struct File {
    /// `src/markdown/length.rs`.
    path: String,
    text: String,
}

impl File {
    /// The room that it belongs to: `markdown`.
    fn room(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or_default()
    }

    /// Its lines without comments and unit tests.
    fn code(&self) -> impl Iterator<Item = &str> {
        let code = self.text.split("#[cfg(test)]").next().unwrap_or(&self.text);
        code.lines().filter(|it| !it.trim_start().starts_with("//"))
    }

    /// Whether a path beginning with `name` stands in its code, such as `toml::Spanned`.
    fn names(&self, name: &str) -> bool {
        let begins =
            |line: &str, at: usize| !line[..at].ends_with(|it: char| it.is_alphanumeric() || "_:.".contains(it));
        self.code().any(|line| line.match_indices(&format!("{name}::")).any(|(at, _)| begins(line, at)))
    }

    /// The rooms that it asks for: every `crate::room`.
    fn asks_for(&self) -> BTreeSet<&str> {
        let asked = self.text.lines().flat_map(|line| line.split("crate::").skip(1));
        asked.map(|it| it.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or_default()).collect()
    }
}

/// The words of a module's path: `["markdown", "html"]` is `src/markdown/html/mod.rs`.
type Module = Vec<String>;

/// Which modules each module names, except those that it lies in: what is theirs is there for all that is in them.
struct Uses(BTreeMap<Module, BTreeSet<Module>>);

impl Uses {
    fn read() -> Uses {
        let words = |file: &File| -> Module {
            let path = file.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
            path.split('/').map(str::to_owned).collect()
        };
        let files: BTreeMap<Module, File> = files("src").into_iter().map(|it| (words(&it), it)).collect();
        let modules: BTreeSet<Module> = files.keys().cloned().collect();
        let used = |(module, file): (&Module, &File)| {
            let code = file.code().map(str::trim).collect::<Vec<_>>().join(" ");
            let said = code.split(';').filter_map(|it| Some(it.rsplit_once("use ")?.1)).flat_map(spelt_out);
            // `pub(in crate::markdown)` asks for nothing.
            let elsewhere = code.replace("(in crate::", "(");
            let paths = elsewhere.split(|it: char| !it.is_alphanumeric() && !"_:".contains(it));
            let paths = paths.filter(|it| it.starts_with("crate::") || it.starts_with("super::")).map(str::to_owned);
            let named = said.chain(paths).filter_map(|path| found(&path, module, &modules));
            (module.clone(), named.filter(|it| !module.starts_with(it)).collect())
        };
        Uses(files.iter().map(used).collect())
    }

    /// A way from one module to another, over modules that were not `passed` before.
    fn way(&self, from: &Module, to: &Module, passed: &mut BTreeSet<Module>) -> Option<Vec<String>> {
        self.0[from].iter().find_map(|next| {
            let rest = if next == to {
                Some(Vec::new())
            } else {
                passed.insert(next.clone()).then(|| self.way(next, to, passed)).flatten()
            };
            rest.map(|rest| [vec![next.join("::")], rest].concat())
        })
    }
}

/// The module that `path` leads to from `here`; `None` if it leads out of the house.
fn found(path: &str, here: &Module, modules: &BTreeSet<Module>) -> Option<Module> {
    let words: Vec<&str> = path.split("::").map(str::trim).collect();
    let up = words.iter().take_while(|it| **it == "super").count();
    let (start, words) = match *words.first()? {
        "crate" => (&here[..0], &words[1..]),
        "super" => (&here[..here.len() - up], &words[up..]),
        _ => (&here[..], &words[..]),
    };
    let places = words.iter().scan(start.to_vec(), |place, word| {
        place.push((*word).to_owned());
        modules.contains(place).then(|| place.clone())
    });
    places.last()
}

/// Every path of a `use`, without braces: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn spelt_out(said: &str) -> Vec<String> {
    let Some((before, inside)) = said.split_once('{') else { return vec![said.trim().to_owned()] };
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for character in inside.trim_end().trim_end_matches('}').chars() {
        depth += i32::from(character == '{') - i32::from(character == '}');
        if character == ',' && depth == 0 {
            parts.push(String::new());
        } else {
            parts.last_mut().expect("there is one").push(character);
        }
    }
    let parts = parts.iter().filter(|it| !it.trim().is_empty());
    parts.flat_map(|it| spelt_out(&format!("{}{}", before.trim(), it.trim()))).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of Rust below `folder`.
fn files(folder: &str) -> Vec<File> {
    let walk = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    let files = walk.into_iter().map(|it| it.expect("the source can be read").into_path());
    let file = |path: std::path::PathBuf| File {
        text: fs::read_to_string(&path).expect("the source is text"),
        path: path.strip_prefix(root()).expect("it lies below").display().to_string(),
    };
    files.filter(|it| it.extension().is_some_and(|it| it == "rs")).map(file).collect()
}

/// The rooms in the order of `src/lib.rs`.
fn rooms() -> Vec<String> {
    let library = fs::read_to_string(root().join("src/lib.rs")).expect("there is a library");
    let room = |it: &str| it.strip_prefix("pub mod ").and_then(|it| it.strip_suffix(';')).map(str::to_owned);
    library.lines().filter_map(room).collect()
}

#[test]
fn a_room_uses_only_those_above_it() {
    let rooms = rooms();
    assert!(rooms.len() > 10, "src/lib.rs declares its modules as `pub mod name;`");
    for file in files("src").iter().filter(|it| rooms.iter().any(|room| room == it.room())) {
        let above = rooms.iter().take_while(|it| *it != file.room());
        let allowed: BTreeSet<&str> = above.map(String::as_str).chain([file.room()]).collect();
        for asked in file.asks_for() {
            assert!(allowed.contains(asked), "{} uses `{asked}`, which src/lib.rs declares below it", file.path);
        }
    }
}

#[test]
fn no_file_needs_one_that_needs_it() {
    let uses = Uses::read();
    assert!(uses.0.values().map(BTreeSet::len).sum::<usize>() > 500, "what files use is found in them");
    for module in uses.0.keys() {
        let way = uses.way(module, module, &mut BTreeSet::new()).map(|it| it.join(", "));
        assert_eq!(way, None, "the way from `{}` back to itself", module.join("::"));
    }
}

#[test]
fn siblings_do_not_know_each_other() {
    for file in files("src").iter().filter(|it| SIBLINGS.contains(&it.room())) {
        for asked in file.asks_for() {
            assert!(asked == file.room() || !SIBLINGS.contains(&asked), "{} uses its sibling `{asked}`", file.path);
        }
    }
}

#[test]
fn every_dependency_has_its_room() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("there is a manifest");
    let section = manifest.split("\n[dependencies]\n").nth(1).and_then(|it| it.split("\n[").next()).unwrap_or_default();
    let lines = section.lines().filter(|it| !it.starts_with('#'));
    let dependencies: BTreeSet<&str> = lines.filter_map(|it| Some(it.split_once(" = ")?.0)).collect();
    assert_eq!(ROOMS.iter().map(|(it, _)| *it).collect::<BTreeSet<_>>(), dependencies, "ROOMS above lists Cargo.toml");
    let files = files("src");
    for (dependency, rooms) in ROOMS {
        let name = dependency.replace('-', "_");
        let found: BTreeSet<&str> = files.iter().filter(|it| it.names(&name)).map(File::room).collect();
        assert_eq!(found, rooms.iter().copied().collect(), "where `{dependency}` is named, and where ROOMS says it is");
    }
}

#[test]
fn only_the_world_touches_the_world() {
    for file in files("src").iter().filter(|it| it.room() != "world" && it.path != "src/main.rs") {
        for door in ["std::fs", "std::net", "std::env", "Instant::now", "SystemTime::now", "Utc::now", "Local::now"] {
            assert!(!file.code().any(|it| it.contains(door)), "{} names `{door}`", file.path);
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for file in files("src").iter().chain(&files("tests/it")) {
        assert!(file.text.starts_with("//! "), "{} opens with what it is and what it leaves to others", file.path);
    }
}

#[test]
fn no_file_is_longer_than_a_reader_is_patient() {
    for file in files("src").iter().chain(&files("tests/it")) {
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines; split it", file.path);
    }
}

#[test]
fn comments_are_no_wider_than_code() {
    for file in files("src").iter().chain(&files("tests/it")) {
        let comments = file.text.lines().filter(|it| {
            let comment = it.trim_start().trim_start_matches("//").trim_start_matches(['/', '!']);
            it.trim_start().starts_with("//") && comment.starts_with(' ') && !comment.starts_with(" |")
        });
        for line in comments {
            assert!(line.chars().count() <= WIDEST, "{} has a comment that is too wide:\n{line}", file.path);
        }
    }
}
