//! Lists of names, and the commas and quotation marks that keyboards all over the world have for them.

use crate::support::{check, newsletter};

#[test]
fn every_comma_parts_names() {
    for (written, meant) in [
        ("منارة، ضوء", "[\"منارة\", \"ضوء\"]"),
        ("[منارة، ضوء]", "[\"منارة\", \"ضوء\"]"),
        ("灯台、日誌", "[\"灯台\", \"日誌\"]"),
        ("[灯台，日誌]", "[\"灯台\", \"日誌\"]"),
        ("[ 灯台，日誌 ]", "[\"灯台\", \"日誌\"]"),
    ] {
        for key in ["tags", "authors"] {
            let told = newsletter(&format!("---\ntitle: Rain\ndate: 2026-03-01\n{key}: {written}\n---\n")).told();
            assert!(told.starts_with(&format!("error: these {key} are one text, not a list\n")), "{written}: {told}");
            assert!(told.contains(&format!("help: write `{key}: {meant}`\n")), "{written}: {told}");
        }
    }
    // Whoever quotes a name in a list means it as it stands, and so does a line of its own.
    check("---\ntitle: Rain\ndate: 2026-03-01\ntags: [\"灯台，日誌\"]\nauthors:\n  - 山田、花\n---\n");
    check("+++\ntitle = \"Rain\"\ndate = 2026-03-01\ntags = [\"灯台，日誌\"]\n+++\n");
}

#[test]
fn a_list_in_toml_is_told_as_it_is_typed() {
    for (written, meant) in [
        ("tags = [«C++»، «ضوء»]", "tags = [\"C++\", \"ضوء\"]"),
        ("tags = [「灯台」、『日誌』]", "tags = [\"灯台\", \"日誌\"]"),
        ("tags = [rain, 2026, “mud”]", "tags = [\"rain\", 2026, \"mud\"]"),
        ("summary = 「渡し舟」", "summary = \"渡し舟\""),
        ("summary = 「渡し舟」の話", "summary = \"「渡し舟」の話\""),
    ] {
        let episode = |line: &str| newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n{line}\n+++\n"));
        let told = episode(written).told();
        assert!(told.contains(&format!("help: write `{meant}`\n")), "{written}: {told}");
        episode(meant).check();
    }
}
