//! What can go wrong while a site is published: the old site or the new one is whole each time, byte for byte, and
//! nothing is left lying about.
//!
//! The suite runs the program itself. Its short version is part of every test run;
//! `cargo test --test it faults -- --ignored --nocapture` runs the long one and prints its figures.

mod disk;
mod exchange;
mod kill;
mod mounts;
mod surroundings;
mod twice;

use std::collections::BTreeMap;
use std::process::Stdio;

use crate::support::{Folder, Run, TODAY, program};

/// Every file of a site, with its bytes.
type Site = BTreeMap<String, Vec<u8>>;

/// How the newsletter was changed before the build to which something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// There is no site yet.
    All,
    /// Every page differs, and one is gone.
    Much,
    /// One episode has another title, so a dozen files differ.
    Little,
}

/// A newsletter in two states, and the site that each becomes.
struct Editions {
    folder: Folder,
    change: Change,
    old: Site,
    new: Site,
}

const EPISODES: usize = 30;

impl Editions {
    /// A newsletter in the folder `name`, published in its old state.
    fn published(name: &str, change: Change) -> Editions {
        let folder = Folder::called(name);
        let mut editions = Editions { folder, change, old: Site::new(), new: Site::new() };
        editions.write_new();
        editions.folder.build(&[]).ends(0);
        editions.new = editions.site();
        editions.write_old();
        if change == Change::All {
            editions.unpublish();
        } else {
            editions.folder.build(&[]).ends(0);
        }
        editions.old = editions.site();
        assert_ne!(editions.old, editions.new);
        editions
    }

    fn write_old(&self) {
        let masthead = "title = \"Letters\"\nbase_url = \"https://letters.example\"\n";
        self.folder.write("newsletter.toml", format!("id = \"letters\"\n{masthead}"));
        for number in 1..=EPISODES {
            let season = 1 + number / 10;
            let text = format!(
                "+++\ntitle = \"Rain {number}\"\ndate = 2026-{season:02}-{:02}\ntags = [\"t{}\"]\n+++\n{}",
                1 + number % 28,
                number % 3,
                "It rained, and it was wet.\n\n".repeat(40)
            );
            self.folder.write(&format!("content/0{season}-s{season}/{number:02}-rain-{number}.md"), text);
        }
        self.folder.write("static/lamp.txt", "a lamp");
    }

    fn write_new(&self) {
        self.write_old();
        match self.change {
            Change::All => {}
            Change::Much => {
                let masthead = "title = \"Epistles\"\nbase_url = \"https://epistles.example\"\n";
                self.folder.write("newsletter.toml", format!("id = \"letters\"\n{masthead}"));
                self.folder.remove("content/04-s4/30-rain-30.md");
            }
            Change::Little => self.folder.write(
                "content/03-s3/25-rain-25.md",
                "+++\ntitle = \"Sun\"\ndate = 2026-03-26\nslug = \"sun\"\n+++\nIt shone.\n",
            ),
        }
    }

    fn unpublish(&self) {
        let _ = remove_folder(&self.folder, "public");
        let _ = remove_folder(&self.folder, ".feuilleton");
    }

    fn site(&self) -> Site {
        if self.folder.has("public") { self.folder.files("public") } else { Site::new() }
    }

    /// Which site readers see now; it is one of the two.
    #[track_caller]
    fn seen(&self, when: &str) -> Seen {
        let site = self.site();
        if site == self.old {
            return Seen::Old;
        }
        if site != self.new {
            let differ = |other: &Site| {
                let odd = site.iter().filter(|(path, bytes)| other.get(*path) != Some(bytes)).map(|(path, _)| path);
                odd.chain(other.keys().filter(|it| !site.contains_key(*it))).cloned().collect::<Vec<_>>()
            };
            panic!("{when}: neither site; to the old {:?}, to the new {:?}", differ(&self.old), differ(&self.new));
        }
        Seen::New
    }

    /// That beside the author's files there is the site, and what can be made again.
    #[track_caller]
    fn assert_tidy(&self, when: &str) {
        let mut names = self.folder.names("");
        names.retain(|it| it != "public");
        assert_eq!(names, [".feuilleton", "content", "newsletter.toml", "static"], "{when}");
        for name in self.folder.names(".feuilleton") {
            let known = [".gitignore", "memo", "memo-since", "next", "stage"].contains(&&*name)
                || name.starts_with("last-build-");
            assert!(known, "{when}: {name}");
        }
    }

    fn build(&self) -> Run {
        self.folder.build(&[])
    }

    /// The program, about to build.
    fn builder(&self) -> std::process::Command {
        let mut builder = program();
        builder.args(["build", "--today", TODAY]).current_dir(&self.folder.path);
        builder.stdout(Stdio::null()).stderr(Stdio::null());
        builder
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Old,
    New,
}

fn remove_folder(folder: &Folder, name: &str) -> std::io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "a test clears up after itself")]
    std::fs::remove_dir_all(folder.path.join(name))
}
