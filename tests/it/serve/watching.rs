//! What `feuilleton serve` makes of editors and of `git`, which each have their own way of saving.

#![expect(clippy::disallowed_methods, reason = "a test stands outside, as an editor does")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

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
";

/// How a program saves: the folder, the name of the file and its new text.
type Save = fn(&Path, &str, &str) -> std::io::Result<()>;

const EDITORS: [(&str, Save); 8] = [
    ("vim", |folder, name, text| {
        let (file, backup) = (folder.join(name), folder.join(format!("{name}~")));
        fs::write(folder.join("4913"), "")?;
        fs::remove_file(folder.join("4913"))?;
        fs::rename(&file, &backup)?;
        fs::write(&file, text)?;
        fs::remove_file(backup)
    }),
    ("emacs", |folder, name, text| {
        let lock = folder.join(format!(".#{name}"));
        #[cfg(unix)]
        std::os::unix::fs::symlink("author@desk.1234:1767225600", &lock)?;
        fs::write(folder.join(format!("#{name}#")), &text[..text.len() / 2])?;
        fs::rename(folder.join(name), folder.join(format!("{name}~")))?;
        fs::write(folder.join(name), text)?;
        fs::remove_file(folder.join(format!("#{name}#")))?;
        fs::remove_file(lock)
    }),
    ("IntelliJ", |folder, name, text| {
        let (file, fresh) = (folder.join(name), folder.join(format!("{name}___jb_tmp___")));
        let old = folder.join(format!("{name}___jb_old___"));
        fs::write(&fresh, text)?;
        fs::rename(&file, &old)?;
        fs::rename(&fresh, &file)?;
        fs::remove_file(old)
    }),
    ("gedit", |folder, name, text| {
        fs::write(folder.join(".goutputstream-A1B2C3"), text)?;
        fs::rename(folder.join(".goutputstream-A1B2C3"), folder.join(name))
    }),
    ("sed", |folder, name, text| {
        fs::write(folder.join("sedA1B2C3"), text)?;
        fs::rename(folder.join("sedA1B2C3"), folder.join(name))
    }),
    ("TextEdit", |folder, name, text| {
        let fresh = folder.join(format!("{name}.sb-8c1f5a2e-TnQvXo"));
        fs::write(&fresh, text)?;
        fs::rename(fresh, folder.join(name))
    }),
    ("a slow disk", |folder, name, text| {
        fs::write(folder.join(name), "")?;
        std::thread::sleep(Duration::from_millis(30));
        fs::write(folder.join(name), &text[..text.len() / 2])?;
        std::thread::sleep(Duration::from_millis(30));
        fs::write(folder.join(name), text)
    }),
    ("a sync client", |folder, name, text| {
        fs::remove_file(folder.join(name))?;
        std::thread::sleep(Duration::from_millis(150));
        fs::write(folder.join(name), text)
    }),
];

#[test]
fn every_editor_saves_in_its_own_way() {
    let server = Server::of(RAIN);
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    let folder = server.sandbox.root.join("content/01-drops");
    for (editor, save) in EDITORS {
        save(&folder, "01-one.md", &format!("{episode}\nSaved by {editor}.\n")).expect("it can be saved");
        server.shows("/drops/one/", &format!("Saved by {editor}."));
        server.settles();
        assert!(server.get("/_feuilleton/report").ends_with("\r\n\r\n"), "{editor} leaves nothing to say");
    }
}

#[test]
fn a_text_is_not_told_as_broken_because_something_beside_it_is_saved() {
    let server = Server::of(RAIN);
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    let folder = server.sandbox.root.join("content/01-drops");
    // A machine that is busy may take longer than the author is given, now and then.
    for number in 0.. {
        assert!(number < 50, "this machine is never quick enough");
        let begun = Instant::now();
        let half = episode.replace("date", &format!("slip{number} = 1\ndate"));
        fs::write(folder.join("01-one.md"), half).expect("it can be saved");
        for _ in 0..3 {
            std::thread::sleep(Duration::from_millis(8));
            fs::write(folder.join("01-one.md~"), &episode).expect("it can be laid aside");
        }
        fs::write(folder.join("01-one.md"), format!("{episode}\nSave {number}.\n")).expect("it can be saved");
        let was_quick = begun.elapsed() < Duration::from_millis(60);
        server.shows("/drops/one/", &format!("Save {number}."));
        if was_quick {
            server.says(0, &format!("slip{number}"));
            break;
        }
    }
}

fn git(sandbox: &Sandbox, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args([
        "-c",
        "user.name=An author",
        "-c",
        "user.email=author@rain.example",
        "-c",
        "core.hooksPath=/dev/null",
    ]);
    // Where a hook or a rebase runs the tests, these lead to the repository of the program itself.
    for name in ["GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    let output = command.args(arguments).current_dir(&sandbox.root).output().expect("git is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A season of so many episodes.
fn season(sandbox: &Sandbox, folder: &str, count: usize, words: &str) {
    for number in 1..=count {
        let day = format!("2025-{:02}-{:02}", number / 28 + 1, number % 28 + 1);
        sandbox.write(
            &format!("content/{folder}/{number:03}-part-{number}.md"),
            &format!("+++\ntitle = \"{words} {number}\"\ndate = {day}\ntags = [\"{words}\"]\n+++\n{words}.\n"),
        );
    }
}

#[test]
fn another_branch_is_shown_as_it_is_built() {
    let server = Server::of(RAIN);
    let sandbox = &server.sandbox;
    season(sandbox, "02-flood", 100, "Water");
    git(sandbox, &["init", "--quiet", "--initial-branch=rain"]);
    sandbox.write(".gitignore", "/public/\n/.feuilleton/\n");
    git(sandbox, &["add", "."]);
    git(sandbox, &["commit", "--quiet", "--message=Rain"]);
    git(sandbox, &["checkout", "--quiet", "-b", "snow"]);
    fs::remove_dir_all(sandbox.root.join("content/01-drops")).expect("it is there");
    season(sandbox, "02-flood", 60, "Ice");
    season(sandbox, "03-thaw", 100, "Mud");
    sandbox.write("newsletter.toml", "title = \"Snow\"\nbase_url = \"https://snow.example\"\n");
    sandbox.write("templates/tags.html", "<p>{{ newsletter.title }} has no tags</p>\n");
    sandbox.write("static/style.css", "body { color: teal }\n");
    git(sandbox, &["add", "--all"]);
    git(sandbox, &["commit", "--quiet", "--message=Snow"]);
    server.settles();
    assert!(server.get("/").contains("Snow"));

    for pause in [0, 5, 60, 400] {
        git(sandbox, &["checkout", "--quiet", "rain"]);
        std::thread::sleep(Duration::from_millis(pause));
        git(sandbox, &["checkout", "--quiet", "snow"]);
        std::thread::sleep(Duration::from_millis(pause));
        git(sandbox, &["checkout", "--quiet", "rain"]);
        server.settles();
        assert!(server.get("/").contains("Rain") && server.get("/thaw/").starts_with("HTTP/1.1 404"));
    }
}

#[test]
fn a_folder_that_is_moved_away_is_gone() {
    let server = Server::of(RAIN);
    // On the same disk, where nobody watches.
    let (root, trash) = (&server.sandbox.root, server.sandbox.root.with_extension("trash"));
    server.sandbox.write(
        "content/01-drops/02-two/index.md",
        "+++\ntitle = \"Two\"\ndate = 2026-01-13\n+++\n![A drop](drop.svg)\n",
    );
    server.sandbox.write(
        "content/01-drops/02-two/drop.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    );
    server.shows("/drops/two/", "A drop");
    fs::rename(root.join("content/01-drops/02-two"), &trash).expect("a folder can be moved");
    server.settles();
    assert!(server.get("/drops/two/").starts_with("HTTP/1.1 404"));
    fs::rename(&trash, root.join("content/01-drops/02-two")).expect("a folder can be moved");
    server.shows("/drops/two/", "A drop");
}

#[test]
fn a_link_without_words_follows_the_title_that_is_edited() {
    let server = Server::of(RAIN);
    let one = |title: &str, text: &str| {
        let text = format!("+++\ntitle = \"{title}\"\ndate = 2026-01-06\n+++\n{text}\n");
        server.sandbox.write("content/01-drops/01-one.md", &text);
    };
    let shows = |words: &str| {
        server.shows("/drops/two/", words);
        assert_eq!(server.differs_from_build(), None, "{words}");
    };
    one("One", "[](#mist)\n\n## Mist {#mist}\n\n##   {#bare}");
    server.sandbox.write(
        "content/01-drops/02-two.md",
        "+++\ntitle = \"Two\"\ndate = 2026-01-13\n+++\nSee [](01-one.md), [](S1E1#mist) and [](S1E1#bare).\n",
    );
    shows("/\">One</a>");
    one("First", "[](#mist)\n\n## Mist {#mist}\n\n##   {#bare}");
    shows("/\">First</a>");
    one("First", "[](#mist)\n\n## Fog {#mist}\n\n##   {#bare}");
    shows("#mist\">Fog</a>");
    assert!(server.page("/drops/one/").contains("#mist\">Fog</a>"));
    // Of what had no title, that was told.
    server.says(1, "this link has no words");
    one("First", "[](#mist)\n\n## Fog {#mist}\n\n## Barely {#bare}");
    shows("#bare\">Barely</a>");
    assert!(server.get("/_feuilleton/report").ends_with("\r\n\r\n"), "nothing is left to say");
}

#[cfg(unix)]
#[test]
fn a_text_is_edited_where_a_link_leads() {
    let server = Server::of(RAIN);
    let two = |words: &str| format!("+++\ntitle = \"Two\"\ndate = 2026-01-13\n+++\n{words}\n");
    let link = |target: &str, name: &str| {
        let link = server.sandbox.root.join(name);
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(target, link).expect("a link can be made");
    };
    server.sandbox.write("shared/two.md", &two("From afar."));
    server.sandbox.write("shared/other.md", &two("From elsewhere."));
    link("../../shared/two.md", "content/01-drops/02-two.md");
    server.shows("/drops/two/", "From afar.");
    server.sandbox.write("shared/two.md", &two("From farther away."));
    server.shows("/drops/two/", "From farther away.");
    link("../../shared/other.md", "content/01-drops/02-two.md");
    server.shows("/drops/two/", "From elsewhere.");
    server.sandbox.write("shared/other.md", &two("From nowhere else."));
    server.shows("/drops/two/", "From nowhere else.");
    // A link may lead to a file that the newsletter reads as well.
    link("01-one.md", "content/01-drops/03-three.md");
    server.sandbox.write("content/01-drops/01-one.md", "+++\ntitle = \"One\"\ndate = 2026-01-06\n+++\nTwice.\n");
    server.shows("/drops/three/", "Twice.");
    server.settles();
}

#[test]
fn a_picture_comes_from_behind_a_draft_when_html_names_it() {
    let server = Server::with(RAIN, &["--no-drafts"]);
    let drop = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    server.sandbox.write("content/01-drops/drop.svg", drop);
    let draft = "+++\ntitle = \"Two\"\ndate = 2026-01-13\ndraft = true\n+++\n![A drop](drop.svg)\n";
    server.sandbox.write("content/01-drops/02-two.md", draft);
    let one = |words: &str| format!("+++\ntitle = \"One\"\ndate = 2026-01-06\n+++\nA <b>drop</b>{words}\n");
    server.sandbox.write("content/01-drops/01-one.md", &one("."));
    server.shows("/drops/one/", "A <b>drop</b>.");
    server.settles();
    assert!(server.get("/drops/drop.svg").starts_with("HTTP/1.1 404"));
    server.sandbox.write("content/01-drops/01-one.md", &one(": <img src=\"drop.svg\" alt=\"\">"));
    server.shows("/drops/one/", "alt=\"\">");
    assert!(server.get("/drops/drop.svg").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_newsletter_whose_folder_another_takes_the_place_of_is_watched_on() {
    let server = Server::of(RAIN);
    let (root, aside) = (server.sandbox.root.clone(), server.sandbox.root.with_extension("aside"));
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    fs::rename(&root, &aside).expect("a folder can be moved");
    std::thread::sleep(Duration::from_millis(100));
    assert!(Command::new("cp").arg("-r").args([&aside, &root]).status().is_ok_and(|it| it.success()));
    server.sandbox.write("content/01-drops/01-one.md", &episode.replace("A drop.", "A second drop."));
    server.shows("/drops/one/", "A second drop.");
    server.sandbox.write("content/01-drops/01-one.md", &episode.replace("A drop.", "A third drop."));
    server.shows("/drops/one/", "A third drop.");
    fs::write(aside.join("content/01-drops/01-one.md"), episode.replace("A drop.", "None.")).expect("it is there");
    fs::remove_dir_all(&aside).expect("a folder can be taken away");
    std::thread::sleep(Duration::from_millis(300));
    server.shows("/drops/one/", "A third drop.");
}

#[test]
fn an_episode_that_waits_says_until_when() {
    let server = Server::of(RAIN);
    let facts = || server.get("/_feuilleton/page?path=/drops/one/");
    let episode = server.sandbox.read("content/01-drops/01-one.md");
    assert!(facts().contains("\"published\""));
    server.sandbox.write("content/01-drops/01-one.md", &episode.replace("2026-01-06", "9000-01-06"));
    server.shows("/_feuilleton/page?path=/drops/one/", "\"scheduled\"");
    let note = "`content/01-drops/01-one.md` is not published before 9000-01-06; `serve --future` shows it";
    assert!(facts().contains(note), "{}", facts());
    assert!(server.get("/drops/one/").starts_with("HTTP/1.1 404"));

    let server =
        Server::with(&format!("{RAIN}//- content/about.md\n+++\ntitle = \"A\"\ndraft = true\n+++\n"), &["--no-drafts"]);
    let about = server.get("/_feuilleton/page?path=/about/");
    assert!(about.contains("`content/about.md` is a draft; `serve` without `--no-drafts` shows it"), "{about}");
}
