//! `feuilleton check --external`, against sites that misbehave in every way.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::sandbox::Sandbox;

/// A site on this machine, and how often it was asked.
struct Site {
    port: u16,
    asked: Arc<AtomicUsize>,
}

impl Site {
    fn open() -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let count = Arc::clone(&count);
                thread::spawn(move || answer(&stream, &count));
            }
        });
        Site { port, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

fn answer(stream: &TcpStream, count: &AtomicUsize) {
    let mut reader = BufReader::new(stream.try_clone().expect("a handle"));
    let mut first = String::new();
    if reader.read_line(&mut first).is_err() || first.is_empty() {
        return;
    }
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|it| it > 2) {
        line.clear();
    }
    let times = count.fetch_add(1, Ordering::SeqCst);
    let head = first.starts_with("HEAD");
    let path = first.split(' ').nth(1).unwrap_or("/");
    let reply = match path {
        "/fine" | "/new" => "200 OK\r\nContent-Length: 0",
        "/no-head" if head => "405 Method Not Allowed\r\nContent-Length: 0",
        "/head-lies" if head => "404 Not Found\r\nContent-Length: 0",
        "/no-head" | "/head-lies" => "200 OK\r\nContent-Length: 0",
        "/old" => "301 Moved Permanently\r\nLocation: /older\r\nContent-Length: 0",
        "/older" => "308 Permanent Redirect\r\nLocation: /new\r\nContent-Length: 0",
        "/elsewhere-today" => "302 Found\r\nLocation: /new\r\nContent-Length: 0",
        "/round" => "301 Moved Permanently\r\nLocation: /round\r\nContent-Length: 0",
        "/busy" if times < 2 => "503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0",
        "/busy" => "200 OK\r\nContent-Length: 0",
        "/broken" => "500 Internal Server Error\r\nContent-Length: 0",
        "/private" => "403 Forbidden\r\nContent-Length: 0",
        "/cut" => return,
        "/slow" => return thread::sleep(std::time::Duration::from_mins(1)),
        "/babble" => {
            let _ = (&*stream).write_all(b"\x00\x01 this is no HTTP \r\n\r\n");
            return;
        }
        _ => "404 Not Found\r\nContent-Length: 0",
    };
    let _ = (&*stream).write_all(format!("HTTP/1.1 {reply}\r\nConnection: close\r\n\r\n").as_bytes());
}

fn newsletter(links: &[String]) -> Sandbox {
    let body: String = links.iter().flat_map(|it| ["- [x](", it, ")\n"]).collect();
    Sandbox::of(&format!(
        "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n//- content/01-one.md\n+++\ntitle = \"One\"\ndate = 2026-01-06\nsummary = \"S\"\n+++\n{body}"
    ))
}

/// What is said of an address: the rule and the message, without the address.
fn said(sandbox: &Sandbox) -> Vec<String> {
    let said = sandbox.run(&["check", "--external", "--today", "2026-01-14", "--message-format", "json"]);
    assert_eq!(said.aside, "");
    let lines = said.answer.lines().map(|it| serde_json::from_str::<serde_json::Value>(it).expect("JSON"));
    let mut messages: Vec<String> = lines
        .map(|it| {
            let message = it["message"].as_str().expect("a message");
            let (before, after) = message.split_once("127.0.0.1:").unwrap_or_else(|| panic!("{message}"));
            format!("{} {before}{}", it["rule"].as_str().expect("a rule"), &after[after.find('/').expect("a path")..])
        })
        .collect();
    messages.sort();
    messages
}

#[test]
fn what_other_sites_answer_is_judged_as_a_reader_would() {
    let (site, busy, cut, babble, broken) = (Site::open(), Site::open(), Site::open(), Site::open(), Site::open());
    let mut links: Vec<String> =
        ["fine", "no-head", "head-lies", "old", "elsewhere-today", "round", "private", "gone#x"]
            .into_iter()
            .map(|it| site.url(it))
            .collect();
    links.extend([busy.url("busy"), cut.url("cut"), babble.url("babble"), broken.url("broken")]);
    let sandbox = newsletter(&links);
    let first = said(&sandbox);
    assert_eq!(first.len(), 6, "{first:#?}");
    assert!(first[0].starts_with("dead-external `http:///babble` does not answer: "), "{first:#?}");
    assert_eq!(first[1], "dead-external `http:///broken` fails: the site answers 500");
    assert!(first[2].starts_with("dead-external `http:///cut` does not answer: "), "{first:#?}");
    assert_eq!(first[3], "dead-external `http:///gone#x` is gone: the site answers 404");
    assert_eq!(first[4], "dead-external `http:///round` leads from one address to the next without end");
    assert_eq!(first[5], "moved-external `http:///old` has moved for good, 2 steps away");

    let asked = site.asked.load(Ordering::SeqCst);
    assert_eq!(said(&sandbox), first);
    assert_eq!(site.asked.load(Ordering::SeqCst), asked, "answers are remembered for a week");
}

#[test]
#[ignore = "waits ten seconds for a site that never answers"]
fn a_site_that_never_answers_is_left() {
    let site = Site::open();
    let messages = said(&newsletter(&[site.url("slow")]));
    assert_eq!(messages, ["dead-external `http:///slow` does not answer: it took too long"]);
}

#[test]
fn nothing_is_asked_unless_it_is_wished() {
    let site = Site::open();
    let sandbox = newsletter(&[site.url("gone")]);
    assert_eq!(sandbox.run(&["check", "--today", "2026-01-14"]).aside, "");
    assert_eq!(site.asked.load(Ordering::SeqCst), 0);
}
