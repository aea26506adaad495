//! Where letters are laid, and what becomes of those that lie there.

#![expect(clippy::disallowed_methods, reason = "how long something takes is measured")]

use std::time::{Duration, Instant};

use feuilleton::world::{Earlier, Parcel, deliver};

use super::mail::assert_holds;
use crate::support::{Folder, Run, TODAY, newsletter};

const RAIN: &str = "content/01-wet/01-rain.md";

fn story() -> Folder {
    Folder::of(&newsletter(
        r#"
//- newsletter.toml
title = "Letters"
base_url = "https://letters.example"
email = { from = "hester@letters.example" }
//- content/01-wet/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
It rained.
"#,
    ))
}

fn mail(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["email", "--all", "--today", TODAY], arguments].concat())
}

fn edit(folder: &Folder) {
    folder.write(RAIN, "+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nIt rained again.\n");
}

#[test]
fn each_target_has_a_folder_of_its_own() {
    let folder = story();
    for target in ["eml", "kit", "brevo"] {
        let said = mail(&folder, &["--target", target]).ends(0).answer;
        assert!(said.contains(&format!(" in letters/{target} (")), "{said}");
    }
    assert_eq!(folder.names("letters"), ["brevo", "eml", "kit"]);
    assert!(folder.read("letters/kit/s01e01-rain.json").contains("\"preview_text\""));
    assert!(folder.read("letters/brevo/s01e01-rain.json").contains("\"previewText\""));
}

#[test]
fn a_letter_that_was_changed_by_hand_is_not_written_over() {
    let folder = story();
    mail(&folder, &["--target", "kit"]).ends(0);
    edit(&folder);
    mail(&folder, &["--target", "kit"]).ends(0);
    let text = "letters/kit/s01e01-rain.txt";
    assert!(folder.read(text).contains("It rained again."), "what nobody changed is written anew");
    folder.write(text, "By hand.");
    let stamps = folder.stamps("letters");
    folder.write(RAIN, "+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\nIt poured.\n");
    let told = mail(&folder, &["--target", "kit"]).ends(2).aside;
    let help = "nothing was written; move it away, or choose another folder with `--output`";
    assert_eq!(told, format!("error: `{text}` is not as feuilleton has written it\n  help: {help}\n"));
    assert_eq!(folder.stamps("letters"), stamps);
    folder.remove(text);
    mail(&folder, &["--target", "kit"]).ends(0);
    assert!(folder.read(text).contains("It poured."));
}

#[test]
fn a_file_of_someone_elses_is_not_written_over() {
    let folder = story();
    folder.write("mail/s01e01-rain.eml", "Mine.");
    assert_holds(&mail(&folder, &["--output", "mail"]).ends(2).aside, &["is not as feuilleton has written it"]);
    folder.remove("mail/s01e01-rain.eml");
    folder.write("mail/s01e01-rain.eml/mine", "Mine.");
    assert_holds(&mail(&folder, &["--output", "mail"]).ends(2).aside, &["is a folder, and a letter has that name"]);
    assert_eq!(folder.names("mail"), ["s01e01-rain.eml"], "nothing is left behind");
}

#[test]
fn episodes_without_a_number_have_letters_of_different_names() {
    let folder = story();
    for path in ["the-prism/rain", "the/prism-rain"] {
        let (season, name) = path.split_once('/').expect("two words");
        let number = if season == "the" { "02" } else { "03" };
        folder.write(&format!("content/{number}-{season}/season.md"), format!("+++\ntitle = \"{season}\"\n+++\n"));
        let front = format!("title = \"{name}\"\nkind = \"bonus\"\ndate = 2026-04-0{}", number.len());
        folder.write(&format!("content/{number}-{season}/{name}.md"), format!("+++\n{front}\n+++\nText.\n"));
    }
    mail(&folder, &["--output", "mail"]).ends(0);
    let letters = ["s01e01-rain.eml", "the--prism-rain.eml", "the-prism--rain.eml"];
    assert_eq!(folder.names("mail")[1..], letters);
}

#[test]
fn letters_are_not_laid_where_readers_find_them() {
    let folder = story();
    folder.build(&[]).ends(0);
    for output in ["public", "public/letters"] {
        let told = mail(&folder, &["--output", output]).ends(2).aside;
        let what = format!("error: `{output}` is where a site is published, and readers would find the letters\n");
        let what = what + "  help: leave `--output` out: letters go to `letters` then\n";
        assert!(told.starts_with(&what), "{told}");
    }
    assert!(!folder.has("public/letters") && !folder.has("public/s01e01-rain.eml"));
}

#[test]
fn nothing_outside_of_their_folder_is_written_or_taken_away() {
    let folder = story();
    mail(&folder, &["--target", "text"]).ends(0);
    let letter = folder.read("letters/text/s01e01-rain.txt");
    folder.write("kept.txt", &letter);
    let ledger = folder.read("letters/text/.feuilleton-letters");
    let digest = ledger.split(' ').next().expect("a digest begins each line");
    let whole = folder.path.join("kept.txt");
    folder.write(
        "letters/text/.feuilleton-letters",
        format!("{ledger}{digest} ../../kept.txt\n{digest} {}\n", whole.display()),
    );
    mail(&folder, &["--target", "text"]).ends(0);
    assert_eq!(folder.read("kept.txt"), letter);

    std::fs::create_dir_all(folder.path.join("letters/maildir")).expect("a folder can be made");
    std::os::unix::fs::symlink("../../content", folder.path.join("letters/maildir/cur")).expect("links can be made");
    let told = mail(&folder, &["--target", "maildir"]).ends(2).aside;
    assert_holds(&told, &["maildir/cur` is where the newsletter's own files lie"]);
    assert_eq!(folder.files("content").into_keys().collect::<Vec<_>>(), ["01-wet/01-rain.md"]);
}

#[test]
fn a_message_in_a_maildir_stays_the_one_that_was_read() {
    let folder = story();
    let maildir = ["--target", "maildir", "--output", "box"];
    mail(&folder, &maildir).ends(0);
    let [unread] = &folder.names("box/cur")[..] else { panic!("one message") };
    let read = format!("{unread}S");
    folder.rename(&format!("box/cur/{unread}"), &format!("box/cur/{read}"));
    // An older bonus comes before it, and it is edited, and its date put right.
    folder.write("content/01-wet/dew.md", "+++\ntitle = \"Dew\"\nkind = \"bonus\"\ndate = 2026-01-01\n+++\nDew.\n");
    folder.write(RAIN, "+++\ntitle = \"Rain\"\ndate = 2026-03-02\n+++\nIt poured.\n");
    mail(&folder, &maildir).ends(0);
    assert_eq!(folder.names("box/cur").len(), 2);
    assert_holds(&folder.read(&format!("box/cur/{read}")), &["It poured."]);
}

fn renumber(folder: &Folder) {
    folder.rename(RAIN, "content/01-wet/02-rain.md");
}

#[test]
fn a_letter_that_is_none_any_more_goes_when_all_are_written() {
    let folder = story();
    for target in ["html", "kit"] {
        let lying = |folder: &Folder| {
            let names = folder.names(&format!("letters/{target}"));
            names.into_iter().filter(|it| it.starts_with('s')).collect::<Vec<_>>()
        };
        let before = folder.has(RAIN);
        if !before {
            folder.rename("content/01-wet/02-rain.md", RAIN);
        }
        mail(&folder, &["--target", target]).ends(0);
        let old = lying(&folder);
        folder.write(&format!("letters/{target}/s01e01-note.html"), "Mine.");
        renumber(&folder);
        // Who writes one knows nothing of the others.
        folder.run(&["email", "--latest", "--today", TODAY, "--target", target]).ends(0);
        assert_eq!(lying(&folder).len(), 2 * old.len() + 1);
        let said = mail(&folder, &["--target", target]).ends(0).answer;
        let count = if old.len() == 1 { "1 file".to_owned() } else { format!("{} files", old.len()) };
        let told = format!(
            "\ntaken away, since no episode that is out has that letter: {count} (letters/{target}/s01e01-rain."
        );
        assert_holds(&said, &[&told]);
        let mut left: Vec<String> = old.iter().map(|it| it.replace("e01", "e02")).collect();
        left.insert(0, "s01e01-note.html".to_owned());
        assert_eq!(lying(&folder), left);
        assert!(!mail(&folder, &["--target", target]).ends(0).answer.contains("taken away"));
    }
}

#[test]
fn one_that_was_written_before_its_day_goes_until_then() {
    let folder = story();
    folder.write("content/01-wet/02-mud.md", "+++\ntitle = \"Mud\"\ndate = 2026-12-24\n+++\nStill wet.\n");
    mail(&folder, &["--target", "html", "--future"]).ends(0);
    let said = mail(&folder, &["--target", "html"]).ends(0).answer;
    let told = "\ntaken away, since no episode that is out has that letter: 1 file (letters/html/s01e02-mud.html)";
    assert_holds(&said, &[told]);
    assert!(folder.has("letters/html/s01e01-rain.html"));
}

#[test]
fn one_that_was_changed_by_hand_stays_and_is_told() {
    let folder = story();
    mail(&folder, &["--target", "html"]).ends(0);
    folder.write("letters/html/s01e01-rain.html", "By hand.");
    renumber(&folder);
    for _ in 0..2 {
        let said = mail(&folder, &["--target", "html"]).ends(0).answer;
        let told = "\nchanged by hand, and left there though no episode that is out has that letter: letters/html/s01e01-rain.html\n";
        assert_holds(&said, &[told]);
    }
    assert_eq!(folder.read("letters/html/s01e01-rain.html"), "By hand.");
}

#[test]
fn letters_of_other_kinds_in_the_same_folder_stay() {
    let folder = story();
    mail(&folder, &["--target", "html", "--output", "mail"]).ends(0);
    mail(&folder, &["--target", "text", "--output", "mail"]).ends(0);
    assert_eq!(folder.names("mail")[1..], ["s01e01-rain.html", "s01e01-rain.txt"]);
    let maildir = ["--target", "maildir", "--output", "box"];
    mail(&folder, &maildir).ends(0);
    // A message of another date has another name, and is the same.
    folder.write(RAIN, "+++\ntitle = \"Rain\"\ndate = 2026-03-02\n+++\nIt poured.\n");
    let said = mail(&folder, &maildir).ends(0).answer;
    assert!(!said.contains("taken away") && !said.contains("changed by hand"), "{said}");
    assert_eq!(folder.names("box/cur").len(), 1);
}

#[test]
fn letters_of_a_run_that_failed_half_way_are_known_to_the_next() {
    let folder = Folder::empty();
    let lay = |text: &str| {
        let letter = |path: &str| Parcel { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
        let letters = [letter("first/rain.txt"), letter("last/rain.txt")];
        deliver(&folder.path, &folder.path.join("mail"), &letters, Earlier::Go)
    };
    let lies = |place: &str| folder.read(&format!("mail/{place}/rain.txt"));
    // Where the program writes beside the last letter, nothing can be written.
    let taken = format!("mail/last/.feuilleton-{}", std::process::id());
    for (texts, last) in [(["It rained.", "It poured."], None), (["It snowed.", "It thawed."], Some("It poured."))] {
        folder.write(&format!("{taken}/it"), "Mine.");
        lay(texts[0]).expect_err("the last letter cannot be written");
        assert_eq!(lies("first"), texts[0]);
        assert_eq!(folder.has("mail/last/rain.txt").then(|| lies("last")).as_deref(), last);
        folder.rename(&taken, &format!("mail/{}", texts[0]));
        lay(texts[1]).expect("nobody has changed any of them");
        assert_eq!([lies("first"), lies("last")], [texts[1]; 2]);
    }
    folder.write("mail/first/rain.txt", "It snowed.");
    let refusal = lay("It froze.").expect_err("what was written before the last time is the author's again");
    assert!(refusal.to_string().contains("is not as feuilleton has written it"), "{refusal}");
}

#[test]
fn thousands_of_letters_are_each_looked_at_once() {
    let folder = Folder::empty();
    let letters = |text: &str| {
        let name =
            |it: usize| if it.is_multiple_of(2) { format!("{it}.html") } else { format!("cur/{it}.{it}.letters:2,") };
        let letter = |it: usize| Parcel { path: name(it), bytes: format!("{it}: {text} ").repeat(1_000).into_bytes() };
        (0..1_500).map(letter).collect::<Vec<_>>()
    };
    let lay = |parcels: &[Parcel]| {
        let begun = Instant::now();
        let cleared =
            deliver(&folder.path, &folder.path.join("mail"), parcels, Earlier::Go).expect("it can be written");
        assert!(cleared.gone.is_empty() && cleared.changed.is_empty(), "{cleared:?}");
        begun.elapsed()
    };
    let (first, edited) = (lay(&letters("It rained.")), lay(&letters("It poured.")));
    assert!(edited < 8 * first + Duration::from_secs(1), "{edited:?}, where {first:?} were enough to write them");
}
