//! `feuilleton serve`: what a browser is given, and what it is not.

#![expect(clippy::disallowed_methods, reason = "a test stands outside, as a browser does")]

use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use feuilleton::source::Fingerprint;

use crate::support::{Sandbox, Server};

const RAIN: &str = "
//- newsletter.toml
title = \"Rain\"
base_url = \"https://rain.example\"
//- content/01-drops/01-one.md
+++
title = \"One\"
date = 2026-01-06
+++
A drop.
//- static/voice.mp3
0123456789
";

#[test]
fn a_save_is_shown_whatever_was_saved() {
    let server = Server::of(RAIN);
    server.shows("/drops/one/", "A drop.");
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    server.sandbox.write("content/01-drops/01-one.md", &format!("{episode}\nAnother drop."));
    server.shows("/drops/one/", "Another drop.");

    server.sandbox.write("content/01-drops/two.tmp", &episode.replace("\"One\"", "\"Two\""));
    let folder = server.sandbox.root.join("content/01-drops");
    std::fs::rename(folder.join("two.tmp"), folder.join("02-two.md")).expect("it can be renamed");
    server.shows("/", "Two");
    std::fs::remove_file(folder.join("02-two.md")).expect("it can be removed");
    let gone = || server.get("/drops/two/").starts_with("HTTP/1.1 404");
    let begun = Instant::now();
    while !gone() {
        assert!(begun.elapsed() < Duration::from_secs(10), "a removed episode is still there");
    }

    server.sandbox.write("newsletter.toml", "title = \"Snow\"\nbase_url = \"https://snow.example\"\n");
    server.shows("/", "Snow");
    server.sandbox.write("static/style.css", "body { color: teal }");
    server.shows("/style.css", "teal");
    let teal = Fingerprint::of(b"body { color: teal }");
    server.shows("/drops/one/", &format!("/style.css?v={teal}\""));
    server.sandbox.write("templates/home.html", "<p>my own home</p>");
    server.shows("/", "my own home");
    server.sandbox.write("content/02-flood/01-water.md", &episode.replace("\"One\"", "\"Water\""));
    server.shows("/flood/water/", "Water");
}

#[test]
fn what_is_served_after_a_save_is_what_is_built() {
    let two = "+++\ntitle = \"Two\"\nsummary = \"Dry.\"\ndate = 2026-01-13\n+++\nSee [one](01-one.md#mist).\n";
    let two = RAIN.replace("//- static", &format!("//- content/01-drops/02-two.md\n{two}//- static"));
    let server = Server::of(&two.replace("A drop.", "A drop.\n\n## Mist\n\nFog."));
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    let edits = [
        episode.replace("Fog.", "Fog, and fog."),
        episode.replace("Fog.", "Fog, and [two](02-two.md)."),
        episode.replace("A drop.", "A splash."),
        episode.replace("date", "summary = \"Wet.\"\ndate"),
        episode.replace("date", "summary = \"Soaked.\"\ndate"),
        episode.replace("date", "recap = \"It rained.\"\ndate"),
        episode.replace("date", "pairings = [{ kind = \"tea\", title = \"Assam\" }]\ndate"),
        episode.replace("date", "email = { subject = \"Rain!\" }\ndate"),
        episode.replace("date", "tags = [\"water\"]\ndate"),
        episode.replace("2026-01-06", "2026-01-07"),
        episode.replace("One", "First").replace("Fog.", "Cloud."),
        episode.replace("Fog.", "Fog.\n\n## Rain\n\nAt last."),
    ];
    for (count, text) in edits.iter().enumerate() {
        let text = format!("{text}\nsaved{count}\n");
        server.sandbox.write("content/01-drops/01-one.md", &text);
        server.shows("/drops/one/", &format!("saved{count}"));
        assert_eq!(server.differs_from_build(), None, "after edit {count}");
    }
}

#[test]
fn a_thousand_saves_are_survived_and_the_last_is_shown() {
    let server = Server::of(RAIN);
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    for count in 0..1000 {
        server.sandbox.write("content/01-drops/01-one.md", &format!("{episode}\nsaved{count}\n"));
        if count % 100 == 0 {
            // What editors leave beside a file is nobody's text.
            for name in [".01-one.md.swp", "01-one.md~", "#01-one.md#", "4913"] {
                server.sandbox.write(&format!("content/01-drops/{name}"), "not a text");
                std::fs::remove_file(server.sandbox.root.join("content/01-drops").join(name)).expect("it is there");
            }
        }
    }
    server.shows("/drops/one/", "saved999");
    for count in 0..200 {
        server.sandbox.write(
            &format!("content/02-flood/{:03}-wave-{count}.md", count + 1),
            &episode.replace("\"One\"", "\"Wave\""),
        );
    }
    std::fs::remove_dir_all(server.sandbox.root.join("content/01-drops")).expect("it is there");
    server.shows("/archive/", "/flood/wave-199/");
    let begun = Instant::now();
    while !server.get("/drops/one/").starts_with("HTTP/1.1 404") {
        assert!(begun.elapsed() < Duration::from_secs(10), "a folder that has gone is still shown");
    }
}

#[test]
fn a_broken_text_leaves_the_last_page_with_the_reason() {
    let server = Server::of(RAIN);
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    server.sandbox.write("content/01-drops/01-one.md", &episode.replace("2026-01-06", "2026-13-01"));
    server.shows("/_feuilleton/report", "2026-13-01");
    let page = server.get("/drops/one/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("A drop.") && page.contains("data-broken"), "{page}");
    server.sandbox.write("content/01-drops/01-one.md", &episode.replace("A drop.", "Mended."));
    server.shows("/drops/one/", "Mended.");
    assert!(!server.get("/drops/one/").contains("data-broken"));

    server.sandbox.write("templates/home.html", "{{ nobody }}");
    server.shows("/", "data-fault");
    server.sandbox.write("templates/home.html", "<p>found</p>");
    server.shows("/", "found");
}

#[test]
fn a_broken_letter_says_why_where_it_would_be_shown() {
    let server = Server::of(RAIN);
    let letter = |tool: &str| format!("/_feuilleton/{tool}?path=/drops/one/");
    server.shows(&letter("letter"), "A drop.");
    server.sandbox.write("templates/letter.html", "{{ nobody }}");
    for tool in ["letter", "plain-text"] {
        server.shows(&letter(tool), "templates/letter.html:1:4");
        assert!(server.get(&letter(tool)).starts_with("HTTP/1.1 500"));
    }
    server.sandbox.write("templates/letter.html", "<p>{{ letter.title }} is mended</p>");
    server.shows(&letter("letter"), "One is mended");
}

#[test]
fn what_is_shown_of_a_feed_is_what_the_feed_holds() {
    let rain = RAIN.replacen("title", "language = \"ar\"\ntitle", 1);
    let server = Server::of(&rain.replacen("date", "pairings = [{ kind = \"tea\", title = \"Assam\" }]\ndate", 1));
    let item = server.get("/_feuilleton/feed-item?path=/drops/one/");
    assert!(item.contains("A drop.") && item.contains("Assam"), "{item}");
    assert!(item.contains("<html lang=\"ar\" dir=\"rtl\">"), "{item}");
}

#[test]
fn a_newsletter_that_begins_broken_says_only_why_and_can_be_mended() {
    let rain = RAIN.replacen("title", "check = { loose-mark = \"off\" }\ntitle", 1).replace("A drop.", "> [NOTE]");
    let server = Server::of(&format!("{rain}//- content/01-drops/02-two.md\n+++\ntitle = \"Two\"\ndate = noon\n+++\n"));
    let page = server.get("/");
    assert!(page.starts_with("HTTP/1.1 500") && page.contains("noon") && !page.contains("[NOTE]"), "{page}");
    server.sandbox.write("content/01-drops/02-two.md", "+++\ntitle = \"Two\"\ndate = 2026-01-07\n+++\nWell.\n");
    server.shows("/drops/two/", "Well.");
}

#[test]
fn drafts_are_shown_whatever_their_day() {
    let server = Server::of(RAIN);
    assert_eq!(server.sandbox.run(&["new", "Tomorrow"]).code, Some(0));
    server.shows("/drops/tomorrow/", "Tomorrow");
}

#[test]
fn nothing_but_the_edition_is_served_and_only_to_this_machine() {
    let server = Server::of(RAIN);
    std::fs::write(server.sandbox.root.join("secret.txt"), "secret").expect("there is room for tests");
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/secret.txt", "/newsletter.toml", "//secret.txt", "/%00"] {
        let answer = server.get(path);
        assert!(answer.starts_with("HTTP/1.1 404") || answer.starts_with("HTTP/1.1 400"), "{path}: {answer}");
    }
    let status = |request: &str| server.ask(request)[9..12].to_owned();
    assert_eq!(status("GET / HTTP/1.1|Host: evil.example"), "421");
    assert_eq!(status("GET /_feuilleton/page HTTP/1.1|Host: localhost|Origin: https://evil.example"), "403");
    assert_eq!(status("POST / HTTP/1.1|Host: localhost"), "405");
    assert_eq!(status("GET /drops HTTP/1.1|Host: localhost"), "307");
}

#[test]
fn a_network_is_shown_it_only_if_the_author_says_so() {
    let server = Server::with(RAIN, &["--host", "0.0.0.0"]);
    let status = |request: &str| server.ask(request)[9..12].to_owned();
    assert_eq!(status("GET / HTTP/1.1|Host: 192.168.0.7:4040"), "200");
    assert_eq!(status("GET / HTTP/1.1|Host: localhost"), "200");
    assert_eq!(status("GET / HTTP/1.1|Host: evil.example"), "421");
    let said = server.sandbox.run(&["serve", "--host", "192.0.2.1"]);
    assert!(said.aside.contains("`192.0.2.1` is no address of this machine"), "{}", said.aside);
    let said = server.sandbox.run(&["serve", "--host", "mymachine"]);
    assert!(said.aside.contains("write an address of this machine in numbers"), "{}", said.aside);
}

#[test]
fn files_come_in_parts_and_pages_only_when_they_are_new() {
    let server = Server::of(RAIN);
    let part = server.ask("GET /voice.mp3 HTTP/1.1|Host: localhost|Range: bytes=2-4");
    assert!(part.starts_with("HTTP/1.1 206") && part.ends_with("\r\n\r\n234"), "{part}");
    assert!(part.contains("Content-Range: bytes 2-4/11") && part.contains("Content-Type: audio/mpeg"), "{part}");
    let head = server.ask("HEAD / HTTP/1.1|Host: localhost");
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    let tag = head.lines().find_map(|it| it.strip_prefix("ETag: ")).expect("a tag");
    let again = server.ask(&format!("GET / HTTP/1.1|Host: localhost|If-None-Match: {tag}"));
    assert!(again.starts_with("HTTP/1.1 304"), "{again}");
}

#[test]
fn a_taken_port_is_a_clear_message() {
    let server = Server::of(RAIN);
    let said = server.sandbox.run(&["serve", "--drafts", "--port", &server.port.to_string()]);
    assert_eq!(said.code, Some(2));
    assert!(said.aside.contains(&format!("port {} is taken", server.port)), "{}", said.aside);
}

#[test]
fn a_feed_is_served_as_one() {
    let masthead = "title = \"Rain\"\nfeed = { formats = [\"rss\", \"atom\", \"json\"] }\n";
    let server = Server::of(&RAIN.replacen("title = \"Rain\"\n", masthead, 1));
    for (path, media_type) in [
        ("/feed.xml", "application/rss+xml"),
        ("/feed.atom.xml", "application/atom+xml"),
        ("/drops/from-the-start.json", "application/feed+json"),
        ("/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert!(answer.contains(&format!("Content-Type: {media_type}\r\n")), "{path}: {answer}");
    }
}

#[test]
fn a_film_is_served_as_one() {
    let server = Server::of(&format!("{RAIN}//- static/a.mov\nm\n//- static/a.m4v\nm\n//- static/a.ogv\nm\n"));
    for (path, media_type) in [("/a.mov", "video/quicktime"), ("/a.m4v", "video/mp4"), ("/a.ogv", "video/ogg")] {
        let answer = server.get(path);
        assert!(answer.contains(&format!("Content-Type: {media_type}\r\n")), "{path}: {answer}");
    }
}

#[test]
fn a_folder_without_a_newsletter_is_not_served() {
    let sandbox = Sandbox::of("//- notes.md\nmine\n");
    assert!(sandbox.run(&["serve"]).aside.starts_with("error: there is no newsletter in this folder"));
    assert!(sandbox.run(&["serve", "--root", "lost"]).aside.starts_with("error: there is no folder `lost`"));
}

#[test]
fn a_hundred_open_pages_hear_of_every_save() {
    let server = Server::of(RAIN);
    let tabs: Vec<BufReader<TcpStream>> = (0..100).map(|_| server.listen("")).collect();
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    server.sandbox.write("content/01-drops/01-one.md", &format!("{episode}\nAnother drop."));
    let mut versions: Vec<String> = tabs.into_iter().map(|it| told(it, "pages")).collect();
    versions.dedup();
    let [version] = &versions[..] else { panic!("they hear of different saves: {versions:?}") };
    // A page that was open while the server was away shows something else.
    assert_eq!(told(server.listen("?since=7"), "pages"), *version);
}

/// The issue of the next event, which has this name.
fn told(page: BufReader<TcpStream>, event: &str) -> String {
    let mut lines = page.lines().map(|it| it.expect("it goes on")).skip_while(|it| !it.starts_with("id: "));
    let version = lines.next().expect("an event");
    assert_eq!(lines.next(), Some(format!("event: {event}")));
    version
}

#[test]
fn the_index_that_is_served_is_that_of_the_text_as_it_is_now() {
    let server = Server::of(RAIN);
    server.shows("/search/words-0.txt", "\ndrop ");
    let stamp = server.get("/search/guide.json");
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    server.sandbox.write("content/01-drops/01-one.md", &format!("{episode}\nA puddle."));
    server.shows("/search/words-0.txt?anything", "\npuddl ");
    assert_ne!(server.get("/search/guide.json"), stamp);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_told_until_it_can() {
    use std::os::unix::fs::PermissionsExt as _;
    let server = Server::of(RAIN);
    let folder = server.sandbox.root.join("content/01-drops");
    let file = folder.join("01-one.md");
    let allow = |mode| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("it is ours");
    allow(0o000);
    if std::fs::read(&file).is_ok() {
        // Whoever may do anything reads it all the same.
        return;
    }
    let told = "cannot open `./content/01-drops/01-one.md`: Permission denied";
    for name in ["02-two.md", "03-three.md"] {
        server.sandbox.write(&format!("content/01-drops/{name}"), "+++\ntitle = \"Two\"\ndraft = true\n+++\n");
        server.shows("/_feuilleton/report", told);
        std::fs::remove_file(folder.join(name)).expect("it can be removed");
        std::thread::sleep(Duration::from_millis(300));
        let report = server.get("/_feuilleton/report");
        assert!(report.contains(told) && report.contains("--> content/01-drops/01-one.md:1:1\n"), "{report}");
    }
    allow(0o644);
    server.sandbox.write("content/01-drops/01-one.md", "+++\ntitle = \"One\"\ndate = 2026-01-06\n+++\nMended.\n");
    server.shows("/drops/one/", "Mended.");
    assert!(server.get("/_feuilleton/report").ends_with("\r\n\r\n"));
}

#[test]
fn an_old_address_leads_to_the_page_that_is_served() {
    let server = Server::of(
        "
//- newsletter.toml
title = \"Rain\"
base_url = \"https://rain.example/letters\"
email = { from = \"ada@rain.example\" }
//- content/01-one.md
+++
title = \"One\"
date = 2026-01-06
aliases = [\"/old/\"]
+++
//- content/02-two.md
+++
title = \"Two\"
date = 2026-01-13
+++
",
    );
    for (path, page) in [("/letters/old/", "/letters/one/"), ("/letters/one/next/", "/letters/two/")] {
        let answer = server.get(path);
        assert!(answer.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url={page}\">")), "{answer}");
    }
}
