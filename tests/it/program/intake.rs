//! What of a newsletter's folder is read, and what is not.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};

use crate::support::{Folder, TODAY, letters, say};

#[test]
fn what_editors_leave_behind_is_nobodys_text() {
    let folder = Folder::of(&letters());
    for path in
        ["content/.02-mud.md.swp", "content/02-mud.md~", "content/#02-mud.md#", "static/Thumbs.db", "content/.git/x.md"]
            .into_iter()
            .chain(["content/desktop.ini", "content/01-rain/Icon\r", "static/Icon\r"])
    {
        folder.write(path, "not a text");
    }
    let run = folder.build(&[]).ends(0);
    assert!(run.answer.starts_with("2 episodes: 19 files"), "{}", run.answer);
}

#[test]
fn a_folder_that_may_not_be_read_is_told_in_the_words_of_the_system() {
    let folder = Folder::of(&letters());
    let check = || folder.run_as_nobody(1000, &["check", "--today", TODAY]);
    if check().code != 0 {
        say("only root can check as another user: skipped");
        return;
    }
    let content = folder.path.join("content");
    fs::set_permissions(&content, Permissions::from_mode(0o000)).expect("it is ours");
    let run = check().ends(2);
    assert_eq!(run.aside, "error: cannot read `./content`: Permission denied (os error 13)\n");
}

#[test]
fn a_copy_of_a_text_is_not_published_and_is_told() {
    let folder = Folder::of(&letters());
    let copies = ["02-mud.md.orig", "02-mud.md.1", "02-mud.md_", "drop.svg.bak"];
    for name in copies.iter().chain(&["4913", "02-mud.md.tmp"]) {
        folder.write(&format!("content/{name}"), "what was taken back");
    }
    folder.write("templates/page.html.orig", "{% nothing %}");
    let run = folder.build(&[]).ends(0);
    for path in ["content/02-mud.md.orig", "content/02-mud.md.1", "content/02-mud.md_", "templates/page.html.orig"] {
        let told = format!("this looks like a copy that was left here, and is not published\n--> {path}\n");
        assert!(run.aside.contains(&told), "{path}: {}", run.aside);
        assert!(
            run.aside.contains(&format!("{path}\n = help: take it away, or give it another name")),
            "{}",
            run.aside
        );
    }
    assert!(run.aside.ends_with("5 warnings\n"), "{}", run.aside);
    let published = folder.files("public");
    let copied = published.iter().filter(|(_, bytes)| bytes.starts_with(b"what was taken back"));
    assert_eq!(copied.map(|(path, _)| path).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn what_a_server_asks_for_is_published_whatever_its_name() {
    let folder = Folder::of(&letters());
    folder.write("static/.well-known/security.txt", "Contact: mailto:pier@example.org");
    folder.build(&[]).ends(0);
    assert_eq!(folder.read("public/.well-known/security.txt"), "Contact: mailto:pier@example.org");
}

#[test]
fn a_text_that_is_not_read_is_told() {
    let folder = Folder::of(&letters());
    folder.write("content/03-sun.markdown", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\n");
    let run = folder.build(&[]).ends(0);
    assert!(
        run.aside.contains("only files that end in `.md` are read\n--> content/03-sun.markdown\n"),
        "{}",
        run.aside
    );
    assert!(run.aside.contains("help: call it `03-sun.md`"), "{}", run.aside);
}

#[test]
fn a_text_to_which_notepad_gave_an_ending_is_told_of_as_one() {
    let folder = Folder::of(&letters());
    folder.write("content/03-sun.md.txt", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\n");
    folder.write("content/04-wind.txt", "\u{feff}---\r\ntitle: Wind\r\n---\r\n");
    folder.write("content/recipe.txt", "---\nFlour, water\n---\n");
    let run = folder.build(&[]).ends(0);
    let not_read = "this is not published: only files that end in `.md` are read\n--> content/03-sun.md.txt\n \
                    = help: call it `03-sun.md`\n";
    let raw = "this is published as it is: only files that end in `.md` are read\n--> content/04-wind.txt\n \
               = help: call it `04-wind.md`\n";
    for told in [not_read, raw, "\n2 warnings\n"] {
        assert!(run.aside.contains(told), "{told}: {}", run.aside);
    }
    folder.write("content/03-sun.md", "+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\n");
    let run = folder.build(&[]).ends(0);
    assert!(run.aside.contains("looks like a copy that was left here"), "{}", run.aside);
}

#[test]
fn a_folder_that_other_programs_keep_from_readers_is_told() {
    let folder = Folder::of(&letters());
    folder.write("content/_drafts/x.md", "+++\ntitle = \"X\"\n+++\nOf mud.\n");
    folder.write("content/about/drafts/y.md", "+++\ntitle = \"Y\"\n+++\nOf mud.\n");
    let run = folder.build(&[]).ends(0);
    let told =
        |it: &str| format!("warning[leftover]: other programs keep this folder from readers\n--> {it}\n = help: ");
    for path in ["content/_drafts", "content/about/drafts"] {
        assert!(run.aside.contains(&told(path)), "{path}: {}", run.aside);
    }
    assert!(run.aside.ends_with("2 warnings\n"), "{}", run.aside);
    // What the help says: `draft = true` in one, another name for the other.
    folder.write("content/_drafts/x.md", "+++\ntitle = \"X\"\ndraft = true\n+++\nOf mud.\n");
    folder.rename("content/about/drafts", "content/about/sketches");
    let run = folder.build(&["--drafts"]).ends(0);
    assert_eq!(run.aside, "");
}

#[test]
fn texts_are_utf_8_and_a_byte_order_mark_is_nothing() {
    let folder = Folder::of(&letters());
    folder.write(
        "content/03-sun.md",
        "\u{feff}+++\r\ntitle = \"Sun\"\r\ndate = 2026-03-15\r\n+++\r\n# Sun\r\n\r\nIt shone.\r\n",
    );
    folder.write("newsletter.toml", "\u{feff}title = \"Letters\"\nbase_url = \"https://letters.example\"\n");
    let run = folder.build(&[]).ends(0);
    assert_eq!(run.aside, "");
    assert!(!folder.read("public/sun/index.html").contains('\u{feff}'));
    folder.write("content/03-sun.md", b"+++\ntitle = \"Sun\"\ndate = 2026-03-15\n+++\nIt shone \xff.\n");
    let run = folder.build(&[]).ends(1);
    assert!(run.aside.contains("this file is not UTF-8 from here on\n --> content/03-sun.md:5:10"), "{}", run.aside);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_newsletter_is_a_mistake() {
    let folder = Folder::of(&letters());
    let link = |to: &str, name: &str| {
        symlink(to, folder.path.join("content").join(name)).expect("a link can be made");
    };
    link("/etc/passwd", "secret.txt");
    link("nowhere", "lost.txt");
    link("01-rain/drop.svg", "fine.svg");
    let run = folder.build(&[]).ends(1);
    assert!(run.aside.contains("this link leads out of the newsletter\n--> content/secret.txt"), "{}", run.aside);
    assert!(run.aside.contains("this link leads nowhere\n--> content/lost.txt"), "{}", run.aside);
    assert!(!run.aside.contains("fine.svg"), "{}", run.aside);
}
