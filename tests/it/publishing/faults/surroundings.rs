//! Thirteen machines that differ in all that should not matter.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use super::{Change, Editions, Site, remove_folder};
use crate::support::{Folder, Run, TODAY, program, say};

/// How the program is run: what stands before it on a command line of the shell.
const SURROUNDINGS: [(&str, &str); 13] = [
    ("another time zone", "TZ=Pacific/Kiritimati"),
    ("another language", "LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8"),
    ("no language", "LC_ALL=C LANG="),
    ("no home", "env -u HOME"),
    ("a home that nobody can write to", "HOME=/proc"),
    ("no temporary folder", "TMPDIR=/nowhere"),
    ("no environment at all", "env -i"),
    ("one thread", "RAYON_NUM_THREADS=1"),
    ("many threads", "RAYON_NUM_THREADS=16"),
    ("a narrow umask", "umask 077;"),
    ("few open files", "ulimit -n 24;"),
    ("another clock", "SOURCE_DATE_EPOCH=4102444800 NO_COLOR=1"),
    ("three years later", "faketime -f +3y"),
];

#[test]
fn a_site_does_not_show_where_it_was_built() {
    let editions = Editions::published("surroundings-here", Change::All);
    for (number, (name, before)) in SURROUNDINGS.into_iter().enumerate() {
        // Another folder each time, and the files come to it in another order.
        let folder = Folder::called(&format!("surroundings/{}/{number}", "deep/".repeat(number % 4)));
        let mut files: Vec<_> = editions.folder.files("").into_iter().collect();
        files.rotate_left(number * 3 % EVERY);
        for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with(".feuilleton")) {
            folder.write(path, bytes);
        }
        let program = program();
        let path = program.get_program().display();
        if before.starts_with("faketime") && Command::new("faketime").arg("-v").output().is_err() {
            say("there is no faketime here: no build is three years later");
            continue;
        }
        let script = format!("{before} {path} build --today {TODAY} --root {}", folder.path.display());
        let run = Run::of(Command::new("sh").args(["-c", &script]).current_dir("/")).ends(0);
        assert_eq!(run.aside, "", "{name}");
        assert!(
            folder.files("public") == editions.new,
            "{name}: {:?}",
            differing(&folder.files("public"), &editions.new)
        );
        let mut names = folder.names("");
        names.retain(|it| it != ".feuilleton");
        assert_eq!(names, ["content", "newsletter.toml", "public", "static"], "{name}");
    }
}

#[test]
fn a_new_site_is_as_open_as_whoever_builds_it_wishes() {
    let editions = Editions::published("surroundings-umask", Change::All);
    let build = |umask: &str| {
        let script = format!("umask {umask}; {} build --today {TODAY}", program().get_program().display());
        Run::of(Command::new("sh").args(["-c", &script]).current_dir(&editions.folder.path)).ends(0);
        ["public", "public/s1", "public/s1/rain-1", "public/s1/rain-1/index.html"].map(|it| {
            let found = fs::metadata(editions.folder.path.join(it)).unwrap_or_else(|error| panic!("{it}: {error}"));
            found.permissions().mode() & 0o777
        })
    };
    assert_eq!(build("077"), [0o700, 0o700, 0o700, 0o600]);
    assert_eq!(build("022"), [0o700, 0o700, 0o700, 0o600], "what is there stays as it is");
    remove_folder(&editions.folder, "public").expect("it is there");
    assert_eq!(build("022"), [0o755, 0o755, 0o755, 0o644]);
}

/// How many files there are, roughly.
const EVERY: usize = 30;

fn differing(one: &Site, other: &Site) -> Vec<String> {
    one.iter().filter(|(path, bytes)| other.get(*path) != Some(bytes)).map(|(path, _)| path.clone()).collect()
}
