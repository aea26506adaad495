//! How much is too much: said in words, before a machine runs out of memory, and every limit can be moved.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use feuilleton::diagnostic::Diagnostic;
use feuilleton::press::Deadline;
use feuilleton::source::{SourcePath, Span};
use feuilleton::world::in_time;
use image::GrayImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};

use crate::support::{Folder, TODAY, check, letters, say};

/// A masthead with a `[limits]` table.
fn masthead(limits: &str) -> String {
    format!("title = \"Letters\"\nbase_url = \"https://letters.example\"\n[limits]\n{limits}\n")
}

/// A picture of so many pixels, all of them black.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::NoFilter);
    GrayImage::new(width, height).write_with_encoder(encoder).expect("it is stored");
    bytes
}

#[test]
fn a_long_value_without_quotation_marks_is_too_long_first() {
    let folder = Folder::of(&letters());
    let front = format!("+++\ntitle = \"Sun\"\nsummary = {}\n+++\n", "a".repeat(70_000));
    folder.write("content/sun.md", front);
    let run = folder.build(&[]).ends(1);
    assert!(run.aside.starts_with("error: this front matter is longer than 64 KB: it has 71 KB\n"), "{}", run.aside);
    assert!(run.aside.contains("error: a text stands between quotation marks\n --> content/sun.md:3:11\n"));
    assert!(run.aside.contains("= help: write `summary = \"…\"`\n"), "{}", run.aside);
}

#[test]
fn what_is_too_large_is_told_unless_the_author_allows_it() {
    let front = |length: usize| format!("+++\ntitle = \"Sun\"\nextra = {{ a = \"{}\" }}\n+++\n", "x".repeat(length));
    let lines = |count: usize| format!("+++\ntitle = \"Sun\"\n+++\n{}", "It shone.\n\n".repeat(count));
    let table: [(&str, Vec<u8>, &str, &str); 4] = [
        (
            "content/sun.md",
            front(70_000).into_bytes(),
            "this front matter is longer than 64 KB: it has 71 KB\n --> content/sun.md:1:1\n",
            "front_matter_kb = 80",
        ),
        (
            "content/sun.md",
            lines(110_000).into_bytes(),
            "this file is longer than 1 MB\n --> content/sun.md:1:1\n",
            "text_mb = 2",
        ),
        (
            "content/01-rain/sky.png",
            png(20_000, 6_000),
            "this picture is 20000 × 6000 pixels large, which is more than 100 megapixels\n--> content/01-rain/sky.png\n",
            "picture_megapixels = 120\n[pictures]\nwidths = [480]",
        ),
        (
            "templates/page.html",
            b"{% for a in range(end=5000) %}{% for b in range(end=5000) %}{{ b }} {% endfor %}{% endfor %}".to_vec(),
            "this prints more than 20 MB\n --> templates/page.html:1:1\n",
            "page_mb = 200",
        ),
    ];
    for (path, bytes, told, allowed) in table {
        let folder = Folder::of(&letters());
        folder.write("content/about.md", "+++\ntitle = \"About\"\n+++\n");
        // However busy the machine is, no page is given up here for the time that it takes.
        let smaller = if allowed.starts_with("text") { "text_mb = 1\n" } else { "" };
        folder.write("newsletter.toml", masthead(&format!("{smaller}page_seconds = 600")));
        folder.build(&[]).ends(0);
        let before = folder.stamps("public");
        folder.write(path, bytes);
        if path.contains("sky") {
            folder.write("content/sky.md", "+++\ntitle = \"Sky\"\n+++\n![The sky](01-rain/sky.png)\n");
        }
        let run = folder.build(&[]).ends(1);
        assert!(run.aside.contains(told) && run.aside.ends_with("\n1 error\n"), "{}", run.aside);
        assert!(run.aside.contains("of newsletter.toml"), "{}", run.aside);
        assert!(before == folder.stamps("public"), "{path}");
        if !path.starts_with("templates") {
            folder.write("newsletter.toml", masthead(allowed));
            assert_eq!(folder.build(&[]).ends(0).aside, "", "{allowed}");
        }
    }
}

#[test]
fn a_page_that_is_too_long_for_what_stands_in_it_is_told_by_its_name() {
    let folder = Folder::of(&letters());
    folder.write("newsletter.toml", masthead("page_mb = 1"));
    folder.write("content/sun.md", format!("+++\ntitle = \"Sun\"\n+++\n{}", "It shone.\n".repeat(110_000)));
    let run = folder.build(&[]).ends(1);
    let told = "error: the page of this text is longer than 1 MB\n --> content/sun.md:1:1\n";
    assert!(run.aside.contains(told) && run.aside.ends_with("\n1 error\n"), "{}", run.aside);
    assert!(run.aside.contains("help: split the text, or raise `page_mb`"), "{}", run.aside);

    folder.write("content/sun.md", "+++\ntitle = \"Sun\"\n+++\nIt shone.\n");
    let every = "{% extends \"theme/base.html\" %}{% block footer %}LOOP{% endblock %}";
    let long = "{% for a in range(end=1000) %}{% for b in range(end=1000) %}{{ b }} {% endfor %}{% endfor %}";
    folder.write("templates/base.html", every.replace("LOOP", long));
    let run = folder.build(&[]).ends(1);
    for told in [
        "error: the page of this text is longer than 1 MB\n --> content/sun.md:1:1\n",
        "error: the page `/archive/` is longer than 1 MB\n --> newsletter.toml:1:1\n",
        "help: a loop in a template of yours? else raise `page_mb`",
    ] {
        assert!(run.aside.contains(told), "{}", run.aside);
    }
    assert!(!run.aside.contains("theme/"), "{}", run.aside);

    folder.write("newsletter.toml", masthead("page_seconds = 1"));
    folder.write("templates/base.html", every.replace("LOOP", FOREVER));
    let run = folder.build(&[]).ends(1);
    assert!(run.aside.contains("takes longer than 1 s to print\n"), "{}", run.aside);
    assert!(!run.aside.contains("theme/"), "{}", run.aside);
}

#[test]
fn a_picture_without_pixels_is_a_mistake() {
    let folder = Folder::of(&letters());
    let mut nothing = png(7, 3);
    nothing[16..20].fill(0);
    folder.write("content/01-rain/sky.png", nothing);
    let run = folder.build(&[]).ends(1);
    let told = "error: this picture is 0 × 3 pixels large, and nobody can see it\n--> content/01-rain/sky.png\n";
    assert!(run.aside.contains(told), "{}", run.aside);
}

#[test]
fn an_episode_of_eleven_megabytes_is_a_mistake() {
    let folder = Folder::of(&letters());
    folder.write("content/sun.md", format!("+++\ntitle = \"Sun\"\n+++\n{}", "It shone.\n".repeat(1_100_000)));
    let run = folder.build(&[]).ends(1);
    assert!(run.aside.contains("this file is longer than 10 MB\n --> content/sun.md:1:1\n"), "{}", run.aside);
    assert!(run.aside.ends_with("\n1 error\n"), "{}", run.aside);
}

#[test]
fn a_limit_that_was_raised_is_so_whatever_else_is_wrong_in_the_masthead() {
    let folder = Folder::of(&letters());
    folder.write("content/sun.md", format!("+++\ntitle = \"Sun\"\n+++\n{}", "It shone.\n".repeat(1_100_000)));
    for wrong in ["picture_mp = 5", "[feed]\nitmes = 3", "[podcast]\nexplicit = maybe"] {
        folder.write("newsletter.toml", masthead(&format!("text_mb = 20\n{wrong}")));
        let told = folder.build(&[]).ends(1).aside;
        assert!(!told.contains("this file is longer than") && told.ends_with("\n1 error\n"), "{wrong}: {told}");
    }
}

/// Nothing is ever printed, so no limit of length ends it.
const FOREVER: &str = "{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% endfor %}{% endfor %}";

#[test]
fn a_page_that_is_never_done_is_given_up() {
    let folder = Folder::of(&letters());
    folder.write("newsletter.toml", masthead("page_seconds = 1"));
    folder.build(&[]).ends(0);
    let before = folder.stamps("public");
    folder.write("templates/archive.html", FOREVER);
    let run = folder.build(&[]).ends(1);
    let place = "error: this takes longer than 1 s to print\n --> templates/archive.html:1:1\n";
    assert!(run.aside.contains(place), "{}", run.aside);
    assert!(before == folder.stamps("public"));
    folder.remove("templates/archive.html");
    folder.build(&[]).ends(0);
}

#[test]
fn whatever_panics_under_watch_ends_and_is_late_for_nothing() {
    let (sender, ended) = channel();
    std::thread::spawn(move || {
        let outcome = catch_unwind(|| in_time(|_| {}, |_| panic!("this is what is tested")));
        sender.send(outcome.map_err(|_| "it panicked"))
    });
    let patience = Duration::from_mins(1);
    assert_eq!(ended.recv_timeout(patience).expect("nobody waits for a watch"), Err::<(), _>("it panicked"));

    let late = AtomicUsize::new(0);
    let give_up = |_| {
        late.fetch_add(1, Ordering::Relaxed);
    };
    in_time(give_up, |watch| {
        let here = Span::file(&SourcePath::parse("content/sun.md").expect("a plain name"));
        let deadline = Deadline { limit: Duration::from_millis(250), remark: Diagnostic::at(here, "late") };
        let print = &mut || panic!("this is what is tested");
        catch_unwind(AssertUnwindSafe(|| watch.over(deadline, print))).expect_err("it panics");
        std::thread::sleep(Duration::from_millis(600));
    });
    assert_eq!(late.into_inner(), 0, "it is not being printed any more");
}

#[test]
fn nor_does_a_check_or_a_letter_wait_for_ever() {
    let folder = Folder::of(&letters());
    folder.write("newsletter.toml", masthead("page_seconds = 1"));
    for (template, command) in [("404.html", &["check"][..]), ("letter.html", &["email", "rain", "--target", "html"])] {
        folder.write(&format!("templates/{template}"), FOREVER);
        let run = folder.run(command).ends(1);
        let place = format!("error: this takes longer than 1 s to print\n --> templates/{template}:1:1\n");
        assert!(run.aside.contains(&place), "{}", run.aside);
        let json = folder.run(&[command, &["--message-format", "json"]].concat()).ends(1);
        assert!(json.answer.contains("this takes longer than 1 s to print"), "{}", json.answer);
        folder.remove(&format!("templates/{template}"));
    }
}

#[test]
fn nor_does_anything_wait_for_a_component_that_is_never_done() {
    let folder = Folder::of(&letters());
    folder.write("newsletter.toml", masthead("page_seconds = 1"));
    folder.write("content/sun.md", "+++\ntitle = \"Sun\"\n+++\nIt shone.\n\n> [!TIDE] High.\n");
    let component = "{# a tide.web for the sun #}\n{% component tide.web() %}High{% endcomponent tide.web %}";
    folder.write("templates/components/tide.html", component);
    folder.build(&[]).ends(0);
    let before = folder.stamps("public");
    folder.write("templates/components/tide.html", component.replace("High", FOREVER));
    for command in [&["build"][..], &["check"], &["email", "rain", "--target", "html"]] {
        let run = folder.run(command).ends(1);
        let told = "error: this takes longer than 1 s to print\n --> content/sun.md:6:3\n";
        let home = "::: templates/components/tide.html:2:14\n";
        assert!(run.aside.contains(told) && run.aside.contains(home), "{}", run.aside);
        assert!(run.aside.contains("-------- its component is here\n"), "{}", run.aside);
    }
    assert!(before == folder.stamps("public"));
}

#[test]
fn where_the_machine_gives_no_thread_that_is_said() {
    let folder = Folder::of(&letters());
    let check = |processes| folder.run_as_nobody(processes, &["check", "--today", TODAY]);
    if check(1000).code != 0 {
        say("only root can limit what another user may start: skipped");
        return;
    }
    let run = check(1).ends(2);
    assert!(run.aside.starts_with("error: cannot start a thread: "), "{}", run.aside);
    assert!(run.aside.contains("\n  help: end other programs of this user, or raise the limit "), "{}", run.aside);
}

#[test]
fn fewer_threads_than_would_be_used_are_no_reason_to_break_off() {
    let folder = Folder::of(&letters());
    if folder.run_as_nobody(1000, &["theme"]).code != 0 {
        say("only root can limit what another user may start: skipped");
        return;
    }
    // How many are needed depends on the machine, and on what else that user is doing.
    for processes in 1..16 {
        for command in ["check", "build"] {
            let run = folder.run_as_nobody(processes, &[command, "--today", TODAY, "--output", "/nowhere/at/all"]);
            let is_refused = run.aside.starts_with("error: cannot start a thread: ");
            let is_done = command == "check" || run.aside.contains("error: cannot make the folder `/nowhere");
            assert!(!run.aside.contains("panicked"), "{processes} for {command}: {}", run.aside);
            assert!(run.code != 101 && (is_refused || is_done), "{processes} for {command}: {}", run.aside);
        }
    }
}

#[test]
fn limits_are_whole_numbers_of_something() {
    check(
        r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
[limits]
text_mb = 0
          ^ nothing is within this limit
          help: write `text_mb = 10`, or leave it out
page_mb = "20"
          ^^^^ `page_mb` must be a whole number
picture_mp = 5
^^^^^^^^^^ no key is called `picture_mp`
"#,
    );
}

#[test]
fn folders_that_are_too_deep_are_told_before_anything_is_published() {
    let folder = Folder::of(&letters());
    let deep = |folders: usize| format!("static/{}a.txt", "d/".repeat(folders - 1));
    folder.write(&deep(101), "a");
    let run = folder.build(&[]).ends(1);
    assert!(run.aside.contains("error: more than 100 folders lie around this file\n"), "{}", run.aside);
    assert!(run.aside.contains("help: move it out of some of them") && !folder.has("public"), "{}", run.aside);
    folder.rename(&deep(101), &deep(100));
    for text in ["a", "b", "c"] {
        folder.write(&deep(100), text);
        folder.build(&[]).ends(0);
        assert_eq!(folder.read(&deep(100).replacen("static", "public", 1)), text);
    }
    // An earlier version has published one that was deeper.
    let deeper = format!("{}a.txt", "d/".repeat(120));
    folder.write(&format!("public/{deeper}"), "old");
    let listed = folder.read("public/.feuilleton");
    folder.write("public/.feuilleton", format!("{listed}{deeper}\n"));
    folder.write(&deep(100), "d");
    folder.build(&[]).ends(0);
    assert!(!folder.has(&format!("public/{deeper}")));
}
