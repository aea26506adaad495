//! What the program answers: to a script, to a disk that is full, and to a reader that has left.

use std::fs::File;
use std::process::Stdio;

use crate::cli::letters;
use crate::folder::{Folder, Run, program};

/// A run whose answer is written to a disk that is always full.
#[cfg(target_os = "linux")]
fn into_a_full_disk(folder: &Folder, arguments: &[&str]) -> Run {
    let full = File::options().write(true).open("/dev/full").expect("Linux has one");
    Run::of(program().args(arguments).current_dir(&folder.path).stdout(full))
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_does_not_arrive_is_a_failure() {
    let folder = Folder::of(&letters());
    for command in [
        &["build"][..],
        &["check", "--message-format", "json"],
        &["new", "Sun"],
        &["completions", "bash"],
        &["theme", "style.css"],
        &["--help"],
        &["init", "more"],
    ] {
        let aside = into_a_full_disk(&folder, command).ends(2).aside;
        assert!(aside.contains("error: cannot print the answer: No space left on device"), "{command:?}: {aside}");
    }
}

#[test]
fn a_reader_that_has_left_is_no_failure() {
    let folder = Folder::of(&letters());
    for command in [&["build"][..], &["check", "--message-format", "json"], &["--help"]] {
        let mut process = program();
        process.args(command).current_dir(&folder.path).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = process.spawn().expect("the program can be run");
        drop(process.stdout.take());
        let output = process.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()), "{command:?}");
    }
}

#[test]
fn a_program_reads_remarks_and_nothing_else() {
    let folder = Folder::of(&letters());
    let run = folder.run(&["new", "Sun", "--today", "2026-03-14", "--message-format", "json"]).ends(0);
    assert_eq!((&*run.answer, &*run.aside), ("", "content/03-sun.md\n"));
}
