//! Links, pipes and folders that would lead a build astray: into folders of others, into waiting for ever, or into half
//! a site.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::{Folder, TODAY, letters, program, say};

/// The second episode, which is edited ever again.
fn mud(title: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2026-03-08\n+++\n")
}

#[test]
fn what_a_link_in_the_site_leads_to_is_someone_elses_however_long_it_is_there() {
    let page = "+++
title = \"Photos\"
+++
Ours
";
    let table = [("static/photos/2026", "Ours", "photos/2026"), ("content/photos.md", page, "photos/index.html")];
    for (ours, text, sheet) in table {
        let folder = Folder::of(&letters());
        folder.build(&[]).ends(0);
        folder.write("elsewhere/2026/cat.txt", "mine");
        folder.write("elsewhere/index.html", "mine");
        // The folder in which the next site is put together gets a link, too, which leads to the same place.
        symlink(folder.path.join("elsewhere"), folder.path.join("public/photos")).expect("a link can be made");
        for title in ["Mud!", "Mud?"] {
            folder.write("content/02-mud.md", mud(title));
            folder.build(&[]).ends(0);
        }
        let theirs = folder.stamps("elsewhere");
        folder.write(ours, text);
        let run = folder.build(&[]).ends(2);
        let told = format!("`public/photos` was not written by feuilleton and stands where `{sheet}` would be");
        assert!(run.aside.contains(&told), "{}", run.aside);
        assert!(folder.stamps("elsewhere") == theirs, "{ours}");
        fs::remove_file(folder.path.join("public/photos")).expect("it is theirs to take away");
        folder.build(&[]).ends(0);
        assert!(folder.read(&format!("public/{sheet}")).contains("Ours"), "{ours}");
        assert!(folder.stamps("elsewhere") == theirs, "{ours}");
    }
}

#[test]
fn nothing_is_removed_through_a_link() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.rename("public/mud", "elsewhere");
    symlink("../elsewhere", folder.path.join("public/mud")).expect("a link can be made");
    folder.remove("content/02-mud.md");
    folder.build(&["--in-place"]).ends(0);
    assert!(folder.has("elsewhere/index.html"), "it is theirs now");
}

#[test]
fn nobody_waits_for_a_pipe() {
    let pipe = |folder: &Folder, path: &str| {
        let place = folder.path.join(path);
        fs::remove_file(&place).expect("it was published");
        Command::new("mkfifo").arg(place).status().is_ok_and(|it| it.success())
    };
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    if !pipe(&folder, "public/mud/index.html") {
        say("there is no mkfifo here: nothing waits for a pipe");
        return;
    }
    folder.build(&[]).ends(0);
    assert!(folder.read("public/mud/index.html").contains("Mud"));
    assert!(pipe(&folder, "public/.feuilleton"));
    let run = folder.build(&[]).ends(2);
    assert!(run.aside.contains("`public` holds files that feuilleton did not write"), "{}", run.aside);
}

#[test]
fn a_file_whose_name_differs_in_its_case_alone_is_another() {
    for manner in [&[][..], &["--in-place"]] {
        let folder = Folder::of(&letters());
        folder.write("static/Logo.txt", "a lamp");
        folder.build(manner).ends(0);
        folder.rename("static/Logo.txt", "static/logo.txt");
        folder.build(manner).ends(0);
        assert!(folder.has("public/logo.txt") && !folder.has("public/Logo.txt"));
    }
}

#[test]
fn the_first_build_may_be_killed_while_it_moves_its_files() {
    let folder = Folder::of(&letters());
    folder.build(&["--output", "whole"]).ends(0);
    let whole = folder.files("whole");
    for name in whole.keys() {
        // Half of them were moved, and the list of all comes last.
        let place = if name.starts_with(['a', 'm', 'r', 's']) { "public" } else { "public/.feuilleton.sealed/files" };
        folder.write(&format!("{place}/{name}"), &whole[name]);
    }
    let plan: String = whole.keys().filter(|it| *it != ".feuilleton").map(|it| format!("+{it}\n")).collect();
    folder.write("public/.feuilleton.sealed/plan", format!("{plan}+.feuilleton\n"));
    folder.build(&["--in-place"]).ends(0);
    assert!(folder.files("public") == whole);
    let stage = Folder::of(&letters());
    stage.write("public/.feuilleton.next/files/index.html", "half a page");
    stage.build(&["--in-place"]).ends(0);
    assert!(stage.files("public") == whole, "what was not sealed is put together anew");
}

#[test]
fn a_site_that_was_moved_aside_is_never_lost() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("public/CNAME", "letters.example");
    // A build was killed between its two renames, and something has made the folder that was not there.
    folder.rename("public", ".public.feuilleton-aside");
    folder.write("public/new.txt", "mine");
    folder.write("content/02-mud.md", mud("Mud!"));
    let run = folder.build(&[]).ends(2);
    assert!(run.aside.contains("was made while the site was moved, which is in"), "{}", run.aside);
    assert!(folder.has("public/new.txt") && folder.has(".public.feuilleton-aside/CNAME"));
    folder.remove("public/new.txt");
    folder.build(&[]).ends(0);
    assert!(folder.has("public/CNAME") && folder.has("public/index.html") && !folder.has(".public.feuilleton-aside"));
}

#[test]
fn a_site_that_is_taken_away_while_it_is_built_is_not_half_built() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("content/02-mud.md", mud("Mud!"));
    let mut strace = Command::new("strace");
    // The build takes its time before it looks at the site that the next one follows.
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=linkat,unlink"]);
    strace.args(["-e", "inject=linkat:delay_enter=700000:when=1"]).arg(program().get_program());
    strace.args(["build", "--today", TODAY]).current_dir(&folder.path).stderr(Stdio::piped());
    let Ok(build) = strace.spawn() else {
        say("strace cannot be run here: no site is taken away");
        return;
    };
    std::thread::sleep(Duration::from_millis(400));
    folder.rename("public", "gone");
    let output = build.wait_with_output().expect("it ends");
    let aside = String::from_utf8_lossy(&output.stderr);
    if aside.contains("ptrace") {
        say("strace cannot be run here: no site is taken away");
        return;
    }
    // It came as a whole before or after, or not at all.
    let is_whole = |site: &str| {
        ["index.html", "rain/index.html", "style.css"].iter().all(|it| folder.has(&format!("{site}/{it}")))
    };
    assert!(is_whole("gone") && (is_whole("public") || !folder.has("public")), "{aside}");
    assert_eq!(output.status.code(), Some(if folder.has("public") { 0 } else { 2 }), "{aside}");
    folder.build(&[]).ends(0);
    assert!(is_whole("public"));
}

#[test]
fn a_file_that_is_called_like_a_folder_of_ours_is_no_ones_to_throw_away() {
    for (place, arguments) in [
        (".public.feuilleton-next", &[][..]),
        (".public.feuilleton-aside", &[]),
        ("public/.feuilleton.stage", &["--in-place"]),
        ("public/.feuilleton.next", &["--in-place"]),
        ("public/.feuilleton.sealed", &["--in-place"]),
    ] {
        let folder = Folder::of(&letters());
        if place.starts_with("public") {
            folder.build(&[]).ends(0);
        }
        folder.write(place, "a thesis");
        folder.write("content/02-mud.md", mud("Mud!"));
        let run = folder.build(arguments).ends(2);
        let told = format!("{place}` is no folder, and builds make one of that name\n");
        assert!(run.aside.contains(&told), "{place}: {}", run.aside);
        folder.rename(place, "thesis");
        folder.build(arguments).ends(0);
        assert_eq!(folder.read("thesis"), "a thesis");
        assert!(folder.read("public/mud/index.html").contains("Mud!"), "{place}");
    }
}

#[test]
fn what_someone_else_calls_as_our_list_is_called_stays() {
    for arguments in [&["--adopt"][..], &["--adopt", "--in-place"]] {
        let folder = Folder::of(&letters());
        folder.write("public/.feuilleton/keep.txt", "mine");
        let run = folder.build(arguments).ends(2);
        assert!(run.aside.contains("stands where the list of our files would be"), "{}", run.aside);
        assert_eq!(folder.files("public").keys().collect::<Vec<_>>(), [".feuilleton/keep.txt"]);
    }
}

#[test]
fn a_page_that_nobody_may_replace_is_refused_before_anything_is_shown() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let fix = |mark: &str| {
        let mut command = Command::new("chattr");
        command.args([mark, "public/index.html"]).current_dir(&folder.path).stderr(Stdio::null()).status()
    };
    if !fix("+i").is_ok_and(|it| it.success()) {
        say("nothing can be fixed in its place here: skipped");
        return;
    }
    let before = folder.files("public");
    folder.write("newsletter.toml", folder.read("newsletter.toml").replace("title = \"", "title = \"New "));
    let run = folder.build(&["--in-place"]);
    let is_unchanged = folder.files("public") == before;
    assert!(fix("-i").is_ok_and(|it| it.success()));
    let run = run.ends(2);
    assert!(run.aside.contains("public/index.html` may not be changed by anyone\n"), "{}", run.aside);
    assert!(is_unchanged);
    folder.build(&["--in-place"]).ends(0);
    assert!(folder.read("public/index.html").contains("New "));
}

#[test]
fn what_root_builds_belongs_to_whoever_has_the_site_and_what_is_roots_all_the_same_leaves_it_whole() {
    let folder = Folder::of(&letters());
    let give = |place: &str, to: &str| Command::new("chown").args(["-R", to, place]).current_dir(&folder.path).status();
    let all_to_nobody = || give(".", "65534:65534");
    let as_nobody = || folder.run_as_nobody(1000, &["build", "--today", TODAY]);
    if !all_to_nobody().is_ok_and(|it| it.success()) || as_nobody().code != 0 {
        say("only root can build as two users, where both find the program: skipped");
        return;
    }
    folder.write("content/03-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\nIt shone.\n");
    folder.build(&[]).ends(0);
    for place in ["public", "public/index.html", "public/sun", "public/sun/index.html"] {
        let owner = fs::metadata(folder.path.join(place)).map(|it| it.uid());
        assert_eq!(owner.expect("it is there"), 65534, "{place}");
    }
    folder.write("content/04-fog.md", "+++\ntitle = \"Fog\"\ndate = 2026-03-22\n+++\nIt hid.\n");
    folder.build(&["--in-place"]).ends(0);
    for place in ["public/fog", "public/fog/index.html"] {
        let owner = fs::metadata(folder.path.join(place)).map(|it| it.uid());
        assert_eq!(owner.expect("it is there"), 65534, "{place}");
    }
    assert!(give("public/sun", "0:0").is_ok_and(|it| it.success()));
    let before = folder.files("public");
    folder.write("newsletter.toml", folder.read("newsletter.toml").replace("title = \"", "title = \"New "));
    let run = as_nobody().ends(2);
    let told = "public/sun` cannot be written to: it is someone else's\n";
    assert!(run.aside.contains("`, and in the newsletter's `.feuilleton`, your own"), "{}", run.aside);
    assert!(run.aside.contains(told) && run.aside.contains("nothing was changed"), "{}", run.aside);
    assert!(folder.files("public") == before);
    assert!(all_to_nobody().is_ok_and(|it| it.success()));
    as_nobody().ends(0);
    assert!(folder.read("public/sun/index.html").contains("New "));
}

#[test]
fn what_root_begins_in_someone_elses_newsletter_is_theirs() {
    let folder = Folder::of(&letters());
    let give = |place: &str, to: &str| Command::new("chown").args(["-R", to, place]).current_dir(&folder.path).status();
    let build = ["build", "--today", TODAY];
    if !give(".", "65534:65534").is_ok_and(|it| it.success()) || folder.run_as_nobody(1000, &["theme"]).code != 0 {
        say("only root can build as two users, where both find the program: skipped");
        return;
    }
    folder.build(&[]).ends(0);
    folder.run(&["email", "--all", "--target", "maildir", "--today", TODAY]).ends(0);
    let places = [".feuilleton", "public", "letters"].map(|it| folder.path.join(it));
    let roots = Command::new("find").args(&places).args(["-user", "0"]).output().expect("it can be run");
    assert_eq!(String::from_utf8_lossy(&roots.stdout), "");
    folder.write("content/03-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\nIt shone.\n");
    assert_eq!(folder.run_as_nobody(1000, &build).ends(0).aside, "");
    folder.run_as_nobody(1000, &["email", "--all", "--target", "maildir", "--today", TODAY]).ends(0);
    let told = folder.run_as_nobody(1000, &["build", "--today", TODAY, "--output", "/letters-of-nobody"]).ends(2).aside;
    let help = "Permission denied (os error 13)\n  help: let someone make it who may, and give it to you\n";
    assert!(told.ends_with(&format!("error: cannot make the folder `/letters-of-nobody`: {help}")), "{told}");
    assert!(give(".feuilleton", "0:0").is_ok_and(|it| it.success()));
    folder.write("content/03-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\nIt shines.\n");
    let told = folder.run_as_nobody(1000, &build).ends(0).aside;
    assert!(told.contains("/.feuilleton/next`: Permission denied"), "{told}");
    assert!(told.contains("\n  help: make all in `./.feuilleton` your own\n"), "{told}");
}
