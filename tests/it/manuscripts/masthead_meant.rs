//! Values of `newsletter.toml` that mean something elsewhere: what was meant, and how it is written here.

use crate::support::newsletter;

/// What is said of a masthead with these lines: the message and the help.
#[track_caller]
fn told(lines: &str) -> (String, String) {
    let told = newsletter(&format!("//- newsletter.toml\ntitle = \"Letters\"\n{lines}\n")).told();
    let message = told.lines().next().unwrap_or("").trim_start_matches("error: ").to_owned();
    let help = told.lines().find_map(|it| it.split_once("= help: ")).map_or("", |(_, it)| it);
    (message, help.to_owned())
}

const BASE_URL: &str = "base_url = \"https://letters.example\"";

#[test]
fn the_home_page_is_found_in_what_leads_to_it() {
    for (written, meant) in [
        ("a.test", "https://a.test"),
        ("a.test/letters/", "https://a.test/letters/"),
        ("https://a.test/x/?q=1", "https://a.test/x/"),
        ("https://a.test/#top", "https://a.test/"),
        ("https://a.test/index.html", "https://a.test/"),
        ("https://a.test/x/home.php?id=1", "https://a.test/x/"),
        ("ftp://a.test", "https://example.org"),
        ("home", "https://example.org"),
    ] {
        let (message, help) = told(&format!("base_url = \"{written}\""));
        assert!(message.starts_with("`base_url` must be "), "{written}: {message}");
        assert_eq!(help, format!("write the whole address of the home page: `base_url = \"{meant}\"`"), "{written}");
    }
}

#[test]
fn an_address_of_episodes_names_what_differs() {
    let known = "what differs from one to another is one of `{season}`, `{season_slug}`, `{episode}`, `{slug}`, \
                 `{year}`, `{month}`, `{day}`";
    let (braces, same) = ("what is filled in stands between braces here", "this is the same address for every episode");
    for (written, said, meant) in [
        ("/:year/:slug/", braces, "/{year}/{slug}/"),
        ("/:year/:title/", braces, "/{year}/{slug}/"),
        ("/:year/{slug}/", braces, "/{year}/{slug}/"),
        ("/:title/", same, "/{slug}/"),
        ("/letters/", same, "/{season_slug}/{slug}/"),
    ] {
        let (message, help) = told(&format!("{BASE_URL}\npermalink = \"{written}\""));
        assert_eq!(message, said, "{written}");
        assert_eq!(help, format!("write `permalink = \"{meant}\"`; {known}"), "{written}");
    }
    let (_, help) = told(&format!("{BASE_URL}\npermalink = \"{{slug}}/\""));
    assert_eq!(help, "begin and end it with `/`, as in `permalink = \"/{season_slug}/{slug}/\"`");
}

#[test]
fn several_days_of_a_schedule_are_one_text() {
    for (written, meant) in [
        ("[\"Tuesday\", \"Friday\"]", "Tuesday and Friday"),
        ("[\"Mon\", \"Wed\", \"Fri\"]", "Mon, Wed and Fri"),
        ("[\"Tuesday\"]", "Tuesday"),
    ] {
        let (message, help) = told(&format!("{BASE_URL}\nschedule = {written}"));
        assert_eq!(message, "`schedule` must be a text", "{written}");
        assert_eq!(help, format!("write `schedule = \"{meant}\"`"), "{written}");
        assert_eq!(told(&format!("{BASE_URL}\nschedule = \"{meant}\"")).0, "", "{meant}");
    }
}

#[test]
fn a_link_to_an_address_for_mail_says_so() {
    let (message, help) = told(&format!("{BASE_URL}\nlinks = [{{ title = \"Mail\", url = \"me@a.test\" }}]"));
    assert_eq!(message, "this is an address for mail, not for a link");
    assert_eq!(help, "write `url = \"mailto:me@a.test\"`");
}

#[test]
fn a_language_is_known_by_its_name_and_its_country() {
    for (written, meant) in [
        ("jp", "ja"),
        ("cn", "zh"),
        ("gr", "el"),
        ("dk", "da"),
        ("cz", "cs"),
        ("ua", "uk"),
        ("en-UK", "en-GB"),
        ("en_UK", "en-GB"),
        ("jp-JP", "ja-JP"),
        ("french", "fr"),
        ("Deutsch", "de"),
        ("English", "en"),
    ] {
        let (message, help) = told(&format!("{BASE_URL}\nlanguage = \"{written}\""));
        assert_eq!(message, format!("`{written}` is not the tag of a language"));
        assert_eq!(help, format!("did you mean `{meant}`?"), "{written}");
    }
    for (written, meant) in [("se", "sv"), ("br", "pt-BR")] {
        let (message, help) = told(&format!("{BASE_URL}\nlanguage = \"{written}\""));
        assert!(message.starts_with(&format!("warning[untranslated]: we have no words in `{written}`")), "{message}");
        assert!(help.starts_with(&format!("did you mean `{meant}`? else write your own")), "{help}");
    }
    let (message, _) = told(&format!("{BASE_URL}\nlanguage = \"uk\""));
    assert!(message.starts_with("warning[untranslated]"), "Ukrainian is a language: {message}");
}

#[test]
fn a_way_out_of_the_list_is_a_whole_address() {
    for (written, said, meant) in [
        ("unsubscribe = \"mailto:a@b.test?body=a b\"", "a space cannot stand in `unsubscribe`", "write `%20` for it"),
        ("unsubscribe = \"https://b.test/über\"", "`ü` cannot stand in `unsubscribe`", "write `%C3%BC` for it"),
        ("one_click = \"https://b.test/?a,b\"", "`,` cannot stand in `one_click`", "write `%2C` for it"),
        (
            "one_click = \"mailto:a@b.test\"",
            "`one_click` must begin with `https://`",
            "write `one_click = \"https://example.org/leave\"`",
        ),
    ] {
        let told = told(&format!("{BASE_URL}\n[email]\n{written}"));
        assert_eq!(told, (said.to_owned(), meant.to_owned()), "{written}");
    }
}
