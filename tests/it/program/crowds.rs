//! Remarks that come in crowds: a few of each are drawn, and the rest are counted.

use crate::support::{letter, newsletter};

#[test]
fn many_like_warnings_are_summed_up() {
    let text: String = (0..8).map(|it| format!("[x](/gone/{it}) ")).collect();
    let told = letter(&text).told();
    assert_eq!(told.matches("publishes `/gone").count(), 5, "{told}");
    let more = "warning[dead-address]: nothing here publishes `…`: 3 more; `--message-format json` lists all";
    assert!(told.contains(more), "{told}");
    assert!(told.ends_with("8 warnings\n"), "{told}");
}

#[test]
fn an_error_that_many_files_have_is_drawn_for_five_of_them() {
    let post = |it| {
        format!("//- content/{it:02}-post.md\n+++\ntitle = \"P\"\ndate = 2026-01-{it:02}\nlayout = 1\nmood = 1\n+++\n")
    };
    let told = newsletter(&(1..=9).map(post).collect::<String>()).told();
    assert_eq!(told.matches("error: no key is called `layout`\n").count(), 5, "{told}");
    for key in ["layout", "mood"] {
        let more = format!("\nerror: no key is called `{key}`: 4 more files; `--message-format json` lists all\n");
        assert!(told.contains(&more), "{told}");
    }
    assert!(told.ends_with("18 errors\n"), "{told}");
}

#[test]
fn warnings_that_say_something_else_are_not_summed_up_with_others() {
    let text = "> [!TIP}\n> Wet.\n\n".repeat(7);
    let told = letter(&format!("{text}[x] (https://a.example)\n\n[y] (https://b.example)\n")).told();
    assert_eq!(told.matches("did you mean `> [!TIP]`?").count(), 5, "{told}");
    assert!(told.contains("write `[x](https://a.example)`") && told.contains("write `[y](https"), "{told}");
    let more = "\nwarning[loose-mark]: this begins no block, and is printed as words: 2 more; `--message-format";
    assert!(told.contains(more), "{told}");
    assert!(told.ends_with("9 warnings\n"), "{told}");
}
