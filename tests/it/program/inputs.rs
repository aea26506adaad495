//! What nobody should write, and what the program says to it: each row is a newsletter with one thing wrong, built
//! by the program itself over a site that stands already. The site stays, nothing is written elsewhere, and
//! nothing takes long or much.

#![expect(
    clippy::disallowed_methods,
    reason = "files of every kind are made, and how long something takes is measured"
)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::{Folder, Run, TODAY, letters, newsletter, program};

/// What the author is told, at a place such as `content/x.md:2:1`.
struct Told(&'static str, &'static str);

/// A page with this front matter.
fn front(lines: &str) -> Vec<u8> {
    format!("+++\n{lines}\n+++\nText.\n").into_bytes()
}

/// A page with this text.
fn text(text: impl AsRef<[u8]>) -> Vec<u8> {
    [b"+++\ntitle = \"X\"\n+++\n", text.as_ref()].concat()
}

/// A newsletter that is published, in a folder with other folders around it.
struct Published {
    around: Folder,
    folder: Folder,
}

impl Published {
    fn new() -> Published {
        let around = Folder::empty();
        around.write("secret.txt", "a secret");
        let folder = Folder { path: around.path.join("letters") }.with(&letters());
        folder.build(&[]).ends(0);
        Published { around, folder }
    }

    /// Builds with a file more or another, and sees to it that a build which fails has changed nothing at all.
    #[track_caller]
    fn build_with(&self, what: &str, path: &str, bytes: &[u8], code: i32) -> Run {
        let file = self.folder.path.join(path);
        let before = fs::read(&file).ok();
        self.folder.write(path, bytes);
        let run = self.build(what, code);
        match before {
            Some(bytes) => self.folder.write(path, bytes),
            None => self.folder.remove(path),
        }
        run
    }

    #[track_caller]
    fn build(&self, what: &str, code: i32) -> Run {
        let (site, around) = (self.folder.stamps("public"), self.around.names(""));
        let begun = Instant::now();
        let program = program();
        // With a little more than a gigabyte of addresses, most of which the system only reserves.
        let script = format!("ulimit -v 1500000; exec {} build --today {TODAY}", program.get_program().display());
        let mut shell = Command::new("sh");
        let run = Run::of(shell.args(["-c", &script]).current_dir(&self.folder.path).env("NO_COLOR", "1"));
        assert!(begun.elapsed() < PATIENCE, "{what}: {:?}", begun.elapsed());
        assert_eq!(run.code, code, "{what}: {}", run.aside);
        assert!(code == 0 || site == self.folder.stamps("public"), "{what}: the old site is touched");
        assert_eq!(around, self.around.names(""), "{what}: something is written elsewhere");
        assert_eq!(self.around.read("secret.txt"), "a secret", "{what}");
        assert!(self.folder.files("public").values().all(|it| it != b"a secret"), "{what}: the secret is published");
        run
    }
}

/// Far more than any of these takes without optimisation.
const PATIENCE: Duration = Duration::from_secs(10);

#[test]
fn what_is_wrong_in_a_file_is_told_with_its_place() {
    let published = Published::new();
    let long = "long-".repeat(80);
    #[rustfmt::skip]
    let table: Vec<(&str, &str, Vec<u8>, Told)> = vec![
        // Front matter.
        ("nothing", "content/x.md", vec![], Told("this file is empty", "content/x.md:1:1")),
        ("no title", "content/x.md", front("slug = \"x\""), Told("`title` is missing", "content/x.md:1:1")),
        ("an empty title", "content/x.md", front("title = \" \""), Told("`title` is empty", "content/x.md:2:9")),
        ("a misspelt key", "content/x.md", front("titel = \"X\""), Told("no key is called `titel`", "content/x.md:2:1")),
        ("no end", "content/x.md", b"+++\ntitle = 1".to_vec(), Told("no second `+++` ends", "content/x.md:1:1")),
        ("a day that is none", "content/3-x.md", front("title = \"X\"\ndate = \"soon\""), Told("`date` must be", "content/3-x.md:3:8")),
        ("the 30th of February", "content/3-x.md", front("title = \"X\"\ndate = 2026-02-30"), Told("there is no such day", "content/3-x.md:3:8")),
        ("the year 99999", "content/3-x.md", front("title = \"X\"\ndate = \"99999-01-01\""), Told("`date`", "content/3-x.md:3:8")),
        ("an episode twice", "content/01-again.md", front("title = \"X\"\ndate = 2026-03-02"), Told("two episodes are both E1", "content/01-rain/index.md:2:9")),
        ("a number beyond all", "content/x.md", front("title = \"X\"\ndate = 2026-03-02\nepisode = 99999999999"), Told("`episode`", "content/x.md:4:11")),
        ("a title of two lines", "content/x.md", front("title = \"X\\r\\nBcc: all@example.org\""), Told("line", "content/x.md:2:9")),
        ("a title with a bell", "content/x.md", front("title = \"X\\u0007\""), Told("control character", "content/x.md:2:9")),
        ("deep TOML", "content/x.md", front(&format!("extra.a = {}{}", "[".repeat(9_000), "]".repeat(9_000))), Told("nested too deep", "content/x.md:2")),
        ("deep YAML", "content/x.md", format!("---\na: {}\n---\n", "[".repeat(20_000)).into_bytes(), Told("nested too deep", "content/x.md:2")),
        ("a bomb of YAML", "content/x.md", bomb().into_bytes(), Told("repeated too often", "content/x.md:")),
        // Addresses.
        ("a slug that climbs", "content/x.md", front("title = \"X\"\nslug = \"../../secret\""), Told("slug", "content/x.md:3:8")),
        ("a slug from the root", "content/x.md", front("title = \"X\"\nslug = \"/etc/x\""), Told("slug", "content/x.md:3:8")),
        ("a slug of 400 letters", "content/x.md", front(&format!("title = \"X\"\nslug = \"{long}x\"")), Told("slug", "content/x.md:3:8")),
        ("an alias that climbs", "content/x.md", front("title = \"X\"\naliases = [\"/../../secret/\"]"), Told("cannot be an address", "content/x.md:3:12")),
        ("an alias of a note of ours", "content/x.md", front("title = \"X\"\naliases = [\"/.feuilleton.next/plan\"]"), Told("cannot be an address", "content/x.md:3:12")),
        ("an alias with a backslash", "content/x.md", front("title = \"X\"\naliases = [\"/a\\\\..\\\\b\"]"), Told("cannot be an address", "content/x.md:3:12")),
        ("an alias of 3,000 letters", "content/x.md", front(&format!("title = \"X\"\naliases = [\"/{}\"]", "x/".repeat(1_500))), Told("too long for an address", "content/x.md:3:12")),
        ("two pages at one address", "content/mud.md", front("title = \"X\""), Told("two things would be published at `mud/index.html`", "content/mud.md:")),
        ("another case", "static/Style.css/x", vec![], Told("is a file", "static/Style.css/x")),
        ("an address of ours", "content/x.md", front("title = \"X\"\naliases = [\"/FEED.xml\"]"), Told("two things would be published", "content/x.md:3:12")),
        ("a name that no URL has", "static/a?b.txt", vec![], Told("cannot be published", "static/a?b.txt")),
        // Texts.
        ("UTF-16", "content/x.md", "+++\ntitle".encode_utf16().flat_map(u16::to_le_bytes).chain([0xff]).collect(), Told("not UTF-8", "content/x.md:")),
        ("broken UTF-8", "content/x.md", text(b"a \xff"), Told("not UTF-8 from here on", "content/x.md:4:3")),
        ("a link to nowhere", "content/x.md", text("a\n\n[b](y.md)"), Told("there is no `content/y.md`", "content/x.md:6:1")),
        ("a link that climbs", "content/x.md", text("[b](../../secret.md)"), Told("", "content/x.md:4:1")),
        ("deep quotations", "content/x.md", text(">".repeat(50_000)), Told("this is nested too deep", "content/x.md:4:1")),
        ("deep lists", "content/x.md", text((0..3_000).map(|it| " ".repeat(it * 2) + "- a\n").collect::<String>()), Told("this is nested too deep", "content/x.md:")),
        ("deep HTML", "content/x.md", text("<div>".repeat(5_000) + "a" + &"</div>".repeat(5_000)), Told("this is nested too deep", "content/x.md:4:501")),
        ("deep HTML that is never closed", "content/x.md", text("a <b>".repeat(20_000)), Told("this is nested too deep", "content/x.md:4:503")),
        ("deep HTML over blank lines", "content/x.md", text("<div>\n\n".repeat(3_000)), Told("this is nested too deep", "content/x.md:204:1")),
        ("a deep drawing", "content/x.md", text("<svg>".to_owned() + &"<g>".repeat(20_000)), Told("this is nested too deep", "content/x.md:4:303")),
        ("a link that runs", "content/x.md", text("a [a](javascript:alert(1))"), Told("this address would run a script", "content/x.md:4:3")),
        // The masthead.
        ("an empty masthead", "newsletter.toml", vec![], Told("`title` is missing", "newsletter.toml:1:1")),
        ("half a masthead", "newsletter.toml", b"title = \"X".to_vec(), Told("", "newsletter.toml:1:")),
        ("an address that runs scripts", "newsletter.toml", b"title = \"X\"\nbase_url = \"javascript:x\"".to_vec(), Told("web address", "newsletter.toml:2:12")),
        ("a permalink that climbs", "newsletter.toml", b"title = \"X\"\nbase_url = \"https://x.example\"\npermalink = \"/../{slug}/\"".to_vec(), Told("permalink", "newsletter.toml:3:13")),
        // Templates.
        ("a template within itself", "templates/page.html", b"{% include \"page.html\" %}".to_vec(), Told("leads back to itself", "templates/page.html:1:1")),
        ("a template that extends itself", "templates/page.html", b"{% extends \"page.html\" %}".to_vec(), Told("leads back to itself", "templates/page.html:1:1")),
        ("a template from elsewhere", "templates/page.html", b"\n{% include \"../../secret.txt\" %}".to_vec(), Told("", "templates/page.html:2:")),
        ("a template from the root", "templates/page.html", b"{% include \"/etc/passwd\" %}".to_vec(), Told("", "templates/page.html:1:")),
        ("a deep expression", "templates/page.html", format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000)).into_bytes(), Told("", "templates/page.html:1:")),
        ("deep conditions", "templates/page.html", format!("{}{}", "{% if true %}".repeat(20_000), "{% endif %}".repeat(20_000)).into_bytes(), Told("", "templates/page.html:1:")),
        ("an unknown name", "templates/episode.html", b"a\n{{ episode.titel }}".to_vec(), Told("titel", "templates/episode.html:2:")),
        ("an unknown filter", "templates/episode.html", b"{{ episode.title | shuot }}".to_vec(), Told("shuot", "templates/episode.html:1:")),
        ("a number of numbers", "templates/episode.html", b"{% for a in range(end=99999999999) %}{% endfor %}".to_vec(), Told("", "templates/episode.html:1:")),
    ];
    let mut wrong = Vec::new();
    for (what, path, bytes, Told(message, place)) in table {
        let run = published.build_with(what, path, &bytes, 1);
        let told = run.aside.contains("error: ") && run.aside.contains(message);
        if !told || !run.aside.contains(&format!("--> {place}")) || run.aside.contains("panicked") {
            wrong.push(format!("{what} should be told as {message:?} at {place}:\n{}", run.aside));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nine times nine times nine… of one word.
fn bomb() -> String {
    let line = |it: char, of: char| format!("{it}: &{it} [{}]\n", vec![format!("*{of}"); 9].join(", "));
    let lines: String = ('b'..='z').map(|it| line(it, char::from(it as u8 - 1))).collect();
    format!("---\na: &a [x]\n{lines}---\n")
}

#[test]
fn what_is_odd_but_can_be_read_is_published() {
    let published = Published::new();
    let columns = |cell: &str| cell.repeat(5_000) + "|\n";
    #[rustfmt::skip]
    let table: Vec<(&str, &str, Vec<u8>, &str)> = vec![
        ("equal headings", "content/x.md", text("# h\n\n".repeat(20_000)), ""),
        ("a wide table", "content/x.md", text(columns("|a") + &columns("|-") + &columns("|b")), ""),
        ("control characters", "content/03-x.md", [&front("title = \"X\"\ndate = 2026-03-15")[..], b"a\x01\x08\x1bb\x0c"].concat(), "a control character stands here, which nobody sees\n"),
        ("an empty picture", "content/01-rain/x.png", vec![], ""),
        ("half a picture", "content/01-rain/x.png", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "the end of this picture is missing, so readers see a part of it\n--> content/01-rain/x.png\n"),
        ("a drawing that is none", "content/01-rain/x.svg", b"<svg width='9e99' height='-1' viewBox='a b'".to_vec(), ""),
        ("a name of Windows'", "static/aux.txt", vec![], "Windows can have no file called `aux.txt`\n--> static/aux.txt\n"),
        ("Markdown by another name", "content/x.markdown", vec![], "only files that end in `.md` are read\n--> content/x.markdown\n"),
    ];
    for (what, path, bytes, warning) in table {
        let run = published.build_with(what, path, &bytes, 0);
        assert!(run.aside.contains(warning) && (run.aside.is_empty() || !warning.is_empty()), "{what}: {}", run.aside);
        let feed = published.folder.read("public/feed.xml");
        rss::Channel::read_from(feed.as_bytes()).unwrap_or_else(|error| panic!("{what}: {error}"));
    }
}

/// What can lie in a folder and is no file that could be read.
enum Odd {
    Pipe,
    Socket,
    Device,
    Folder,
    Link(&'static str),
    /// A file, but with a name that is not UTF-8.
    NameOfBytes,
}

impl Odd {
    /// `None` if the system does not let us.
    fn make(&self, at: &Path) -> Option<()> {
        let run = |command: &mut Command| command.output().ok().filter(|it| it.status.success()).map(|_| ());
        match self {
            Odd::Pipe => run(Command::new("mkfifo").arg(at)),
            Odd::Device => run(Command::new("mknod").arg(at).args(["c", "1", "5"])),
            Odd::Socket => UnixListener::bind(at).ok().map(|_| ()),
            Odd::Folder => fs::create_dir(at).ok(),
            Odd::Link(to) => symlink(to, at).ok(),
            Odd::NameOfBytes => fs::write(at.with_file_name(OsStr::from_bytes(b"x\xff.md")), "").ok(),
        }
    }
}

#[test]
fn what_is_no_file_is_passed_over_or_refused_but_never_waited_for() {
    let pass = "warning[unread-file]: this is not a regular file, and is passed over";
    #[rustfmt::skip]
    let table = [
        ("a pipe among the texts", "content/x.md", Odd::Pipe, 0, pass),
        ("a pipe among the pictures", "content/01-rain/x.png", Odd::Pipe, 0, pass),
        ("a pipe among the templates", "templates/x.html", Odd::Pipe, 0, pass),
        ("a pipe among the files", "static/x.txt", Odd::Pipe, 0, pass),
        ("a socket", "content/s", Odd::Socket, 0, pass),
        ("a device that never ends", "content/x.md", Odd::Device, 0, pass),
        ("a folder with the name of a text", "content/x.md", Odd::Folder, 0, ""),
        ("a link to a secret", "content/x.md", Odd::Link("../../secret.txt"), 1, "leads out of the newsletter\n--> content/x.md"),
        ("a link to the system's users", "static/x.txt", Odd::Link("/etc/passwd"), 1, "leads out of the newsletter\n--> static/x.txt"),
        ("a template's link", "templates/x.html", Odd::Link("/etc/passwd"), 1, "leads out of the newsletter\n--> templates/x.html"),
        ("a link to a device", "static/x.txt", Odd::Link("/dev/zero"), 1, "leads out of the newsletter\n--> static/x.txt"),
        ("a link to a folder around", "content/x", Odd::Link("../.."), 1, "leads out of the newsletter\n--> content/x"),
        ("a link to a folder within", "content/x", Odd::Link("01-rain"), 0, "leads to a folder, and is passed over"),
        ("a link to itself", "content/x.md", Odd::Link("x.md"), 1, "leads nowhere\n--> content/x.md"),
        ("a name that is no text", "content/x.md", Odd::NameOfBytes, 1, "cannot be part of an address\n--> content"),
    ];
    for (what, path, odd, code, told) in table {
        let published = Published::new();
        published.folder.write("templates/.keep", "");
        published.folder.write("static/.keep", "");
        if odd.make(&published.folder.path.join(path)).is_none() {
            crate::support::say(&format!("{what} cannot be made here: skipped"));
            continue;
        }
        let run = published.build(what, code);
        assert!(run.aside.contains(told), "{what}: {}", run.aside);
    }
}

#[test]
fn a_masthead_that_is_no_file_is_no_newsletter() {
    let published = Published::new();
    published.folder.remove("newsletter.toml");
    let masthead = published.folder.path.join("newsletter.toml");
    assert!(published.build("none", 2).aside.contains("it has no `newsletter.toml`"));
    let yaml = published.folder.path.join("newsletter.yaml");
    fs::write(&yaml, "title: Letters").expect("a file can be written");
    assert!(
        published
            .build("in YAML", 2)
            .aside
            .contains("`newsletter.yaml` is here, but the masthead is `newsletter.toml`")
    );
    fs::remove_file(&yaml).expect("a file can be taken away");
    fs::create_dir(&masthead).expect("a folder can be made");
    assert!(published.build("a folder", 2).aside.contains("it has no `newsletter.toml`"));
    fs::remove_dir(&masthead).expect("a folder can be taken away");
    assert!(Command::new("mkfifo").arg(&masthead).status().is_ok_and(|it| it.success()));
    assert!(published.build("a pipe", 2).aside.contains("it has no `newsletter.toml`"));
}

#[test]
fn no_title_becomes_a_header_of_mail() {
    let titles = ["X\\r\\nBcc: all@example.org", "X\\nBcc: all@example.org", "X\\u0000"];
    for title in titles {
        let told = newsletter(&format!("+++\ntitle = \"{title}\"\ndate = 2026-03-01\n+++\n")).told();
        assert!(told.contains(" --> content/01-rain.md:2:9"), "{told}");
    }
}

#[test]
fn a_text_in_other_characters_is_told_once_and_where_they_are() {
    let folder = Folder::of(&letters());
    let masthead = "title = \"Letters\"\nbase_url = \"https://letters.example\"\n";
    let episode = "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\nIt shone.\n";
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    for (path, bytes, says, place) in [
        ("newsletter.toml", little(&format!("\u{feff}{masthead}")), "UTF-16, not UTF-8", "1:1"),
        ("newsletter.toml", masthead.into(), "", ""),
        ("content/03-sun.md", big(&format!("\u{feff}{episode}")), "UTF-16, not UTF-8", "1:1"),
        ("content/03-sun.md", little(episode), "UTF-16, not UTF-8", "1:1"),
        ("content/03-sun.md", [b"\xef\xbb\xbf", episode.as_bytes(), b"\xff"].concat(), "not UTF-8 from here on", "6:1"),
    ] {
        folder.write(path, bytes);
        let aside = folder.build(&[]).aside;
        assert!(aside.contains(says) && aside.contains(place), "{aside}");
        assert!(says.is_empty() || aside.ends_with("\n1 error\n"), "{aside}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_with_a_line_break_does_not_break_the_line() {
    let folder = Folder::of(&letters());
    folder.write("content/03-a\nerror: b\u{1b}[31m.md", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\nmood = 1\n+++\n");
    let aside = folder.build(&[]).ends(1).aside;
    assert!(aside.contains("--> content/03-a\\nerror: b\\u{1b}[31m.md:4:1\n"), "{aside}");
}

#[test]
fn a_folder_that_has_nearly_the_name_of_one_that_is_read_is_told() {
    let folder = Folder::of(&letters());
    for (name, meant) in [("Templates", "templates"), ("Static", "static"), ("contents", "content")] {
        folder.write(&format!("{name}/home.html"), "mine");
        let run = folder.build(&[]).ends(0);
        let told =
            format!("warning[unread-file]: nothing in this folder is read\n--> {name}\n = help: call it `{meant}`\n");
        assert!(run.aside.contains(&told), "{}", run.aside);
        folder.rename(name, "other");
        std::fs::remove_dir_all(folder.path.join("other")).expect("a folder can be taken away");
    }
    assert_eq!(folder.build(&[]).ends(0).aside, "");
}
