//! A newsletter in a folder of its own, and the program as it is typed.

#![expect(clippy::disallowed_methods, reason = "a test stands outside, as an author does")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that goes with the test.
pub struct Sandbox {
    pub root: PathBuf,
}

/// What the program said.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub code: Option<i32>,
    pub answer: String,
    pub aside: String,
}

impl Sandbox {
    /// A newsletter from one text: each file follows a line `//- path`.
    pub fn of(files: &str) -> Sandbox {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("feuilleton-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let sandbox = Sandbox { root: std::env::temp_dir().join(name) };
        fs::create_dir_all(&sandbox.root).expect("there is room for tests");
        for file in files.split("//- ").skip(1) {
            let (path, text) = file.split_once('\n').expect("a path ends its line");
            sandbox.write(path.trim(), text);
        }
        sandbox
    }

    pub fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("there is room for tests");
        fs::write(file, bytes).expect("there is room for tests");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_feuilleton"));
        command.args(arguments).current_dir(&self.root).stdin(Stdio::null());
        let machines_own =
            ["EDITOR", "VISUAL", "SSL_CERT_FILE", "SSL_CERT_DIR", "ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY"];
        command.env_remove("GITHUB_WORKSPACE");
        for name in machines_own {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        command
    }

    /// Runs the program in the folder.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_in(arguments, &[])
    }

    /// Runs the program in the folder, with variables in its environment.
    pub fn run_in(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Said {
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it speaks UTF-8");
        Said { code: status.code(), answer: text(stdout), aside: text(stderr) }
    }
}

impl AsRef<Path> for Sandbox {
    fn as_ref(&self) -> &Path {
        &self.root
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}
