//! Newsletters on a disk, and the program as an author runs it.

#![expect(clippy::disallowed_methods, reason = "the program is tested with real files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::support::Newsletter;

/// The day on which the program is told to build.
pub const TODAY: &str = "2026-06-30";

/// A folder of a test's own.
pub struct Folder {
    pub path: PathBuf,
}

/// What a run of the program came to.
pub struct Run {
    /// 0 is well, 1 is a mistake in the text, 2 is anything else.
    pub code: i32,
    /// What was said as the answer.
    pub answer: String,
    /// What was said beside it.
    pub aside: String,
}

impl Folder {
    /// An empty folder with the name of the test that asks for it.
    pub fn empty() -> Folder {
        let thread = std::thread::current();
        Folder::called(&thread.name().unwrap_or("main").replace("::", "-"))
    }

    /// An empty folder called `name`.
    pub fn called(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the folder for tests can be written to");
        Folder { path }
    }

    /// A folder with the files of `newsletter`.
    pub fn of(newsletter: &Newsletter) -> Folder {
        Folder::empty().with(newsletter)
    }

    /// The same folder with the files of `newsletter` besides.
    pub fn with(self, newsletter: &Newsletter) -> Folder {
        newsletter.files().iter().for_each(|(path, text)| self.write(path, text));
        self
    }

    /// Writes one file.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path.join(path);
        fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(file, text).expect("a file can be written");
    }

    /// Takes away one file.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path.join(path)).expect("a file can be taken away");
    }

    /// Puts one file in the place of another.
    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path.join(from), self.path.join(to)).expect("a file can be moved");
    }

    /// The text of one file.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Whether anything is there.
    pub fn has(&self, path: &str) -> bool {
        self.path.join(path).symlink_metadata().is_ok()
    }

    /// What lies in `folder`, in the order of the names.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path.join(folder)).into_iter().flatten();
        let name = |it: std::io::Result<fs::DirEntry>| it.expect("the folder can be read").file_name();
        let mut names: Vec<_> = entries.map(|it| name(it).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Every file below `folder`, with its bytes.
    pub fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        self.walk(folder, |it| fs::read(it).expect("a file can be read"))
    }

    /// Every file below `folder`, with its bytes and when they were written.
    pub fn stamps(&self, folder: &str) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
        self.walk(folder, |it| {
            let stamp = fs::metadata(it).and_then(|it| it.modified()).expect("a file has a time stamp");
            (fs::read(it).expect("a file can be read"), stamp)
        })
    }

    fn walk<T>(&self, folder: &str, look: impl Fn(&Path) -> T) -> BTreeMap<String, T> {
        let top = self.path.join(folder);
        let files = walkdir::WalkDir::new(&top).into_iter().map(|it| it.expect("the folder can be read"));
        files
            .filter(|it| !it.file_type().is_dir())
            .map(|it| (it.path().strip_prefix(&top).expect("it lies below").display().to_string(), look(it.path())))
            .collect()
    }

    /// Builds the newsletter, as if today were [`TODAY`].
    pub fn build(&self, arguments: &[&str]) -> Run {
        self.run(&[&["build", "--today", TODAY], arguments].concat())
    }

    /// Runs the program in this folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(program().args(arguments).current_dir(&self.path))
    }

    /// Runs it as a user who may start so many `processes` and whom the file system grants nothing for its name. That
    /// fails where this is not root's to say, or that user does not find the program.
    pub fn run_as_nobody(&self, processes: u16, arguments: &[&str]) -> Run {
        let mut limited = Command::new("prlimit");
        limited.arg(format!("--nproc={processes}")).args([
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
        ]);
        limited.arg(program().get_program()).args(arguments);
        Run::of(limited.env("NO_COLOR", "1").env("RUST_BACKTRACE", "0").current_dir(&self.path))
    }
}

/// The program, with nothing of the environment that could show in what it says.
pub fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_feuilleton"));
    program
        .env_remove("RAYON_NUM_THREADS")
        .env_remove("GITHUB_WORKSPACE")
        .env("NO_COLOR", "1")
        .env("RUST_BACKTRACE", "0");
    program
}

impl Run {
    /// Runs `program` to its end.
    pub fn of(program: &mut Command) -> Run {
        let output = program.output().expect("the program can be run");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = output.status.code().expect("the program is not killed");
        Run { code, answer: text(&output.stdout), aside: text(&output.stderr) }
    }

    /// That the run ended with `code`.
    #[track_caller]
    pub fn ends(self, code: i32) -> Run {
        assert_eq!(self.code, code, "{}{}", self.answer, self.aside);
        self
    }
}
