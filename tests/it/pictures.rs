//! What lies beside an episode: pictures, covers, recordings and other files.

use crate::support::{check, newsletter};

#[test]
fn covers_and_recordings_lie_beside_the_episode() {
    let site = newsletter(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
cover = { image = "drop.png", alt = "A drop", credit = "Ada" }
audio = { file = "rain.mp3", duration = "24:30" }
+++
//- content/01-rain/drop.png 640x480
//- content/01-rain/rain.mp3
sound
"#,
    )
    .site();
    let page = site.at("/rain/");
    assert!(page.contains(r#"<img src="/rain/drop.png" alt="A drop" width="640" height="480""#), "{page}");
    assert!(page.contains(r#"<source src="/rain/rain.mp3" type="audio/mpeg">"#), "{page}");
    check(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
cover = { image = "drop.jpg", alt = "A drop" }
                  ^^^^^^^^^^ there is no picture `content/01-rain/drop.jpg`
audio = { file = "rain.ogg" }
                 ^^^^^^^^^^ there is no recording `content/01-rain/rain.ogg`
                 help: did you mean `rein.ogg`?
+++
//- content/01-rain/rein.ogg
sound
"#,
    );
}

#[test]
fn names_with_spaces_and_accents_are_found_as_browsers_write_them() {
    let site = newsletter(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
![x](<two drops.png>) ![x](two%20drops.png) [y](<été "7".pdf>) [y](%C3%A9t%C3%A9%20%227%22.pdf)
//- content/01-rain/two drops.png 4x3
//- content/01-rain/été "7".pdf
"#,
    )
    .site();
    let prose = site.prose("/rain/");
    assert_eq!(prose.matches(r#"src="/rain/two%20drops.png""#).count(), 2, "{prose}");
    assert_eq!(prose.matches(r#"href="/rain/%C3%A9t%C3%A9%20%227%22.pdf""#).count(), 2, "{prose}");
}

#[test]
fn a_picture_that_cannot_be_published_is_told_once() {
    check(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
![A drop](<what?.png>)
//- content/01-rain/what?.png
^ a file with this name cannot be published
help: rename it: letters, digits, `-`, `_` and `.` are safe
"#,
    );
}

#[test]
fn what_stands_beside_an_episode_is_published_with_it() {
    let site = newsletter(
        r#"//- content/01-light/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
![Drops](drop.png)
//- content/01-light/01-rain/drop.png 640x480
//- content/01-light/map.svg
//- content/press.zip
"#,
    )
    .site();
    assert!(site.has("/light/rain/drop.png"));
    assert!(site.has("/light/map.svg"));
    assert!(site.has("/press.zip"));
}
