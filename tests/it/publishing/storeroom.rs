//! What is kept in `.feuilleton` between two builds, when that folder or something in it is not what it was.

#![expect(clippy::disallowed_methods, reason = "someone else is at work in the folder that is kept")]

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};

use crate::support::{Folder, Run, TODAY, letters, program, say};

#[test]
fn newsletters_that_keep_their_stages_in_one_folder_publish_each_their_own() {
    let folder = Folder::empty();
    let newsletters = ["a", "b"].map(|name| {
        let inner = Folder { path: folder.path.join(name) }.with(&letters());
        inner.write(&format!("static/{name}.txt"), name);
        inner
    });
    fs::create_dir(folder.path.join("a/.feuilleton")).expect("it can be made");
    symlink("../a/.feuilleton", folder.path.join("b/.feuilleton")).expect("a link can be made");
    for round in 0..4 {
        let builds = newsletters.each_ref().map(|it| {
            it.write("content/03-sun.md", format!("+++\ntitle = \"Sun {round}\"\ndate = 2026-03-15\n+++\nIt shone.\n"));
            let mut builder = program();
            builder.args(["build", "--today", TODAY]).current_dir(&it.path).stdout(Stdio::null());
            builder.spawn().expect("the program can be run")
        });
        for mut build in builds {
            assert!(build.wait().expect("it ends").success(), "round {round}");
        }
        let own = newsletters.each_ref().map(|it| (it.has("public/a.txt"), it.has("public/b.txt")));
        assert_eq!(own, [(true, false), (false, true)], "round {round}");
    }
    assert_eq!(folder.names("a/.feuilleton/stage").len(), 2);
}

#[test]
fn a_stage_in_which_someone_else_is_at_work_is_left_to_them() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("static/a.txt", "a");
    folder.build(&[]).ends(0);
    let stage = folder.path.join(".feuilleton/stage/public");
    let held = fs::File::open(&stage).expect("it is kept");
    held.lock().expect("nobody else is there");
    let before = folder.stamps(".feuilleton/stage");
    folder.write("static/a.txt", "b");
    folder.build(&[]).ends(0);
    assert_eq!(folder.read("public/a.txt"), "b");
    assert!(before == folder.stamps(".feuilleton/stage"));
    assert!(!folder.has(".public.feuilleton-next"));
}

#[test]
fn a_link_in_the_place_of_a_stage_is_taken_away_and_what_it_leads_to_stays() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("static/a.txt", "a");
    folder.build(&[]).ends(0);
    folder.rename(".feuilleton/stage/public", "kept");
    folder.write("kept/a.txt", "mine");
    let before = folder.stamps("kept");
    symlink("../../kept", folder.path.join(".feuilleton/stage/public")).expect("a link can be made");
    folder.write("static/a.txt", "b");
    folder.build(&[]).ends(0);
    assert!(before == folder.stamps("kept") && !folder.path.join("public").is_symlink());
    assert_eq!(folder.read("public/a.txt"), "b");
    folder.rename(".feuilleton/stage", "stages");
    symlink("../content", folder.path.join(".feuilleton/stage")).expect("a link can be made");
    folder.write("static/a.txt", "c");
    let before = folder.stamps("content");
    folder.build(&[]).ends(0);
    assert!(before == folder.stamps("content") && folder.read("public/a.txt") == "c");
}

#[test]
fn what_is_kept_may_lie_elsewhere_but_not_among_what_the_author_wrote_nor_in_the_site() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.rename(".feuilleton", "cache");
    let lead_to = |place: &str| {
        let _ = fs::remove_file(folder.path.join(".feuilleton"));
        symlink(place, folder.path.join(".feuilleton")).expect("a link can be made");
    };
    lead_to("cache");
    for output in ["cache", "cache/site"] {
        let run = folder.build(&["--output", output, "--adopt"]).ends(2);
        assert!(run.aside.contains(&format!("`{output}` is where builds keep what they remember")), "{}", run.aside);
    }
    folder.build(&[]).ends(0);
    let told = [
        ("content", "`.feuilleton` leads where the newsletter's own files lie\n", "take the link away"),
        ("public/rain", "`.feuilleton` leads into the output folder\n", "take the link away"),
        ("public", "`public` is where builds keep what they remember\n", "`--output site`"),
    ];
    for (place, words, help) in told {
        lead_to(place);
        let run = folder.build(&[]).ends(2);
        assert!(run.aside.contains(words) && run.aside.contains(help), "{}", run.aside);
        assert!(!folder.has(&format!("{place}/stage")), "{place}");
    }
}

#[test]
fn a_file_of_an_earlier_build_that_nobody_can_remove_is_told_with_a_way_out() {
    let folder = Folder::of(&letters());
    for text in ["a", "b"] {
        folder.write("static/a.txt", text);
        folder.build(&[]).ends(0);
    }
    folder.write("static/a.txt", "c");
    let Some(run) = traced(&folder, "build", "inject=unlink:error=EPERM", ".feuilleton/stage/public/a.txt") else {
        return;
    };
    let stage = folder.path.join(".feuilleton/stage/public");
    let told = format!("cannot remove `{}`: ", stage.join("a.txt").display());
    let help = format!("help: give the folder `{}` another name", stage.display());
    assert!(run.code == 2 && run.aside.contains(&told) && run.aside.contains(&help), "{}", run.aside);
    assert_eq!(folder.read("public/a.txt"), "b");
}

#[test]
fn nobody_waits_long_for_whoever_has_locked_what_is_kept() {
    let folder = Folder::of(&letters());
    folder.write(".feuilleton/.gitignore", "*\n");
    let held = fs::File::open(folder.path.join(".feuilleton")).expect("it was made");
    held.lock().expect("nobody else is there");
    for command in ["check", "build"] {
        let run = folder.run(&[command, "--today", TODAY]).ends(0);
        assert!(run.aside.contains("note: cannot lock the folder `./.feuilleton`: timed out"), "{}", run.aside);
    }
    drop(held);
    folder.write("static/a.txt", "a");
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}

#[test]
fn where_nothing_can_be_locked_a_build_does_without() {
    for error in ["ENOLCK", "EOPNOTSUPP"] {
        let folder = Folder::of(&letters());
        let inject = format!("inject=flock:error={error}");
        for text in ["a", "b", "c"] {
            folder.write("static/a.txt", text);
            let Some(run) = traced(&folder, "build", &inject, "") else { return };
            assert_eq!(run.ends(0).aside, "", "{error}");
            assert_eq!(folder.read("public/a.txt"), text);
        }
        let names = folder.names(".feuilleton");
        assert!(names.contains(&"memo".to_owned()) && names.iter().all(|it| !it.starts_with("next")), "{names:?}");
    }
}

#[test]
fn nobody_waits_for_a_pipe_that_stands_where_something_was_kept() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let mut names = folder.names(".feuilleton");
    names.retain(|it| it.starts_with("memo") || it.starts_with("last-build-"));
    assert!(names.len() > 1, "{names:?}");
    names.push("next".to_owned());
    for name in names {
        let place = folder.path.join(".feuilleton").join(&name);
        let _ = fs::remove_file(&place);
        if !Command::new("mkfifo").arg(&place).status().is_ok_and(|it| it.success()) {
            say("there is no mkfifo here: nothing waits for a pipe");
            return;
        }
        folder.write("static/a.txt", &name);
        let mut build = Command::new("timeout");
        build.arg("20").arg(program().get_program()).args(["build", "--today", TODAY]).current_dir(&folder.path);
        Run::of(&mut build).ends(0);
        assert_eq!(folder.read("public/a.txt"), name);
    }
}

#[test]
fn an_output_folder_may_have_the_longest_name_that_there_is() {
    let folder = Folder::of(&letters());
    for output in ["x".repeat(255), "ж".repeat(100)] {
        for text in ["a", "b", "c"] {
            folder.write("static/a.txt", text);
            assert_eq!(folder.build(&["--output", &output]).ends(0).aside, "");
            assert_eq!(folder.read(&format!("{output}/a.txt")), text);
        }
    }
    assert_eq!(folder.names(".feuilleton/stage").len(), 2, "both are kept");
}

/// A run of `command` to which the system does what is to `inject`, as far as the file at `path` is concerned, or
/// any if there is no path. `None` where that cannot be done.
fn traced(folder: &Folder, command: &str, inject: &str, path: &str) -> Option<Run> {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=unlink,flock", "-e", inject]);
    if !path.is_empty() {
        strace.arg("-P").arg(folder.path.join(path));
    }
    strace.arg(program().get_program()).args([command, "--today", TODAY]).env("NO_COLOR", "1");
    strace.current_dir(&folder.path);
    let can_trace = Command::new("strace").arg("true").output().is_ok_and(|it| it.status.success());
    if !can_trace {
        say("strace cannot be run here: the system refuses nothing");
    }
    can_trace.then(|| Run::of(&mut strace))
}
