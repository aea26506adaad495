//! Texts in scripts that write no blanks between words.

use crate::support::{html, letter};

#[test]
fn emphasis_ends_beside_punctuation() {
    for (typed, printed) in [
        ("これは**重要。**です", "これは<strong>重要。</strong>です"),
        ("**「強調」**する", "<strong>「強調」</strong>する"),
        ("中文**「强调」**的", "中文<strong>「强调」</strong>的"),
        ("中文**“强调”**的", "中文<strong>“强调”</strong>的"),
        ("**重要!**です。**次**も", "<strong>重要!</strong>です。<strong>次</strong>も"),
        ("*甲「**乙**」丙*", "<em>甲「<strong>乙</strong>」丙</em>"),
        ("**(强调)**的", "<strong>(强调)</strong>的"),
        ("**`foo`**を使う", "<strong><code>foo</code></strong>を使う"),
        ("**한국어(Korean)**는", "<strong>한국어(Korean)</strong>는"),
        ("**「a」**b &amp; …", "<strong>「a」</strong>b &amp; …"),
        ("`**「a」**b`と**「雨」**だ", "<code>**「a」**b</code>と<strong>「雨」</strong>だ"),
        ("[**「雨」**だ](https://e.example/)", "<a href=\"https://e.example/\"><strong>「雨」</strong>だ</a>"),
        ("名前*：必須、電話*：必須", "名前*：必須、電話*：必須"),
    ] {
        assert_eq!(html(typed), format!("<p>{printed}</p>"), "{typed}");
    }
}

#[test]
fn a_line_goes_on_without_a_blank() {
    let text = "雨が降り、\n**風**も\n吹いた。\nIt rained.\n\n> [!ASIDE] 題\n> 本文\n> です";
    let page = html(text);
    assert!(page.contains("<p>雨が降り、<strong>風</strong>も吹いた。\nIt rained.</p>"), "{page}");
    assert!(page.contains("<p class=\"aside-title\">題</p>\n<p>本文です</p>"), "{page}");
    for (typed, printed) in [
        ("雨です。[^1]\n改行した。\n\n[^1]: 注", "</sup>改行した"),
        ("[前回](https://e.example/)\nのつづき", "前回</a>のつづき</p>"),
        ("つづきは\n[前回](https://e.example/)", "つづきは<a"),
        ("**`雨`\nです**\n`雲`", "<strong><code>雨</code>です</strong><code>雲"),
        ("<ruby>雨<rt>あめ</rt></ruby>\nだ", "</ruby>だ"),
        ("`rain`\nです", "<code>rain</code>\nです"),
        ("雨<br>\nだ", "雨<br>\nだ"),
    ] {
        let page = html(typed);
        assert!(page.contains(printed), "{typed}: {page}");
    }
    let letter = letter(text).mailed();
    assert!(letter.text.contains("雨が降り、**風**も吹いた。 It rained."), "{}", letter.text);
}
