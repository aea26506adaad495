//! Someone else is at work: a second build, or the author, who goes on writing.

#![expect(clippy::disallowed_methods, reason = "the author writes while the program reads")]

use std::fs;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::{Change, Editions, Seen};
use crate::support::{Folder, Run, letters};

#[test]
fn a_second_build_waits_or_gives_up() {
    let editions = Editions::published("twice-lock", Change::Little);
    editions.write_new();
    let public = editions.folder.path.join("public");
    let first = fs::File::open(&public).expect("the folder can be opened");
    first.lock().expect("nobody else builds here");
    let run = editions.folder.build(&["--lock-timeout", "0"]).ends(2);
    let refusal = format!(
        "error: another build is publishing in `{}`\n  help: try again when it has ended; `--lock-timeout` says how long \
         to wait\n",
        public.display()
    );
    assert!(run.aside.ends_with(&refusal), "{}", run.aside);
    assert_eq!(editions.seen("locked"), Seen::Old);
    let run = editions.folder.build(&["--lock-timeout", "1"]).ends(2);
    assert!(
        run.aside.starts_with("note: another build is publishing here, and this one waits for it\n"),
        "{}",
        run.aside
    );
    assert!(run.aside.contains("public`, and has not ended within 1 s\n"), "{}", run.aside);
    assert_eq!(editions.seen("locked"), Seen::Old);
    let run = std::thread::scope(|scope| {
        let second = scope.spawn(|| editions.build());
        std::thread::sleep(Duration::from_millis(400));
        assert_eq!(editions.seen("waiting"), Seen::Old);
        drop(first);
        second.join().expect("the build ends")
    });
    assert!(run.ends(0).aside.starts_with("note: another build is publishing here"));
    assert_eq!(editions.seen("after its turn"), Seen::New);
}

#[test]
fn what_was_found_out_is_told_and_kept_when_the_site_cannot_be_published() {
    let editions = Editions::published("twice-told", Change::Little);
    let text = "+++\ntitle = \"Fog\"\n+++\n```rust\nfn fog() {}\n```\n```fogtran\nfog\n```\n";
    editions.folder.write("content/fog.md", text);
    let held = fs::File::open(editions.folder.path.join("public")).expect("the folder can be opened");
    held.lock().expect("nobody else builds here");
    let memo = editions.folder.stamps(".feuilleton");
    let told = editions.folder.build(&["--lock-timeout", "0"]).ends(2).aside;
    let (warning, error) = (told.find("fogtran"), told.find("error: another build is publishing in"));
    assert!(warning.is_some() && warning < error, "{told}");
    assert!(memo != editions.folder.stamps(".feuilleton"), "the texts are not read anew the next time");
}

#[test]
fn only_a_build_into_a_folder_around_it_makes_another_wait() {
    let editions = Editions::published("twice-neighbours", Change::Little);
    let build = |output: &str| editions.folder.build(&["--output", output, "--lock-timeout", "0"]);
    for output in ["srv/a", "srv/b", "site"] {
        build(output).ends(0);
    }
    let lock = |folder: &str| {
        let held = fs::File::open(editions.folder.path.join(folder)).expect("the folder can be opened");
        held.lock().expect("nobody else builds here");
        held
    };
    let neighbour = lock("srv/a");
    build("srv/b").ends(0);
    build("srv/a").ends(2);
    drop(neighbour);
    let around = lock("site");
    assert!(build("site/within").ends(2).aside.contains("site`\n"), "both move what is in the site");
    drop(around);
    build("site/within").ends(0);
    let within = lock("site/within");
    build("site/beside").ends(0);
    drop(within);
    build("site").ends(0);
    assert!(editions.folder.has("site/within/index.html") && editions.folder.has("site/beside/index.html"));
}

#[test]
fn builds_into_folders_within_each_other_leave_each_whole() {
    let editions = Editions::published("twice-nested", Change::Much);
    let outputs = ["site", "site/a", "site/a/b", "site/c"];
    let build = |output: &str| editions.folder.build(&["--output", output, "--adopt"]);
    for output in outputs {
        build(output).ends(0);
    }
    for round in 0..4 {
        if round % 2 == 0 {
            editions.write_new();
        } else {
            editions.write_old();
        }
        std::thread::scope(|scope| {
            let builds: Vec<_> = outputs.map(|it| scope.spawn(move || build(it))).into_iter().collect();
            for build in builds {
                build.join().expect("the build ends").ends(0);
            }
        });
        let expected = if round % 2 == 0 { &editions.new } else { &editions.old };
        for output in outputs {
            let site = editions.folder.files(output);
            let differs = expected.iter().find(|(path, bytes)| site.get(*path) != Some(bytes));
            assert_eq!(differs.map(|(path, _)| path), None, "round {round}: {output}");
        }
    }
}

#[test]
fn what_someone_else_lays_into_the_site_while_it_is_built_stays() {
    let editions = Editions::published("twice-foreign", Change::Much);
    let folder = |name: &str| editions.folder.path.join("public").join(name);
    for place in ["uploads", "s1/rain-5"] {
        fs::create_dir_all(folder(place)).expect("it can be made");
    }
    let ended = AtomicBool::new(false);
    let (laid, last) = std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            let (mut laid, mut last) = (Vec::new(), 0);
            while !ended.load(Ordering::Relaxed) {
                let number = laid.len();
                // As editors save: a file takes the place of another. What counts is what can be seen.
                let saved = fs::write(folder("uploads/list.new"), number.to_string());
                let saved = saved.and_then(|()| fs::rename(folder("uploads/list.new"), folder("uploads/list")));
                let seen = fs::read_to_string(folder("uploads/list"));
                if saved.is_ok() && seen.is_ok_and(|it| it == number.to_string()) {
                    last = number;
                }
                let name = match number % 3 {
                    0 => format!("uploads/{number}.txt"),
                    1 => format!("s1/rain-5/{number}.txt"),
                    _ => format!("late-{number}/in/it.txt"),
                };
                // Between the two calls the sites may change places, and the folder comes along a moment later.
                let around = folder(&name).parent().expect("it is in a folder").to_path_buf();
                let written = fs::create_dir_all(around).and_then(|()| fs::write(folder(&name), "mine"));
                if written.is_ok() && folder(&name).exists() {
                    laid.push(name);
                }
                std::thread::sleep(Duration::from_micros(100));
            }
            (laid, last)
        });
        let builds: Vec<Run> = (0..3)
            .map(|round| {
                if round % 2 == 0 {
                    editions.write_new();
                } else {
                    editions.write_old();
                }
                editions.folder.build(&["--adopt", "--sync"])
            })
            .collect();
        ended.store(true, Ordering::Relaxed);
        for it in builds {
            it.ends(0);
        }
        other.join().expect("it ends")
    });
    let lost: Vec<&String> = laid.iter().filter(|it| !folder(it).exists()).collect();
    assert!(lost.is_empty(), "{} of {} are lost: {:?}", lost.len(), laid.len(), lost.first());
    assert_eq!(fs::read_to_string(folder("uploads/list")).ok(), Some(last.to_string()));
}

#[test]
fn a_build_that_loses_a_part_of_its_stage_shows_nothing_of_it() {
    for change in [Change::All, Change::Much] {
        let editions = Editions::published(&format!("twice-deleted-{change:?}"), change);
        editions.write_new();
        // The page of all episodes is printed long after all others.
        let long = "{% for one in range(end=1000) %}{% for other in range(end=3000) %}{% endfor %}{% endfor %}";
        let template = format!(
            "{{% extends \"theme/archive.html\" %}}{{% block search %}}{long}{{{{ super() }}}}{{% endblock %}}"
        );
        editions.folder.write("templates/archive.html", template);
        // What stands in the stage then is of this build.
        let _ = fs::remove_dir_all(editions.folder.path.join(".feuilleton/stage"));
        let mut builder = editions.builder();
        let build = builder.env("RAYON_NUM_THREADS", "2").stderr(Stdio::piped()).spawn();
        let mut build = build.expect("the program can be run");
        while !editions.folder.has(".feuilleton/stage/public/sitemap.xml") {
            assert!(build.try_wait().expect("it can be asked").is_none(), "{change:?}: it prints the page for long");
            std::thread::sleep(Duration::from_millis(1));
        }
        editions.folder.remove(".feuilleton/stage/public/sitemap.xml");
        let ended = build.wait_with_output().expect("it ends");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{change:?}: {told}");
        assert!(told.contains("was changed meanwhile") && told.contains("help: build again"), "{change:?}: {told}");
        assert_eq!(editions.seen("a part of its stage was deleted"), Seen::Old);
        editions.folder.remove("templates/archive.html");
        editions.folder.build(&[]).ends(0);
        assert_eq!(editions.seen("built again"), Seen::New);
    }
}

#[test]
fn builds_of_two_states_at_once_leave_one_of_them() {
    let editions = Editions::published("twice-builds", Change::Much);
    for round in 0..6 {
        let when = format!("round {round}");
        let mut first = editions.builder().spawn().expect("the program can be run");
        if round % 2 == 0 {
            editions.write_new();
        } else {
            editions.write_old();
        }
        assert!(editions.builder().status().expect("the program can be run").success());
        assert!(first.wait().expect("it ends").code().is_some());
        editions.build().ends(0);
        assert_eq!(editions.seen(&when), if round % 2 == 0 { Seen::New } else { Seen::Old }, "{when}");
        editions.assert_tidy(&when);
    }
}

#[test]
fn what_is_edited_in_mid_build_is_old_or_new_and_the_author_is_told() {
    let editions = Editions::published("twice-edits", Change::Little);
    let episode = editions.folder.path.join("content/03-s3/25-rain-25.md");
    let old = editions.folder.read("content/03-s3/25-rain-25.md");
    let new = old.replace("It rained, and it was wet.", "It shone, and it was warm.");
    let done = AtomicBool::new(false);
    let runs = std::thread::scope(|scope| {
        scope.spawn(|| {
            let draft = editions.folder.path.join("draft");
            for text in [&new, &old].into_iter().cycle() {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                fs::write(&draft, text).expect("a file can be written");
                fs::rename(&draft, &episode).expect("a file can be replaced");
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        // A build that has nothing to print may be done between two edits.
        let runs: Vec<_> = (0..12)
            .map(|_| {
                let run = editions.build().ends(0);
                let page = editions.folder.read("public/s3/rain-25/index.html");
                assert!(page.contains("It rained") != page.contains("It shone"), "{page}");
                run
            })
            .collect();
        done.store(true, Ordering::Relaxed);
        runs
    });
    let note =
        "note: `content/03-s3/25-rain-25.md` was edited while the site was built; build again to be sure of it\n";
    assert!(runs.iter().all(|it| it.aside.is_empty() || it.aside == note), "something else was said");
    assert!(runs.iter().any(|it| it.aside == note), "nobody was told");
    assert_eq!(editions.build().ends(0).aside, "", "nobody edits any more");
}

#[test]
fn a_sheet_that_cannot_be_printed_leaves_the_old_site() {
    for change in [Change::Much, Change::Little] {
        let editions = Editions::published(&format!("twice-sheet-{change:?}"), change);
        editions.write_new();
        // Every page but one can be printed, and the mistake is met in the middle.
        let template = "{% if episode.title == \"Rain 17\" %}{{ episode.titel }}{% endif %}{{ episode.title }}";
        editions.folder.write("templates/episode.html", template);
        let run = editions.build().ends(1);
        assert!(run.aside.contains(" --> templates/episode.html:1:"), "{}", run.aside);
        assert_eq!(editions.seen("a sheet fails"), Seen::Old);
        editions.folder.remove("templates/episode.html");
        editions.build().ends(0);
        assert_eq!(editions.seen("the sheet is mended"), Seen::New);
    }
}

#[test]
fn first_builds_wait_only_for_one_that_makes_the_same_site() {
    let editions = Editions::published("twice-first", Change::All);
    let others = Folder::called("twice-first-others").with(&letters());
    let place = |name: &str| editions.folder.path.join("srv").join(name).display().to_string();
    // The page of all episodes is printed long after all others.
    let long = "{% for one in range(end=1000) %}{% for other in range(end=3000) %}{% endfor %}{% endfor %}";
    editions.folder.write(
        "templates/archive.html",
        format!("{{% extends \"theme/archive.html\" %}}{{% block search %}}{long}{{% endblock %}}"),
    );
    let mut first = editions.builder().args(["--output", "srv/a"]).spawn().expect("the program can be run");
    while editions.folder.names(".feuilleton/stage/srv%2Fa").is_empty() {
        assert!(first.try_wait().expect("it can be asked").is_none(), "it prints the page for long");
        std::thread::sleep(Duration::from_millis(1));
    }
    let build = |output: &str| others.build(&["--output", output, "--lock-timeout", "0"]);
    build(&place("b")).ends(0);
    let told = build(&place("a")).ends(2).aside;
    assert!(told.contains(&format!("error: another build is publishing in `{}`\n", place("a"))), "{told}");
    assert!(first.try_wait().expect("it can be asked").is_none(), "it prints the page for long");
    assert!(first.wait().expect("it ends").success());
    assert!(editions.folder.has("srv/a/index.html") && editions.folder.has("srv/b/index.html"));
    assert_eq!(editions.folder.names("srv"), ["a", "b"]);
}

#[test]
fn a_first_build_that_comes_to_nothing_leaves_no_folder() {
    let folder = Folder::called("twice-nothing").with(&letters());
    folder.write("templates/episode.html", "{{ episode.titel }}");
    folder.build(&[]).ends(1);
    assert!(!folder.has("public"));
    folder.remove("templates/episode.html");
    folder.build(&[]).ends(0);
}
