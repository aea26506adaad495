//! HTML by hand is printed as it stands: what an author calls by the name of its file there is told by its address.

use feuilleton::diagnostic::Rule;

use crate::support::newsletter;

#[test]
fn html_by_hand_names_addresses() {
    let text = r#"//- newsletter.toml
title = "Letters"
base_url = "https://letters.example/x"
//- content/01-one/01-rain.md
+++
title = "Rain"
date = 2026-03-01
+++
<img src="drop.png" alt="A drop">
          ^^^^^^^^ warning: nothing is published at `/one/rain/drop.png`
          help: write its address, `/x/one/drop.png`: names of files lead on in Markdown only

<p><a href="02-mud.md#wet">Mud</a></p>
            ^^^^^^^^^^^^^ warning: nothing is published at `/one/rain/02-mud.md`
            help: write its address, `/x/one/mud/#wet`: names of files lead on in Markdown only

<p><a href="S1E2">Mud</a></p>
            ^^^^ warning: nothing is published at `/one/rain/S1E2`
            help: write its address, `/x/one/mud/`: names of files lead on in Markdown only

<p><a href="@/about.md">About</a></p>
            ^^^^^^^^^^ warning: nothing is published at `/one/rain/@/about.md`
            help: write its address, `/x/about/`: names of files lead on in Markdown only

<p><a href="hail.pdf">Hail</a></p>
            ^^^^^^^^ warning: nothing is published at `/one/rain/hail.pdf`
            help: put the file below `static`, or leave it if something else serves it
//- content/01-one/02-mud.md
+++
title = "Mud"
date = 2026-03-08
+++
## Wet
//- content/01-one/drop.png 4x3
//- content/about.md
+++
title = "About"
+++
"#;
    newsletter(text).proofread(&[Rule::DeadLink]);
    let mended = "<img src=\"/x/one/drop.png\" alt=\"A drop\"> <a href=\"/x/one/mud/#wet\">Mud</a>\n";
    let rain = format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{mended}");
    newsletter(text).with("content/01-one/01-rain.md", &rain).proofread(&[Rule::DeadLink, Rule::DeadAnchor]);
}
