//! Numbers that texts call episodes by.

use super::{episode, path, published};
use crate::support::TODAY;

#[test]
fn a_link_by_a_number_that_another_episode_has_now_is_told() {
    let text = |title: &str, place: usize, text: &str| episode(title, place).replace("Text.", text);
    let folder = published("", &["a", "b", "c"]);
    folder.write(&path("01-one", 3, "d"), text("d", 3, "The [rain](S1E03), [](S1E02) and the [rest](S1E01)."));
    folder.build(&[]).ends(0);
    folder.remove(&path("01-one", 1, "b"));
    folder.remove(&path("01-one", 2, "c"));
    folder.remove(&path("01-one", 3, "d"));
    let guid = |text: String, number: usize| {
        text.replace("summary", &format!("guid = \"tag:t.example,2026:s01e0{number}\"\nsummary"))
    };
    let new = text("new", 9, "New.").replace("summary", "guid = \"tag:t.example,2026:new\"\nsummary");
    folder.write(&path("01-one", 1, "new"), new);
    folder.write(&path("01-one", 2, "b"), guid(episode("b", 1), 2));
    folder.write(&path("01-one", 3, "c"), guid(episode("c", 2), 3));
    let last = path("01-one", 4, "d");
    folder.write(&last, guid(text("d", 3, "The [rain](S1E03), [](S1E02) and the [rest](S1E01)."), 4));
    let check = || folder.run(&["check", "--today", TODAY]).aside;
    let said = check();
    for words in [
        "`S1E3` was `c` in the last edition, and is another episode now\n --> content/01-one/05-d.md:7:5",
        "help: write `S1E4` if `c` is meant",
        "`S1E2` was `b` in the last edition, and is another episode now\n --> content/01-one/05-d.md:7:20",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("was `").count(), 2, "{said}");
    folder.write(&last, guid(text("d", 3, "The [rain](S1E04), [](S1E03) and the [rest](S1E01)."), 4));
    assert!(!check().contains("in the last edition"), "{}", check());
}
