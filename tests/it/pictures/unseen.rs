//! What is shown as a picture and is none, or is one that few readers see.

use crate::support::check;

#[test]
fn a_picture_that_few_browsers_show_is_told() {
    check(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
cover = { image = "IMG_1.HEIC", alt = "A drop" }
                  ^^^^^^^^^^^^ warning: few browsers show `IMG_1.HEIC`, and hardly any mail program
                  help: save it as JPEG or PNG, and write the name of that
+++
![Drops](IMG_1.HEIC) and ![Mud](scan.tiff)
^^^^^^^^^^^^^^^^^^^^ warning: few browsers show `IMG_1.HEIC`, and hardly any mail program
help: save it as JPEG or PNG, and write the name of that
                         ^^^^^^^^^^^^^^^^^ warning: few browsers show `scan.tiff`, and hardly any mail program
                         help: save it as JPEG or PNG, and write the name of that

![Fog](fog) ![Fog](fog.bmp)
^^^^^^^^^^^ warning: nothing in the name `fog` says that this is a picture
help: give the file an ending that does, such as `.jpg` or `.png`, and write it here too

![Fog](/fog.heif) [Drops](IMG_1.HEIC) ![Fog](https://e.example/fog.heic) ![Fog](/fog)
^^^^^^^^^^^^^^^^^ warning: few browsers show `/fog.heif`, and hardly any mail program
help: save it as JPEG or PNG, and write the name of that
//- content/01-rain/IMG_1.HEIC
drops
//- content/01-rain/scan.tiff
mud
//- content/01-rain/fog
fog
//- content/01-rain/fog.bmp
fog
//- static/fog.heif
fog
//- static/fog
fog
"#,
    );
}

#[test]
fn what_no_browser_shows_as_a_picture_is_none() {
    check(
        r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
cover = { image = "rain.mp4", alt = "A drop" }
                  ^^^^^^^^^^ `rain.mp4` is a film, not a picture
                  help: write the name of a file that lies beside this one
+++
![Rain](rain.mp4)
^^^^^^^^^^^^^^^^^ `rain.mp4` is a film, not a picture
help: write `> [!VIDEO]`, and below it a line `> [The film](rain.mp4)`

![Rain](/rain.mp3)
^^^^^^^^^^^^^^^^^^ `/rain.mp3` is a recording, not a picture
help: write `> [!AUDIO]`, and below it a line `> [The recording](/rain.mp3)`

![Rain](rain.pdf)
^^^^^^^^^^^^^^^^^ `rain.pdf` is not a picture
help: take the `!` away, and this is a link to it
//- content/01-rain/rain.mp4
film
//- content/01-rain/rain.pdf
pdf
//- static/rain.mp3
sound
"#,
    );
    // What the help says is right.
    check(
        "//- content/01-rain/index.md\n+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n> [!VIDEO]\n> [The film](rain.mp4)\n\n\
         > [!AUDIO]\n> [The recording](/rain.mp3)\n\n[Rain](rain.pdf)\n\
         //- content/01-rain/rain.mp4\nfilm\n//- content/01-rain/rain.pdf\npdf\n//- static/rain.mp3\nsound\n",
    );
}

#[test]
fn a_picture_is_no_recording() {
    for said in ["", ", type = \"audio/mpeg\""] {
        check(&format!(
            r#"//- content/01-rain/index.md
+++
title = "Rain"
date = 2026-03-01
audio = {{ file = "drop.jpg"{said} }}
                 ^^^^^^^^^^ this is a picture, and no recording
                 help: name a file that can be heard: `file = "recording.mp3"`
+++
//- content/01-rain/drop.jpg 4x3
"#
        ));
    }
    let sound = "audio = { url = \"https://a.example/r.webm\", type = \"audio/webm\" }";
    check(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{sound}\n+++\n"));
}
