//! What becomes of the output folder: only what differs is written, what is someone else's stays, and a build that
//! fails leaves everything as it was.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

use feuilleton::source::Fingerprint;

use crate::support::{BROKEN, Folder, Run, TODAY, letters, program};

#[test]
fn a_failed_build_leaves_the_site_as_it_was() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let before = folder.stamps("public");
    for (path, text) in [
        ("content/03-sun.md", BROKEN),
        // This one is found while pages are printed already.
        ("templates/episode.html", "{{ episode.titel }}"),
        ("newsletter.toml", "title = "),
    ] {
        folder.write(path, text);
        folder.build(&[]).ends(1);
        assert!(before == folder.stamps("public"), "{path}");
        folder.remove(path);
    }
    assert_eq!(folder.run(&["build"]).ends(2).code, 2, "there is no masthead any more");
    assert!(before == folder.stamps("public"));
    assert!(!folder.has(".public.feuilleton-next"));
}

#[test]
fn a_second_build_writes_nothing() {
    let folder = Folder::of(&letters());
    // The time stamp of a file that was written just now is not relied on yet.
    std::thread::sleep(Duration::from_millis(150));
    folder.build(&[]).ends(0);
    let before = folder.stamps("");
    let run = folder.build(&[]).ends(0);
    assert!(run.answer.starts_with("2 episodes: 0 files written, 19 unchanged in public ("), "{}", run.answer);
    assert!(before == folder.stamps(""));
}

#[test]
fn a_build_writes_only_what_differs() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let before = folder.stamps("public");
    folder.write("content/01-rain/drop.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 21\"/>");
    let run = folder.build(&[]).ends(0);
    assert!(
        run.answer.starts_with("2 episodes: 3 files written, 16 unchanged in"),
        "the page, the picture, the feed: {}",
        run.answer
    );
    let after = folder.stamps("public");
    let changed: Vec<_> =
        after.iter().filter(|(path, it)| before.get(*path) != Some(it)).map(|(path, _)| &**path).collect();
    assert_eq!(changed, ["feed.xml", "rain/drop.svg", "rain/index.html"]);
}

#[test]
fn pages_lead_to_the_style_sheet_as_it_is_now() {
    let folder = Folder::of(&letters());
    for style in ["b {}", "i {}"] {
        folder.write("static/style.css", style);
        folder.build(&[]).ends(0);
        let address = format!("\"/style.css?v={}\"", Fingerprint::of(style.as_bytes()));
        let page = folder.files("public").remove("rain/index.html").expect("it is printed");
        assert!(String::from_utf8_lossy(&page).contains(&address), "{address}");
    }
}

#[test]
fn a_published_file_that_someone_changed_or_took_away_is_put_right() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let before = folder.files("public");
    let page = folder.read("public/rain/index.html");
    for spoil in [
        // As long as it was.
        &|| folder.write("public/rain/index.html", page.replace("Rain", "Sand")),
        &|| folder.write("public/feed.xml", ""),
        &|| folder.remove("public/rain/drop.svg"),
        &|| folder.remove("public/index.html"),
        // Another file in its place, which is no older.
        &|| folder.rename("public/rain/drop.svg", "public/index.html"),
    ] as [&dyn Fn(); 5]
    {
        spoil();
        assert!(before != folder.files("public"));
        folder.build(&[]).ends(0);
        assert!(before == folder.files("public"));
    }
}

#[test]
fn a_file_of_another_text_is_published_though_it_has_the_time_of_the_one_before() {
    let folder = Folder::of(&letters());
    let long_ago = UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for text in ["tide = 1", "tide = 2", "tide = 3"] {
        folder.write("static/tide.js", text);
        let file = fs::File::options().append(true).open(folder.path.join("static/tide.js"));
        file.and_then(|it| it.set_modified(long_ago)).expect("its time can be set");
        folder.build(&[]).ends(0);
        assert_eq!(folder.read("public/tide.js"), text);
        std::thread::sleep(Duration::from_millis(150));
    }
}

#[test]
fn a_newsletter_that_has_lost_its_folders_is_not_published() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let before = folder.stamps("public");
    folder.rename("content", "elsewhere");
    let run = folder.build(&[]).ends(2);
    assert!(run.aside.starts_with("error: there is no folder `content`"), "{}", run.aside);
    assert_eq!(folder.stamps("public"), before);
    let new = Folder::called("nothing-yet");
    for title in ["One", "Two"] {
        new.write("newsletter.toml", format!("title = \"{title}\"\nbase_url = \"https://letters.example\"\n"));
        assert!(new.build(&[]).ends(0).answer.starts_with("0 episodes"), "one in which nothing is yet has a site");
    }
    folder.write("content", "a file");
    folder.write("static", "a file");
    let run = folder.build(&[]).ends(1);
    for place in ["content", "static"] {
        assert!(run.aside.contains(&format!("this is no folder\n--> {place}")), "{}", run.aside);
    }
    assert!(before == folder.stamps("public"));
}

#[test]
fn what_is_gone_from_the_newsletter_goes_from_the_site() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.remove("content/01-rain/index.md");
    folder.remove("content/01-rain/drop.svg");
    let run = folder.build(&[]).ends(0);
    assert!(run.answer.contains("2 removed"), "{}", run.answer);
    assert!(!folder.has("public/rain"), "no empty folder stays");
    assert!(folder.has("public/mud/index.html"));
}

#[cfg(unix)]
#[test]
fn a_site_behind_a_link_is_replaced_where_it_lies() {
    let folder = Folder::of(&letters());
    folder.write("real/.keep", "");
    folder.remove("real/.keep");
    std::os::unix::fs::symlink("real", folder.path.join("public")).expect("a link can be made");
    folder.build(&[]).ends(0);
    assert!(folder.has("real/index.html"));
    assert!(folder.path.join("public").is_symlink());
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let folder = Folder::of(&letters());
    folder.write(".public.feuilleton-next/half/a.html", "half");
    folder.build(&[]).ends(0);
    assert!(!folder.has(".public.feuilleton-next") && !folder.has("public/half"));
}

#[test]
fn two_builds_at_once_take_turns() {
    let folder = Folder::of(&letters());
    let ends: Vec<i32> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| folder.build(&[]).code)).collect();
        runs.into_iter().map(|it| it.join().expect("no run panics")).collect()
    });
    assert_eq!(ends, [0; 4]);
    assert_eq!(folder.files("public").len(), 20);
    assert!(!folder.has(".public.feuilleton-next"));
}

#[test]
fn a_build_that_was_killed_while_it_moved_files_is_finished_by_the_next() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("public/.feuilleton.sealed/plan", "+rain/index.html\n+.feuilleton\n-mud/index.html\n");
    folder.write("public/.feuilleton.sealed/files/rain/index.html", "the new page");
    folder.write("public/.feuilleton.sealed/files/.feuilleton", "rain/index.html\n");
    // This build comes to nothing, so what is seen is what it finished first.
    folder.write("templates/episode.html", "{{ episode.titel }}");
    folder.build(&[]).ends(1);
    assert_eq!(folder.read("public/rain/index.html"), "the new page");
    assert!(!folder.has("public/mud") && !folder.has("public/.feuilleton.sealed"));
}

/// A newsletter that `init` started.
fn started(folder: &Folder, name: &str) {
    folder.run(&["init", name, "--today", "2026-06-01"]).ends(0);
}

#[test]
fn a_folder_that_holds_another_newsletter_is_left_alone_until_the_author_says_so() {
    let folder = Folder::empty();
    started(&folder, "one");
    started(&folder, "two");
    let build =
        |root: &str, options: &[&str]| folder.build(&[&["--root", root, "--output", "../www"], options].concat());
    build("one", &[]).ends(0);
    let before = folder.stamps("www");
    let run = build("two", &[]).ends(2);
    assert!(run.aside.starts_with("error: `two/../www` holds the newsletter `One`\n"), "{}", run.aside);
    assert!(run.aside.contains("`--adopt`") && !run.aside.contains("lost-name"), "{}", run.aside);
    assert!(before == folder.stamps("www"));
    assert!(!folder.run(&["check", "--root", "two", "--output", "../www"]).aside.contains("lost-name"));

    folder.write("one/static/notes.txt", "of the first");
    build("one", &[]).ends(0);
    let run = build("two", &["--adopt"]).ends(0);
    assert_eq!(run.aside, "", "what readers of the first knew is not compared");
    assert_eq!(folder.read("www/notes.txt"), "of the first", "what has another name stays");
    build("two", &[]).ends(0);
    assert!(build("one", &[]).ends(2).aside.contains("holds the newsletter `Two`"), "now it is the other’s");
}

#[test]
fn a_newsletter_is_known_again_whatever_its_author_changes() {
    let folder = Folder::empty();
    started(&folder, "one");
    let build = |root: &str| folder.build(&["--root", root, "--output", "../www"]);
    build("one").ends(0);
    let masthead = folder.read("one/newsletter.toml");
    let id = crate::support::between(&masthead, "\nid = \"", "\"").to_owned();
    let edit = |root: &str, changes: &[(&str, &str)]| {
        let path = format!("{root}/newsletter.toml");
        folder.write(&path, changes.iter().fold(folder.read(&path), |text, (from, to)| text.replace(from, to)));
    };
    edit("one", &[("title = \"One\"", "title = \"Uno\"")]);
    build("one").ends(0);
    edit("one", &[(&id, "uno.example"), ("title = \"Uno\"", "title = \"Eins\"")]);
    build("one").ends(0);
    edit("one", &[("https://example.org", "https://eins.example/letters")]);
    build("one").ends(0);
    // A clone remembers nothing, and a machine that builds it may have changed one of them.
    for path in ["newsletter.toml", "content/01-first-light/01-hello.md", "content/about.md"] {
        folder.write(&format!("clone/{path}"), folder.read(&format!("one/{path}")));
    }
    edit("clone", &[("uno.example", "eins.example")]);
    build("clone").ends(0);
    // Earlier versions did not say whose it is.
    let manifest = folder.read("www/.feuilleton");
    folder.write("www/.feuilleton", manifest.split_once('\n').expect("many lines").1);
    started(&folder, "two");
    build("two").ends(0);
    assert!(folder.read("www/.feuilleton").lines().next().is_some_and(|it| it.ends_with(" Two")));
}

#[test]
fn an_edition_without_an_episode_does_not_take_the_place_of_one_with_some() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let before = folder.stamps("public");
    let content = |to: &str, from: &str| folder.rename(from, to);
    content("elsewhere", "content");
    folder.write("content/.keep", "");
    let run = folder.build(&[]).ends(2);
    assert!(run.aside.starts_with("error: nothing is in the folder `content`, and what is published would go\n"));
    let check = folder.run(&["check", "--today", crate::support::TODAY]).ends(0);
    let remark = "warning[empty-text]: no text is in this folder: none of its files ends in `.md`\n--> content\n";
    assert!(check.aside.starts_with(remark) && !check.answer.contains("nothing to say"), "{}", check.aside);

    // A season that lies elsewhere would be read by nobody.
    std::os::unix::fs::symlink("../elsewhere", folder.path.join("content/season")).expect("a link can be made");
    let run = folder.build(&[]).ends(1);
    assert!(run.aside.contains("error: this link leads to a folder, and nothing in it is read"), "{}", run.aside);
    folder.remove("content/season");
    folder.remove("content/.keep");
    content("content", "elsewhere");

    let run = folder.run(&["build", "--today", "2020-01-01"]).ends(2);
    assert!(
        run.aside.starts_with("error: no episode would be left of those in `public`: all are held back\n"),
        "{}",
        run.aside
    );
    assert!(run.aside.contains("if the site is to be empty, take that folder away first"), "{}", run.aside);
    assert!(before == folder.stamps("public"));
    folder.rename("public", "former");
    assert!(folder.run(&["build", "--today", "2020-01-01"]).ends(0).answer.starts_with("0 episodes"));
}

#[test]
fn what_readers_may_see_they_may_see_whatever_the_umask_of_a_later_build() {
    for manner in ["", "--in-place"] {
        let folder = Folder::of(&letters());
        let build = |umask: &str| {
            let build = format!("umask {umask}; {} build --today {TODAY} {manner}", program().get_program().display());
            Run::of(Command::new("sh").args(["-c", &build]).current_dir(&folder.path)).ends(0);
        };
        build("022");
        folder.write("content/02-mud.md", "+++\ntitle = \"Mud!\"\ndate = 2026-03-08\n+++\n");
        folder.write("content/03-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\nIt shone.\n");
        build("077");
        assert!(folder.read("public/index.html").contains("Mud!"));
        let mode = |it: &str| fs::metadata(folder.path.join(it)).expect("it is there").permissions().mode() & 0o777;
        for file in folder.files("public").keys() {
            assert_eq!(mode(&format!("public/{file}")), 0o644, "{manner} {file}");
        }
        assert_eq!((mode("public"), mode("public/mud"), mode("public/sun")), (0o755, 0o755, 0o755), "{manner}");
    }
}

#[test]
fn a_site_that_lost_its_bytes_with_the_power_is_made_anew() {
    for manifest in [&b""[..], &[0; 300], b"\xff\xfe\xfd"] {
        let folder = Folder::of(&letters());
        folder.build(&[]).ends(0);
        let whole = folder.files("public");
        for path in whole.keys() {
            folder.write(&format!("public/{path}"), "");
        }
        folder.write("public/.feuilleton", manifest);
        folder.remove("content/02-mud.md");
        folder.build(&[]).ends(0);
        assert!(!folder.has("public/mud") && folder.read("public/index.html").contains("Rain"));
        folder.write("public/.feuilleton", manifest);
        folder.run(&["check", "--today", TODAY]).ends(0);
    }
}

#[test]
fn two_folders_whose_names_are_no_text_are_two() {
    let names = [&b"out/a\xff"[..], b"out/a\xfe"].map(OsStr::from_bytes);
    let folder = Folder::of(&letters());
    for name in names {
        let mut builder = program();
        builder.args(["build", "--today", TODAY, "--output"]).arg(name).current_dir(&folder.path);
        Run::of(&mut builder).ends(0);
        assert!(folder.path.join(name).join("rain/index.html").exists());
    }
}
