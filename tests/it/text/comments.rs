//! What an author notes in a text for nobody else.

use crate::support::{html, newsletter};

#[test]
fn a_comment_is_for_its_author_alone() {
    let text = "It <!-- whose? -->rained.\n\n<!-- ask Ada -->\n\n<div>\n<!--\n\n<p>old</p>\n\n<p> -->Mud.</p>\n</div>\n\n\
                `<!-- code -->`\n\n<script>\nlet it = \"<!-- read -->\";\n</script>\n\n\
                <!--[if IE]>old<![endif]--><!--#include virtual=\"/rain.txt\"-->\n\n\
                <p title=\"<!-- words -->\">1 <<!-- x -->b</p>\n";
    let kept = "<p>It rained.</p>\n\n<div>\nMud.</p>\n</div>\n<p><code>&lt;!-- code --&gt;</code></p>\n\
                <script>\nlet it = \"<!-- read -->\";\n</script>\n\
                <!--[if IE]>old<![endif]--><!--#include virtual=\"/rain.txt\"-->\n\
                <p title=\"<!-- words -->\">1 <<!---->b</p>";
    assert_eq!(html(text), kept);
    let below =
        newsletter(&format!("+++\ntitle = \"Rain\"\ndate = 2026-03-01\n+++\n{text}")).at("https://a.example/rain/");
    assert_eq!(below.site().prose("/rain/"), kept);
}
