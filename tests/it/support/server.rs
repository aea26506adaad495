//! `feuilleton serve` over a newsletter of a test's own.

#![expect(clippy::disallowed_methods, reason = "a test stands outside, as a browser does")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::Sandbox;

/// Where it is kept what the program says aside: a name that no editor has, and no newsletter.
const ASIDE: &str = ".said-aside";

/// A server that ends with the test.
pub struct Server {
    pub sandbox: Sandbox,
    process: Child,
    pub port: u16,
}

impl Server {
    pub fn of(files: &str) -> Server {
        Server::with(files, &[])
    }

    pub fn with(files: &str, options: &[&str]) -> Server {
        let sandbox = Sandbox::of(files);
        let mut command = sandbox.command(&[&["serve", "--port", "0"], options].concat());
        let aside = fs::File::create(sandbox.root.join(ASIDE)).expect("the folder is there");
        let mut process = command.stdout(Stdio::piped()).stderr(aside).spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("it is piped")).read_line(&mut line).expect("it says its address");
        let port = line.split("localhost:").nth(1).and_then(|it| it.split('/').next()).expect("an address");
        Server { sandbox, port: port.parse().expect("a port"), process }
    }

    /// Waits until the program has said `words` to the author so many `times`.
    #[track_caller]
    pub fn says(&self, times: usize, words: &str) {
        let begun = Instant::now();
        loop {
            let said = self.sandbox.read(ASIDE);
            if said.matches(words).count() == times {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "{words} should be said {times} times:\n{said}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Lets the program have so many files open from now on. Whether that can be had here.
    pub fn may_open(&self, files: u32) -> bool {
        let limit = [format!("--pid={}", self.process.id()), format!("--nofile={files}:")];
        Command::new("prlimit").args(limit).status().is_ok_and(|it| it.success())
    }

    /// Asks, and waits for no answer.
    pub fn begin(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        let head = format!("{}\r\nConnection: close\r\n\r\n", request.replace('|', "\r\n"));
        stream.write_all(head.as_bytes()).expect("it listens");
        stream
    }

    pub fn ask(&self, request: &str) -> String {
        let mut stream = self.begin(request);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// A page that waits for news, and is known to.
    pub fn listen(&self, query: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        let request = format!("GET /_feuilleton/events{query} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut page = BufReader::new(stream);
        let mut line = String::new();
        while !line.starts_with("retry: ") {
            line.clear();
            page.read_line(&mut line).expect("it answers");
        }
        page
    }

    pub fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1|Host: localhost"))
    }

    /// What is served at `path`, without the bar that only serving adds.
    pub fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
        let mut body = body.to_owned();
        if let Some(start) = body.find("<script src=\"/_feuilleton/") {
            let length = body[start..].find("</script>").expect("it ends") + "</script>".len();
            body.replace_range(start..start + length, "");
        }
        body
    }

    /// Builds the newsletter, and gives the first page that is served otherwise, if there is any.
    pub fn differs_from_build(&self) -> Option<String> {
        let built = self.sandbox.run(&["build"]);
        assert_eq!(built.code, Some(0), "{}", built.aside);
        let public = self.sandbox.root.join("public");
        let files = walkdir::WalkDir::new(&public).into_iter().map(|it| it.expect("it can be read"));
        let files = files.filter(|it| it.file_type().is_file() && !it.file_name().to_string_lossy().starts_with('.'));
        files.map(|it| it.path().strip_prefix(&public).expect("it lies below").display().to_string()).find(|file| {
            let built = String::from_utf8_lossy(&fs::read(public.join(file)).expect("it was built")).into_owned();
            self.page(&format!("/{}", file.strip_suffix("index.html").unwrap_or(file))) != built
        })
    }

    /// Waits until everything is served as it would be built, and is so for a little longer: what is served may be
    /// right before the server has heard of anything.
    pub fn settles(&self) {
        let begun = Instant::now();
        let mut right = 0;
        while right < 2 {
            match self.differs_from_build() {
                None => right += 1,
                Some(page) => {
                    assert!(begun.elapsed() < Duration::from_secs(20), "{page} is never served as it is built");
                    right = 0;
                }
            }
            std::thread::sleep(Duration::from_millis(if right == 1 { 300 } else { 50 }));
        }
    }

    /// Waits until the page at `path` holds `words`.
    pub fn shows(&self, path: &str, words: &str) {
        let begun = Instant::now();
        while !self.get(path).contains(words) {
            assert!(begun.elapsed() < Duration::from_secs(10), "{path} never shows {words}: {}", self.get(path));
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
