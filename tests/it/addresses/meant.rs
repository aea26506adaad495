//! What an author meant by a link to a file that is not there.

use crate::support::{check, newsletter};

#[test]
fn a_bundle_is_known_by_its_folder() {
    check(
        r#"//- content/01-first/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
+++
[moved](@/02-old/01-snow/index.md) and [misspelt](@/01-first/01-rian/index.md) and [none](@/01-first/09-hail/index.md)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/02-old/01-snow/index.md`
help: did you mean `@/02-new/01-snow/index.md`?
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/01-first/01-rian/index.md`
                                       help: did you mean `@/01-first/01-rain/index.md`?
                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/01-first/09-hail/index.md`
//- content/02-new/01-snow/index.md
+++
title = "Snow"
date = 2026-03-08
+++
"#,
    );
}

#[test]
fn a_text_is_known_by_the_words_of_its_name() {
    check(
        r#"//- content/01-first-light/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[number](mud.md), [season](../the-prism/01-mud.md), [another](../01-first-light/01-mud.md), [ending](../02-the-prism/mud)
^^^^^^^^^^^^^^^^ there is no `content/01-first-light/mud.md`
help: did you mean `@/02-the-prism/01-mud.md`?
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/the-prism/01-mud.md`
                  help: did you mean `@/02-the-prism/01-mud.md`?
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/01-first-light/01-mud.md`
                                                    help: did you mean `@/02-the-prism/01-mud.md`?
                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/02-the-prism/mud`, so this is printed without a link
                                                                                            help: did you mean `@/02-the-prism/01-mud.md`?
[bundle](../02-the-prism/02-snow.md), [twice](letter.md), [here](../02-the-prism/letter.md), [fifth](letter/04-letter.md)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/02-the-prism/02-snow.md`
help: did you mean `@/02-the-prism/02-snow/index.md`?
                                      ^^^^^^^^^^^^^^^^^^ there is no `content/01-first-light/letter.md`
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/02-the-prism/letter.md`
                                                          help: did you mean `../02-the-prism/03-letter.md`?
                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no `content/01-first-light/letter/04-letter.md`
                                                                                             help: did you mean `@/02-the-prism/04-letter.md`?
//- content/02-the-prism/01-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
//- content/02-the-prism/02-snow/index.md
+++
title = "Snow"
date = 2026-03-15
+++
//- content/02-the-prism/03-letter.md
+++
title = "A letter"
date = 2026-03-22
+++
//- content/02-the-prism/04-letter.md
+++
title = "Another letter"
date = 2026-03-29
+++
"#,
    );
}

#[test]
fn a_file_to_take_along_is_no_site() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
[a report](rain.pdf), [a site](rain.example)
^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/rain.pdf`, so this is printed without a link
help: put the file into the folder `content`, or write its path from there
                      ^^^^^^^^^^^^^^^^^^^^^^ warning: there is no `content/rain.example`, so this is printed without a link
                      help: for a site elsewhere, link to `https://rain.example`
"#,
    );
}

#[test]
fn what_looks_the_same_is_the_same() {
    // As macOS writes them, with an accent after its letter, and as they are typed.
    let site = newsletter(
        "//- content/01-ku\u{308}he.md
+++
title = \"Kühe\"
slug = \"cows\"
date = 2026-03-01
+++
![A cow](bo\u{308}se.png) and [again](01-kühe.md) and [](@/01-kühe.md)

![A cow](böse.png)
//- content/bo\u{308}se.png 4x3
",
    )
    .site();
    let prose = site.prose("/cows/");
    assert_eq!(prose.matches("src=\"/bo%CC%88se.png\" alt=\"A cow\" width=\"4\"").count(), 2, "{prose}");
    assert_eq!(prose.matches("href=\"/cows/\"").count(), 2, "{prose}");
    assert!(prose.contains(">Kühe</a>"), "{prose}");
}

#[test]
fn a_path_may_be_written_as_windows_writes_it() {
    check(
        r#"//- content/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
![H](bilder\\hafen.jpg) and [here](.\02-mud.md#top) and [none](.\none.md)
^^^^^^^^^^^^^^^^^^^^^^^ `bilder\hafen.jpg` has `\` where a path has `/`
help: write `bilder/hafen.jpg`
                            ^^^^^^^^^^^^^^^^^^^^^^^ `.\02-mud.md#top` has `\` where a path has `/`
                            help: write `02-mud.md#top`
                                                        ^^^^^^^^^^^^^^^^^ `.\none.md` leads out of `content`
                                                        help: link to a file, such as `@/about.md`, or to a whole address, such as `https://example.org`
//- content/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
//- content/bilder/hafen.jpg 400x300
"#,
    );
}
