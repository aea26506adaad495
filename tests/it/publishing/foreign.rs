//! What lies in the output folder and is not feuilleton's: it stays, and nothing is published over it.

#![expect(clippy::disallowed_methods, reason = "someone else works in the output folder")]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::time::{Duration, UNIX_EPOCH};

use crate::support::{Folder, letters};

#[test]
fn what_belongs_to_someone_else_stays() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("public/CNAME", "letters.example");
    folder.write("public/.well-known/security.txt", "mail us");
    folder.write("public/rain/notes.txt", "mine");
    let before = folder.stamps("public");
    folder.remove("content/01-rain/index.md");
    folder.remove("content/01-rain/drop.svg");
    folder.build(&[]).ends(0);
    let after = folder.stamps("public");
    for path in ["CNAME", ".well-known/security.txt", "rain/notes.txt"] {
        assert_eq!(before.get(path), after.get(path), "{path}");
    }
    assert!(!folder.has("public/rain/index.html"));
}

#[test]
fn a_folder_of_someone_elses_is_left_alone_until_the_author_says_so() {
    let folder = Folder::of(&letters());
    folder.write("public/index.html", "an old site");
    folder.write("public/old.html", "an old page");
    let run = folder.build(&[]).ends(2);
    assert!(run.aside.starts_with("error: `public` holds files that feuilleton did not write\n"), "{}", run.aside);
    assert!(run.aside.contains("`--adopt`"), "{}", run.aside);
    assert_eq!(folder.files("public").len(), 2);
    folder.build(&["--adopt"]).ends(0);
    assert!(folder.read("public/index.html").contains("Rain"));
    assert_eq!(folder.read("public/old.html"), "an old page");
    folder.build(&[]).ends(0);
    assert_eq!(folder.read("public/old.html"), "an old page", "it is asked once");
}

#[test]
fn a_site_that_changes_throughout_keeps_what_is_someone_elses() {
    let folder = many_letters();
    folder.build(&[]).ends(0);
    folder.write("public/CNAME", "letters.example");
    folder.write("public/rain-7/notes.txt", "mine");
    let before = folder.stamps("public");
    folder.remove("content/80-rain-80.md");
    let run = folder.build(&["--base-url", "https://elsewhere.example/path"]).ends(0);
    assert!(run.answer.contains("1 removed"), "{}", run.answer);
    let after = folder.stamps("public");
    for path in ["CNAME", "rain-7/notes.txt", "rain/drop.svg", "style.css"] {
        assert_eq!(before.get(path), after.get(path), "{path}");
    }
    assert!(folder.read("public/rain-7/index.html").contains("https://elsewhere.example/path/rain-7/"));
    assert!(!folder.has("public/rain-80") && !folder.has(".public.feuilleton-next"));
    assert!(folder.build(&["--base-url", "https://elsewhere.example/path"]).answer.contains(" 0 files written"));
}

#[test]
fn a_site_is_never_built_over_its_newsletter() {
    let folder = Folder::empty();
    let inner = Folder { path: folder.path.join("letters") }.with(&letters());
    let before = folder.stamps("");
    for output in
        [".", "..", "content", "content/public", "static", "templates/x", ".feuilleton/x", "../letters", "../.."]
    {
        let run = inner.build(&["--adopt", "--output", output]).ends(2);
        let reasons = ["holds the newsletter itself", "own files lie", "keep what they remember"];
        assert!(reasons.iter().any(|it| run.aside.contains(it)), "{}", run.aside);
        assert!(before == folder.stamps(""), "{output}");
    }
}

#[test]
fn a_letter_is_never_laid_among_what_its_author_wrote() {
    let folder = Folder::of(&letters());
    let before = folder.stamps("");
    for output in ["content", "content/mail", "static", "templates/x", ".feuilleton/x"] {
        let run = folder.run(&["email", "--latest", "--output", output]).ends(2);
        let refused = run.aside.contains(&format!("`{output}` is where")) && run.aside.contains("leave `--output` out");
        assert!(refused && before == folder.stamps(""), "{output}: {}", run.aside);
    }
    folder.run(&["email", "--latest", "--output", "mail"]).ends(0);
    assert!(folder.has("mail"));
}

#[test]
fn a_folder_that_few_may_enter_never_becomes_one_that_all_may() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("public/private/notes.txt", "mine");
    let mode = |it: &str| fs::metadata(folder.path.join(it)).expect("it is there").permissions().mode() & 0o7777;
    for (number, wanted) in [0o700, 0o700, 0o750, 0o2750].into_iter().enumerate() {
        for place in ["public", "public/private"] {
            fs::set_permissions(folder.path.join(place), fs::Permissions::from_mode(wanted)).expect("it is ours");
        }
        folder.write("content/03-sun.md", sun(number));
        folder.build(&[]).ends(0);
        assert_eq!((mode("public"), mode("public/private")), (wanted, wanted), "{number}");
    }
    folder.write("content/04-wind.md", "+++\ntitle = \"Wind\"\ndate = 2026-03-22\n+++\nIt blew.\n");
    folder.build(&[]).ends(0);
    assert_eq!(mode("public/wind") & 0o2050, 0o2050, "what is new is made as the site is");
}

#[test]
fn a_file_that_takes_anothers_place_stays_whatever_time_its_folder_is_given() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    for number in 0..4 {
        let _ = fs::remove_file(folder.path.join("public/uploads/list.txt"));
        folder.write("public/uploads/list.txt", format!("list {number}"));
        let long_ago = UNIX_EPOCH + Duration::from_millis(1_000_000_500);
        fs::File::open(folder.path.join("public/uploads"))
            .and_then(|it| it.set_modified(long_ago))
            .expect("it is ours");
        std::thread::sleep(Duration::from_millis(120));
        folder.write("content/03-sun.md", sun(number));
        folder.build(&[]).ends(0);
        assert_eq!(folder.read("public/uploads/list.txt"), format!("list {number}"));
    }
}

#[test]
fn nothing_outside_the_site_is_removed_whatever_its_notes_say() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("precious.txt", "mine");
    for (step, plan) in ["-../precious.txt\n", "+../precious.txt\n", "\n", "é\n", "-/etc/x\n"].iter().enumerate() {
        folder.write("public/.feuilleton.sealed/plan", *plan);
        folder.write("public/.feuilleton.sealed/files/x", "theirs");
        let listed = folder.read("public/.feuilleton");
        folder.write("public/.feuilleton", format!("../precious.txt\n{listed}"));
        folder.write("content/03-sun.md", sun(step));
        folder.build(&[]).ends(0);
        assert_eq!(folder.read("precious.txt"), "mine", "{plan}");
        assert!(!folder.has("public/.feuilleton.sealed"), "{plan}");
    }
}

#[test]
fn folders_without_end_are_refused_and_stay() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    let deep = "d/".repeat(600);
    folder.write(&format!("public/{deep}notes.txt"), "mine");
    folder.write("content/03-sun.md", sun(1));
    let run = folder.build(&[]).ends(2);
    assert!(run.aside.contains("holds folders more than 100 deep"), "{}", run.aside);
    assert!(folder.has(&format!("public/{deep}notes.txt")) && !folder.has("public/sun-1"));
    folder.rename("public/d", "elsewhere");
    folder.build(&[]).ends(0);
}

#[test]
fn folders_beside_the_site_are_someone_elses() {
    let folder = Folder::of(&letters());
    for name in [".public.next/a", ".public.aside/a"] {
        folder.write(name, "mine");
    }
    folder.build(&[]).ends(0);
    assert!(folder.has("public/index.html") && folder.has(".public.next/a") && folder.has(".public.aside/a"));
}

#[test]
fn a_site_is_a_folder_and_never_where_a_link_of_the_newsletter_leads() {
    let folder = Folder::of(&letters());
    folder.write("file", "mine");
    symlink("nowhere", folder.path.join("lost")).expect("a link can be made");
    fs::create_dir(folder.path.join("assets")).expect("it can be made");
    symlink("assets", folder.path.join("static")).expect("a link can be made");
    for (output, told) in
        [("file", "`file` is no folder"), ("lost", "`lost` is no folder"), ("assets", "own files lie")]
    {
        let run = folder.build(&["--output", output, "--adopt"]).ends(2);
        assert!(run.aside.contains(told), "{}", run.aside);
    }
    assert_eq!(folder.read("file"), "mine");
}

/// An episode that is edited ever again.
fn sun(number: usize) -> String {
    format!("+++\ntitle = \"Sun {number}\"\ndate = 2026-03-15\n+++\nIt shone.\n")
}

/// Eighty episodes.
fn many_letters() -> Folder {
    let folder = Folder::of(&letters());
    for number in 3..=80 {
        let letter = format!("+++\ntitle = \"Rain {number}\"\ndate = 2026-03-09\n+++\n");
        folder.write(&format!("content/{number}-rain-{number}.md"), letter);
    }
    folder
}

#[test]
fn a_file_that_stands_where_a_page_would_be_is_never_lost() {
    let page = "+++\ntitle = \"Sun\"\n+++\n";
    let table = [
        // What someone else has put there, what the author writes then, and what stands in whose way.
        ("sun/index.html", "content/sun.md", page, "public/sun/index.html", "sun/index.html"),
        ("sun", "content/sun.md", page, "public/sun", "sun/index.html"),
        ("sun/index.html/notes.txt", "content/sun.md", page, "public/sun/index.html/notes.txt", "sun/index.html"),
        ("lamp/notes.txt", "static/lamp", "a lamp", "public/lamp/notes.txt", "lamp"),
        ("CNAME", "static/CNAME", "letters.example", "public/CNAME", "CNAME"),
    ];
    for (theirs, ours, text, obstacle, sheet) in table {
        let folder = Folder::of(&letters());
        folder.build(&[]).ends(0);
        folder.write(&format!("public/{theirs}"), "mine");
        let before = folder.stamps("public");
        folder.write(ours, text);
        let run = folder.build(&[]).ends(2);
        let told = format!("`{obstacle}` was not written by feuilleton and stands where `{sheet}` would be\n");
        assert!(run.aside.contains(&told), "{theirs}: {}", run.aside);
        assert!(run.aside.contains("nothing was changed"), "{theirs}: {}", run.aside);
        assert!(before == folder.stamps("public"), "{theirs}");
        // Told to adopt, a file gives way to a file, but nothing else does.
        let adopted = folder.build(&["--adopt"]);
        assert_eq!(adopted.code, if theirs == sheet { 0 } else { 2 }, "{theirs}: {}", adopted.aside);
        assert_eq!(before == folder.stamps("public"), theirs != sheet, "{theirs}");
    }
}

#[test]
fn a_page_takes_the_place_of_a_file_of_ours_and_the_other_way_about() {
    let folder = Folder::of(&letters());
    let page = "+++\ntitle = \"Sun\"\nslug = \"sun\"\n+++\n";
    for round in 0..3 {
        folder.write("static/sun", "a file");
        folder.build(&[]).ends(0);
        assert_eq!(folder.read("public/sun"), "a file", "round {round}");
        folder.remove("static/sun");
        folder.write("content/sun.md", page);
        folder.build(&[]).ends(0);
        assert!(folder.has("public/sun/index.html"), "round {round}");
        folder.remove("content/sun.md");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_in_the_output_folder() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("elsewhere/notes.txt", "mine");
    std::os::unix::fs::symlink("../elsewhere", folder.path.join("public/sun")).expect("a link can be made");
    folder.write("content/sun.md", "+++\ntitle = \"Sun\"\n+++\n");
    let run = folder.build(&["--adopt"]).ends(2);
    assert!(run.aside.contains("`public/sun` was not written by feuilleton"), "{}", run.aside);
    assert_eq!(folder.files("elsewhere").len(), 1);
    folder.remove("content/sun.md");
    folder.write("content/02-mud.md", "+++\ntitle = \"Mud!\"\ndate = 2026-03-08\n+++\n");
    folder.build(&[]).ends(0);
    assert!(folder.path.join("public/sun").is_symlink(), "a link of someone else's stays a link");
}

#[test]
fn a_repository_in_the_output_folder_stays_one() {
    let folder = Folder::of(&letters());
    folder.build(&[]).ends(0);
    folder.write("public/.git/HEAD", "ref: refs/heads/main\n");
    // git takes a folder without `refs` for no repository, even if there is nothing in it.
    folder.write("public/.git/refs/heads/gone", "");
    folder.remove("public/.git/refs/heads/gone");
    for title in ["Mud!", "Mud?"] {
        folder.write("content/02-mud.md", format!("+++\ntitle = \"{title}\"\ndate = 2026-03-08\n+++\n"));
        folder.build(&[]).ends(0);
        assert!(folder.has("public/.git/HEAD") && folder.has("public/.git/refs/heads"), "{title}");
    }
}
