//! What can be typed behind the name of a command, and what is said of what cannot.

use crate::support::{Folder, Run, letters, program};

#[test]
fn today_is_a_day_of_the_calendar() {
    let folder = Folder::of(&letters());
    for (day, told) in [
        ("--today=soon", "write a day such as 2026-01-06"),
        ("--today=-262143-01-01", "write a day of the years 1 to 9999, such as 2026-01-06"),
        ("--today=+12026-01-01", "write a day of the years 1 to 9999, such as 2026-01-06"),
        ("--today=0000-12-31", "write a day of the years 1 to 9999, such as 2026-01-06"),
    ] {
        let run = folder.run(&["build", day]).ends(2);
        assert!(run.aside.contains(told), "{day}: {}", run.aside);
    }
    for day in ["--today=0001-01-01", "--today=9999-12-31"] {
        folder.run(&["build", day]).ends(0);
    }
}

#[test]
fn a_newsletter_is_started_at_its_root() {
    let folder = Folder::empty();
    for (arguments, started) in [
        (&["init", "--root", "one"][..], "one"),
        (&["--root", "two", "init"], "two"),
        (&["--root", "three", "init", "letters"], "three/letters"),
        (&["init", "four"], "four"),
    ] {
        let run = folder.run(arguments).ends(0);
        assert!(folder.has(&format!("{started}/newsletter.toml")), "{arguments:?}");
        assert!(run.answer.contains(&format!("in `{started}`\n")), "{}", run.answer);
    }
    assert_eq!(folder.names(""), ["four", "one", "three", "two"]);
    folder.run(&["init"]).ends(0);
    assert!(folder.has("newsletter.toml"));
}

#[test]
fn the_environment_may_say_what_day_it_is() {
    let folder = Folder::of(&letters());
    let build = |epoch: &str| Run::of(program().arg("build").env("SOURCE_DATE_EPOCH", epoch).current_dir(&folder.path));
    // Rain came on the first of March, mud a week later.
    assert!(build("1772496000").ends(0).answer.starts_with("1 episode:"), "2026-03-03");
    assert!(build("1781000000").ends(0).answer.starts_with("2 episodes:"), "2026-06-09");
    build("").ends(0);
    // The last of them is the last second of the year 9999 at Greenwich, and the year 10000 in Tokyo.
    for wrong in ["garbage", "2026-01-06", "1e9", "99999999999999999999", "-99999999999", "253402300799"] {
        let told = format!("error: `SOURCE_DATE_EPOCH` is `{wrong}`, which is no moment\n  help: set it to seconds");
        assert!(build(wrong).ends(2).aside.starts_with(&told), "{wrong}");
    }
}

#[test]
fn a_name_that_moves_the_cursor_is_told_on_one_line() {
    let folder = Folder::of(&letters());
    folder.write("pub\u{1b}[2K\nlic", "no folder");
    let told = folder.build(&["--output", "pub\u{1b}[2K\nlic"]).ends(2).aside;
    assert!(told.starts_with("error: `pub\\u{1b}[2K\\nlic` is no folder\n"), "{told}");
    let answer = folder.run(&["init", "wet\u{1b}[2K\nday"]).ends(0).answer;
    assert!(answer.contains("in `wet\\u{1b}[2K\\nday`\n"), "{answer}");
}

#[test]
fn a_home_that_no_shell_has_put_in_is_no_folder() {
    let folder = Folder::of(&letters());
    for argument in ["--output=~/www", "--root=~/letters", "-o~"] {
        let run = folder.build(&[argument]).ends(2);
        assert!(run.aside.contains("leave out the `=`, or write the whole path"), "{}", run.aside);
    }
    assert!(!folder.has("~"));
    folder.build(&["--output", "a~"]).ends(0);
}
