//! What `feuilleton serve` shows and says while something is wrong that not every page suffers from.

#![expect(clippy::disallowed_methods, reason = "a test stands outside, as a browser does")]

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::Duration;

use crate::support::{Sandbox, Server, say};

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
//- content/01-drops/02-two.md
+++
title = \"Two\"
date = 2026-01-13
+++
Another.
";

#[test]
fn a_template_that_fails_on_pages_is_told_once_and_all_is_well_when_it_does_not() {
    let template = "//- templates/episode.html\n{{ episode.extra.tide.height }}\n";
    let server = Server::of(&format!("{RAIN}{template}"));
    let page = server.get("/drops/one/");
    assert!(page.starts_with("HTTP/1.1 500") && page.contains("templates/episode.html:1:18"), "{page}");
    assert!(!page.contains("data-fault"), "nothing is drawn over a page that says the same:\n{page}");
    server.get("/drops/two/");
    server.says(1, "--> templates/episode.html:1:18");
    assert!(server.get("/_feuilleton/page?path=/drops/one/").contains(r#""state":"broken""#));

    server.sandbox.write("content/01-drops/01-one.md", "+++\ntitle = \"One\"\ndate = noon\n+++\n");
    server.says(1, "noon");
    server.sandbox.write("content/01-drops/01-one.md", "+++\ntitle = \"One\"\ndate = 2026-01-06\n+++\nMended.\n");
    std::thread::sleep(Duration::from_millis(300));
    server.says(0, "all is well again");
    server.sandbox.write("templates/episode.html", "<p>{{ episode.title }} is mended</p>\n");
    server.says(1, "all is well again");
    server.shows("/drops/one/", "One is mended");
}

#[test]
fn what_could_not_be_read_for_a_while_is_shown_once_it_can() {
    let server = Server::of(RAIN);
    server.shows("/drops/one/", "A drop.");
    if !server.may_open(1) {
        say("there is no prlimit here: nothing is refused for a while");
        return;
    }
    server.sandbox.write("content/01-drops/01-one.md", "+++\ntitle = \"One\"\ndate = 2026-01-06\n+++\nA flood.\n");
    server.says(1, "Too many open files");
    assert!(server.may_open(1024));
    // No event tells that.
    server.shows("/drops/one/", "A flood.");
}

#[test]
fn a_mistake_in_a_draft_does_not_hide_what_is_finished() {
    let draft = "//- content/01-drops/03-three.md\n+++\ntitle = \"Three\"\ndate = 2026-01-20\ndraft = true\n+++\n[So far](S1E09)\n";
    let server = Server::of(&format!("{RAIN}{draft}"));
    let page = server.get("/drops/one/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("A drop.") && page.contains("data-broken"), "{page}");
    server.says(1, "there is no episode S1E9");
    server.sandbox.write(
        "content/01-drops/03-three.md",
        "+++\ntitle = \"Three\"\ndate = 2026-01-20\ndraft = true\n+++\nWritten.\n",
    );
    server.shows("/drops/three/", "Written.");
}

#[test]
fn a_template_that_is_never_done_is_told() {
    let forever = "{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% endfor %}{% endfor %}";
    let limited = RAIN.replacen("title", "limits = { page_seconds = 1 }\ntitle", 1);
    let server = Server::of(&format!("{limited}//- templates/home.html\n{forever}\n"));
    let _waiting = server.begin("GET / HTTP/1.1|Host: localhost");
    server.says(1, "error: this takes longer than 1 s to print\n --> templates/home.html:1:1");
    server.shows("/drops/one/", "A drop.");
}

#[test]
fn so_is_a_component_that_is_never_done_and_what_was_shown_is_shown_on() {
    let limited = RAIN.replacen("title", "limits = { page_seconds = 1 }\ntitle", 1);
    let tide = "{% component tide.web() %}High{% endcomponent tide.web %}";
    let files = format!("{limited}\n> [!TIDE] Low.\n//- templates/components/tide.html\n{tide}\n");
    let server = Server::of(&files);
    let forever = "{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% endfor %}{% endfor %}";
    server.sandbox.write("templates/components/tide.html", &tide.replace("High", forever));
    server.says(1, "error: this takes longer than 1 s to print\n --> content/01-drops/02-two.md:7:3");
    server.says(1, "end `serve` and begin again");
    server.shows("/drops/two/", "High");
}

#[test]
fn a_recording_that_becomes_shorter_while_it_is_sent_ends_the_connection() {
    let server = Server::of(&format!("{RAIN}//- static/long.bin\nlong\n"));
    server.shows("/long.bin", "long");
    let recording = OpenOptions::new().write(true).open(server.sandbox.root.join("static/long.bin"));
    let recording = recording.expect("it is there");
    let length = 64 << 20;
    recording.set_len(length).expect("there is room for nothing");
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    stream.write_all(b"GET /long.bin HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it listens");
    let mut beginning = [0; 1024];
    stream.read_exact(&mut beginning).expect("it answers");
    assert!(String::from_utf8_lossy(&beginning).contains(&format!("Content-Length: {length}\r\n")));
    recording.set_len(1).expect("it is ours");
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).expect("the server ends what it cannot keep its promise on");
    assert!((rest.len() as u64) < length);
}

#[test]
fn what_is_built_from_a_folder_that_lies_elsewhere_is_served_as_well() {
    let elsewhere = Sandbox::of("//- static/voice.txt\nfrom elsewhere\n//- secret.txt\na secret\n");
    let server = Server::of(&format!("{RAIN}//- static/voice.txt\nmine\n"));
    let folder = server.sandbox.root.join("static");
    fs::remove_dir_all(&folder).expect("it is there");
    symlink(elsewhere.root.join("static"), &folder).expect("a link can be made");
    server.shows("/voice.txt", "from elsewhere");
    fs::remove_file(elsewhere.root.join("static/voice.txt")).expect("it is there");
    symlink("../secret.txt", elsewhere.root.join("static/voice.txt")).expect("a link can be made");
    assert!(!server.get("/voice.txt").contains("a secret"));
}

#[test]
fn a_pipe_is_not_waited_for() {
    let server = Server::of(&format!("{RAIN}//- static/voice.txt\nmine\n"));
    server.shows("/voice.txt", "mine");
    let place = server.sandbox.root.join("static/voice.txt");
    fs::remove_file(&place).expect("it is there");
    if !Command::new("mkfifo").arg(&place).status().is_ok_and(|it| it.success()) {
        say("there is no mkfifo here: nothing waits for a pipe");
        return;
    }
    assert!(server.get("/voice.txt").starts_with("HTTP/1.1 404"));
}
