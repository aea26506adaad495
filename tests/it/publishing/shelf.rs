//! Files that are as they were left are not read again, and nobody can tell: whatever was edited is noticed, and what
//! is remembered may be damaged or gone.

#![expect(clippy::disallowed_methods, reason = "files are edited behind the program's back")]

use std::fs::{self, File};
use std::io::Cursor;
use std::time::Duration;

use image::{GrayImage, ImageFormat, Luma};

use crate::support::{Folder, newsletter};

const RAIN: &str = "content/01-rain.md";

fn harbour() -> Folder {
    Folder::of(&newsletter(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
updated = 2026-03-04
tags = ["weather"]
aliases = ["/drizzle/"]
guid = "rain"
cover = { image = "rain.svg", alt = "Rain", credit = "Bea" }
pairings = [{ kind = "tea", title = "Assam", by = "Bea", url = "https://tea.example/" }]
email = { subject = "It rains", preheader = "Still" }
story_date = "A Monday"
recap = "It rained."
extra = { mood = ["grey", 7] }
+++
It rains. See [the snow](02-snow.md#drifts), and "mind" the gap.

//- content/rain.svg
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>

//- content/02-snow.md
+++
title = "Snow"
date = 2026-03-08T09:30:00+01:00
updated = 2026-03-08T11:00:00+01:00
+++
## Drifts

It snows.

//- content/03-heard.md
+++
title = "Heard"
date = 2026-03-15
audio = { url = "https://harbour.example/3.mp3", length = 9, duration = "2:37", chapters = "https://harbour.example/3.json", transcript = "https://harbour.example/3.vtt" }
+++
It thaws.
"#,
    ))
}

/// Waits until the time stamps of all files stand for one state only.
fn settle() {
    std::thread::sleep(Duration::from_millis(200));
}

#[test]
fn what_was_read_before_prints_the_same_site() {
    let folder = harbour();
    settle();
    folder.build(&[]).ends(0);
    let first = folder.files("public");
    for forgotten in [&["public"][..], &["public", ".feuilleton/stage"], &["public", ".feuilleton"]] {
        for it in forgotten {
            fs::remove_dir_all(folder.path.join(it)).expect("it was made");
        }
        folder.build(&[]).ends(0);
        assert!(folder.files("public") == first, "without {forgotten:?}");
    }
}

#[test]
fn an_edit_is_noticed_though_length_and_time_stay_the_same() {
    let folder = harbour();
    settle();
    folder.build(&[]).ends(0);
    let file = folder.path.join(RAIN);
    let stamp = fs::metadata(&file).and_then(|it| it.modified()).expect("it is there");
    folder.write(RAIN, folder.read(RAIN).replace("It rains.", "It pours."));
    File::options().write(true).open(&file).and_then(|it| it.set_modified(stamp)).expect("it is ours");
    folder.build(&[]).ends(0);
    assert!(folder.read("public/rain/index.html").contains("It pours."));

    // Another file takes its place, as editors save.
    folder.write("content/.new", folder.read(RAIN).replace("It pours.", "It hails."));
    fs::rename(folder.path.join("content/.new"), &file).expect("it is ours");
    folder.build(&[]).ends(0);
    assert!(folder.read("public/rain/index.html").contains("It hails."));
}

#[test]
fn nor_does_a_picture_keep_the_size_that_it_had() {
    let folder = harbour();
    settle();
    folder.build(&[]).ends(0);
    assert!(folder.read("public/rain/index.html").contains("width=\"8\" height=\"8\""));
    let file = folder.path.join("content/rain.svg");
    let stamp = fs::metadata(&file).and_then(|it| it.modified()).expect("it is there");
    folder.write("content/rain.svg", folder.read("content/rain.svg").replace("width=\"8\"", "width=\"6\""));
    File::options().write(true).open(&file).and_then(|it| it.set_modified(stamp)).expect("it is ours");
    folder.build(&[]).ends(0);
    assert!(folder.read("public/rain/index.html").contains("width=\"6\" height=\"8\""));
}

#[test]
fn a_picture_that_is_replaced_in_mid_build_is_made_once_more_by_the_next() {
    let folder = Folder::of(&newsletter(
        "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n![A drop](drop.jpg)\n",
    ));
    let picture = |grey: u8| {
        let mut bytes = Cursor::new(Vec::new());
        GrayImage::from_pixel(1000, 700, Luma([grey])).write_to(&mut bytes, ImageFormat::Jpeg).expect("it is stored");
        bytes.into_inner()
    };
    folder.write("content/01-rain/drop.jpg", picture(0));
    for (round, wait) in [60, 200].into_iter().enumerate() {
        settle();
        folder.write("drop.jpg", picture(u8::try_from(round + 1).expect("there are few") * 50));
        std::thread::scope(|scope| {
            scope.spawn(|| folder.build(&[]).ends(0));
            std::thread::sleep(Duration::from_millis(wait));
            folder.rename("drop.jpg", "content/01-rain/drop.jpg");
        });
        settle();
        folder.build(&[]).ends(0);
        let (mended, fresh) = (folder.files("public"), format!("fresh-{round}"));
        fs::remove_dir_all(folder.path.join(".feuilleton")).expect("it was made");
        folder.build(&["--output", &fresh]).ends(0);
        assert!(mended == folder.files(&fresh), "replaced after {wait} ms");
        // The next round has everything to make again.
        fs::remove_dir_all(folder.path.join("public")).expect("it was made");
        fs::remove_dir_all(folder.path.join(".feuilleton")).expect("it was made");
    }
}

#[test]
fn damage_to_what_is_remembered_costs_time_and_nothing_else() {
    let folder = harbour();
    settle();
    folder.build(&[]).ends(0);
    let first = folder.files("public");
    let memo = fs::read(folder.path.join(".feuilleton/memo")).expect("it was written");
    for start in (0..memo.len()).step_by(memo.len() / 40) {
        let mut damaged = memo.clone();
        let end = memo.len().min(start + memo.len() / 20);
        damaged[start..end].fill(0);
        fs::remove_dir_all(folder.path.join("public")).expect("it was made");
        folder.write(".feuilleton/memo", &damaged);
        folder.build(&[]).ends(0);
        assert!(folder.files("public") == first, "damaged from byte {start} on");
    }
}

#[test]
fn a_mistake_is_told_each_time() {
    let folder = harbour();
    folder.write("content/04-gone.md", "+++\ntitle = \"Gone\"\ndate = 2026-04-01\n+++\nTo [nowhere](05-none.md).\n");
    settle();
    let first = folder.build(&[]).ends(1);
    assert!(first.aside.contains("To [nowhere](05-none.md)."), "{}", first.aside);
    assert_eq!(folder.build(&[]).ends(1).aside, first.aside);
    folder.write(
        "newsletter.toml",
        "title = \"Harbour\"\nbase_url = \"https://harbour.example\"\nlimits = { front_matter_kb = 1 }\n",
    );
    folder.write(
        "content/04-gone.md",
        format!("+++\ntitle = \"Gone\"\ndate = 2026-04-01\n{}+++\n", "# long\n".repeat(200)),
    );
    assert!(folder.build(&[]).ends(1).aside.contains("this front matter is longer than 1 KB"));
}
