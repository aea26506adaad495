//! Seasons that readers know, and their stories so far.

use super::{episode, path, published};

#[test]
fn a_season_whose_episodes_stand_outside_it_is_told_when_it_is_gone() {
    let folder = published("permalink = \"/{slug}/\"\n", &["a", "b"]);
    let second = |it: &str| [(0, "c"), (1, "d")].map(|(place, name)| (path(it, place, name), episode(name, place + 3)));
    for (path, text) in second("02-two") {
        folder.write(&path, text);
    }
    folder.build(&[]).ends(0);
    for ((before, _), (path, text)) in second("02-two").iter().zip(second("02-deux")) {
        folder.remove(before);
        folder.write(&path, text);
    }
    let said = folder.build(&[]).ends(0).aside;
    assert!(said.contains("this season was published at `/two/`, where readers find nothing now"), "{said}");
    assert!(said.contains("write `slug = \"two\"` and a `title` into `season.md` in its folder"), "{said}");
    assert_eq!(said.matches("warning[").count(), 1, "{said}");
}

#[test]
fn one_that_went_into_another_leads_on_to_that() {
    let folder = published("permalink = \"/{slug}/\"\n", &["a", "b"]);
    folder.write("content/01-one/season.md", "+++\ntitle = \"One\"\n+++\n");
    folder.write(&path("02-two", 0, "c"), episode("c", 3));
    folder.build(&[]).ends(0);
    folder.remove(&path("02-two", 0, "c"));
    folder.write(
        &path("01-one", 2, "c"),
        episode("c", 3).replace("summary", "guid = \"tag:t.example,2026:s02e01\"\nsummary"),
    );
    let said = folder.build(&[]).ends(0).aside;
    for words in [
        "a season was published at `/two/`, where readers find nothing now\n --> content/01-one/season.md:2:9",
        "lead them on: `aliases = [\"/two/\"]`",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("warning[").count(), 1, "{said}");
}

#[test]
fn a_story_so_far_is_told_when_its_episodes_went_on_to_another_season() {
    let folder = published("", &["a", "b"]);
    folder.write(&path("01-one", 2, "c"), episode("c", 3));
    folder.build(&[]).ends(0);
    assert!(folder.has("public/one/so-far/index.html"));
    let moved = |place: usize, name: &str| {
        let front = format!("guid = \"tag:t.example,2026:s01e0{}\"\naliases = [\"/one/{name}/\"]", place + 1);
        folder.remove(&path("01-one", place, name));
        folder
            .write(&path("02-two", place, name), episode(name, place).replace("summary", &format!("{front}\nsummary")));
    };
    moved(1, "b");
    moved(2, "c");
    let said = folder.build(&[]).ends(0).aside;
    for words in [
        "the story of this season was told at `/one/so-far/`, where readers find nothing now",
        "write `aliases = [\"/one/so-far/\"]` and a `title` into `season.md` in its folder",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(said.matches("warning[lost-").count(), 1, "{said}");
}
