//! Whole newsletters, byte for byte: each folder below `tests/newsletters/` holds one and what it
//! becomes, in `expected/`.
//!
//! `UPDATE=1 cargo test golden` accepts what they become now; the difference is then read in the commit.

#![expect(clippy::disallowed_methods, reason = "golden newsletters lie on the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::Folder;

#[test]
fn a_story_in_seasons() {
    golden("seasons");
}

#[test]
fn a_letter_every_week() {
    golden("dated");
}

#[test]
fn briefe_auf_deutsch() {
    golden("deutsch");
}

#[track_caller]
fn golden(case: &str) {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/newsletters").join(case);
    let expected = input.join("expected");
    let folder = Folder::called(&format!("golden-{case}"));
    for (path, bytes) in (Folder { path: input }).files("") {
        if !path.starts_with("expected") {
            folder.write(&path, bytes);
        }
    }
    let run = folder.build(&[]).ends(0);
    let mut printed = folder.files("public");
    // The theme's own files are compared where they are embedded, and cards as the drawings that they are made of.
    printed.retain(|path, _| {
        let ours = ["style.css", "reader.js", "search.js", "favicon.svg", ".feuilleton"].contains(&&**path);
        !ours && !path.ends_with("card.png")
    });
    for (path, bytes) in &mut printed {
        if Path::new(path).extension().is_some_and(|it| it == "html") {
            *bytes = without_fingerprints(bytes);
        }
    }
    printed.insert("remarks.txt".to_owned(), run.aside.into_bytes());
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&expected);
        let folder = Folder { path: expected };
        for (path, bytes) in &printed {
            folder.write(path, bytes);
        }
        return;
    }
    let expected: BTreeMap<_, _> = Folder { path: expected }.files("");
    for (path, bytes) in &expected {
        let Some(printed) = printed.get(path) else { panic!("nothing printed expected/{path}; UPDATE=1 accepts that") };
        if let Some((line, was, is)) = first_difference(bytes, printed) {
            panic!("expected/{path}, line {line}\n  was {was}\n  is  {is}\nUPDATE=1 accepts that");
        }
    }
    for path in printed.keys() {
        assert!(expected.contains_key(path), "{path} is new; UPDATE=1 accepts that");
    }
}

/// The first line, counted from 1, in which two texts differ, as it was and as it is.
fn first_difference(was: &[u8], is: &[u8]) -> Option<(usize, String, String)> {
    if was == is {
        return None;
    }
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).split('\n').map(str::to_owned).collect::<Vec<_>>();
    let (was, is) = (lines(was), lines(is));
    let at = was.iter().zip(&is).take_while(|(was, is)| was == is).count();
    let line = |lines: &[String]| lines.get(at).cloned().unwrap_or_else(|| "(nothing)".to_owned());
    let (was, is) = (line(&was), line(&is));
    // Feeds have long lines: what both begin with is left out but for its end.
    let same = was.chars().zip(is.chars()).take_while(|(was, is)| was == is).count().saturating_sub(60);
    let part = |line: &str| line.chars().skip(same).take(160).collect();
    Some((at + 1, part(&was), part(&is)))
}

#[test]
fn a_difference_is_shown_by_its_first_line() {
    assert_eq!(first_difference(b"a\nb\n", b"a\nb\n"), None);
    assert_eq!(first_difference(b"a\nb", b"a\nc"), Some((2, "b".to_owned(), "c".to_owned())));
    assert_eq!(first_difference(b"a", b"a\nb"), Some((2, "(nothing)".to_owned(), "b".to_owned())));
}

/// A page as if no style sheet or script of the theme ever changed.
fn without_fingerprints(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8(page.to_vec()).expect("a page is text");
    let mut parts = page.split("?v=");
    let first = parts.next().unwrap_or_default().to_owned();
    let plain = parts.fold(first, |page, it| {
        assert!(
            it.is_char_boundary(8) && it[..8].bytes().all(|it| it.is_ascii_hexdigit()),
            "`?v={it}` is no fingerprint"
        );
        page + &it[8..]
    });
    plain.into_bytes()
}
