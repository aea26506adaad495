//! What the program answers: to a script, to a disk that is full, and to a reader that has left.

use std::fs::File;
use std::path::Path;
use std::process::Stdio;

use crate::support::{BROKEN, Folder, Run, TODAY, letters, program};

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
    let run = folder.run(&["init", "more", "--message-format", "json"]).ends(0);
    assert!(run.answer.is_empty() && run.aside.starts_with("started “More” in `more`\n"), "{}", run.answer);
}

#[test]
fn what_cannot_be_understood_is_told_in_the_format_that_was_asked_for() {
    let folder = Folder::of(&letters());
    let typed = |format: &str, words: &str| {
        let words = words.replace("FORMAT", &format!("--message-format {format}"));
        folder.run(&words.split(' ').collect::<Vec<_>>()).ends(2)
    };
    for (words, what, help) in [
        ("FORMAT build --today foo", "invalid value 'foo' for '--today <DATE>': ", "`--help` says what can be typed"),
        ("new FORMAT", "the following required arguments were not provided: <TITLE>...", "type `feuilleton new "),
        ("build --darfts FORMAT", "unexpected argument '--darfts' found", "a similar argument exists: '--drafts'"),
        ("FORMAT", "'feuilleton' requires a subcommand but one was not provided", "type `feuilleton "),
        ("biuld FORMAT", "unrecognized subcommand 'biuld'", "a similar subcommand exists: 'build'"),
    ] {
        let run = typed("json", words);
        let json: serde_json::Value = serde_json::from_str(&run.answer).unwrap_or_else(|it| panic!("{words}: {it}"));
        let said = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        assert!(said("message").starts_with(what) && said("help").starts_with(help), "{words}: {json}");
        assert!(run.aside.contains("Usage: ") || run.aside.contains("--help"), "{words}: {}", run.aside);
        assert!(typed("github", words).answer.starts_with(&format!("::error::{what}")), "{words}");
        assert_eq!(typed("human", words).answer, "", "{words}");
    }
    assert_eq!(folder.run(&["build", "--message-format=json", "--today="]).ends(2).answer.lines().count(), 1);
    assert_eq!(folder.run(&["build", "--message-format", "xml"]).ends(2).answer, "");
}

#[test]
fn a_path_leads_from_where_the_command_runs() {
    let folder = Folder::empty();
    let inner = Folder { path: folder.path.join("my letters") }.with(&letters());
    inner.write("content/03-sun.md", BROKEN);
    let build = |root: &str, format| folder.build(&["--root", root, "--message-format", format]).ends(1);
    let whole = inner.path.display().to_string();
    for (root, path) in [("my letters", "my letters"), ("./my letters/", "my letters"), (&*whole, &*whole)] {
        let github = build(root, "github").answer;
        assert!(github.starts_with(&format!("::error file={path}/content/03-sun.md,line=5,")), "{github}");
        let json: serde_json::Value = serde_json::from_str(&build(root, "json").answer).expect("one line of JSON");
        assert_eq!(json["path"], format!("{path}/content/03-sun.md"));
        assert!(build(root, "human").aside.contains(&format!(" --> {path}/content/03-sun.md:5:1\n")));
    }
}

#[test]
fn an_annotation_leads_from_the_repository() {
    let folder = Folder::empty();
    let inner = Folder { path: folder.path.join("repository/my letters") }.with(&letters());
    inner.write("content/03-sun.md", BROKEN);
    let repository = folder.path.join("repository");
    let answer = |workspace: &Path, format: &str| {
        let mut build = program();
        build.args(["build", "--today", TODAY, "--message-format", format]).current_dir(&inner.path);
        Run::of(build.env("GITHUB_WORKSPACE", workspace)).ends(1).answer
    };
    let github = answer(&repository, "github");
    assert!(github.starts_with("::error file=my letters/content/03-sun.md,line=5,"), "{github}");
    let apart = answer(&folder.path.join("other"), "github");
    assert!(apart.starts_with("::error file=content/03-sun.md,line=5,"), "{apart}");
    assert!(answer(&repository, "json").contains("\"path\":\"content/03-sun.md\""));
}

#[test]
fn a_refusal_is_told_in_the_format_that_was_asked_for() {
    let folder = Folder::empty();
    let refused = |format| folder.run(&["build", "--message-format", format]).ends(2);
    let what = "there is no newsletter in this folder: it has no `newsletter.toml`";
    let json: serde_json::Value = serde_json::from_str(&refused("json").answer).expect("one line of JSON");
    assert_eq!((json["severity"].as_str(), json["message"].as_str()), (Some("error"), Some(what)));
    // It depends on what lies around the folder.
    let help = json["help"].as_str().expect("what to type instead");
    assert!(json["path"].is_null(), "{json}");
    assert_eq!(refused("github").answer, format!("::error::{what}%0Ahelp: {help}\n"));
    assert_eq!(refused("human").answer, "");
    assert!(refused("json").aside.starts_with("error: there is no newsletter"));
}
