//! Files beside the texts that nothing leads to: everybody can read them, and perhaps nobody should.

use crate::support::Sandbox;

/// What `check` says of a newsletter in which a file `notes.txt` lies beside the first episode, and these `files` are.
fn told(files: &str) -> String {
    let newsletter = "//- newsletter.toml\ntitle = \"Rain\"\nbase_url = \"https://rain.example\"\n\
        //- content/01-drops/season.md\n+++\ntitle = \"Drops\"\n+++\n\
        //- content/01-drops/notes.txt\nShe did it.\n";
    let sandbox = Sandbox::of(&format!("{newsletter}{files}"));
    let said = sandbox.run(&["check", "--today", "2026-01-14"]);
    assert_eq!(said.code, Some(0), "{}", said.aside);
    said.aside
}

/// An episode with this `body`, and a line in its front matter.
fn episode(line: &str, body: &str) -> String {
    format!(
        "//- content/01-drops/01-one.md\n+++\ntitle = \"One\"\ndate = 2026-01-06\nsummary = \"Rain.\"\n{line}\n+++\n{body}\n"
    )
}

#[test]
fn a_file_that_nothing_leads_to_is_told() {
    let told = told(&episode("", "It rained."));
    let remark = "warning[unlinked-file]: nothing shows this file or links to it, and everybody can read it at \
                  `/drops/notes.txt`\n--> content/01-drops/notes.txt\n = help: link to it, or move it out of `content`";
    assert!(told.starts_with(remark), "{told}");
}

#[test]
fn a_file_that_is_named_anywhere_is_meant_for_readers() {
    let named = [
        episode("", "[Notes](notes.txt)"),
        episode("", "<a href=\"/drops/notes.txt?1#top\">Notes</a>"),
        episode("", "> [!EMAIL]\n> [Notes](notes.txt)"),
        episode("", "> [!EMAIL]\n> <img src=\"notes.txt\" alt=\"Notes\">"),
        episode("audio = { url = \"https://a.example/r.mp3\", length = 1, transcript = \"notes.txt\" }", "It rained."),
        episode("", "It rained.") + "//- templates/components/notes.html\n<!-- notes.txt -->\n",
        episode("", "It rained.") + "//- static/own.css\nbody { background: url(/drops/notes.txt) }\n",
    ];
    for files in named {
        assert!(!told(&files).contains("unlinked-file"), "{files}\n{}", told(&files));
    }
}

#[test]
fn a_file_of_a_text_that_is_held_back_is_not_told() {
    let draft = "//- content/01-drops/02-two.md\n+++\ntitle = \"Two\"\ndate = 2026-01-07\ndraft = true\n+++\n[Notes](notes.txt)\n";
    assert!(!told(&(episode("", "It rained.") + draft)).contains("unlinked-file"));
}
