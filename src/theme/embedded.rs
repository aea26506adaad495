//! The default theme, compiled into the binary: an explicit list, which a test compares with the folders.

use crate::source::SourcePath;

/// Every file below `templates/`.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("404.html", include_str!("../../templates/404.html")),
    ("archive.html", include_str!("../../templates/archive.html")),
    ("base.html", include_str!("../../templates/base.html")),
    ("card.svg", include_str!("../../templates/card.svg")),
    ("components/audio.html", include_str!("../../templates/components/audio.html")),
    ("components/button.html", include_str!("../../templates/components/button.html")),
    ("components/day.html", include_str!("../../templates/components/day.html")),
    ("components/entry.html", include_str!("../../templates/components/entry.html")),
    ("components/episode_card.html", include_str!("../../templates/components/episode_card.html")),
    ("components/gallery.html", include_str!("../../templates/components/gallery.html")),
    ("components/neighbour.html", include_str!("../../templates/components/neighbour.html")),
    ("components/ornament.html", include_str!("../../templates/components/ornament.html")),
    ("components/pairing.html", include_str!("../../templates/components/pairing.html")),
    ("components/picture.html", include_str!("../../templates/components/picture.html")),
    ("components/pullquote.html", include_str!("../../templates/components/pullquote.html")),
    ("components/search_box.html", include_str!("../../templates/components/search_box.html")),
    ("components/season_card.html", include_str!("../../templates/components/season_card.html")),
    ("components/start_with.html", include_str!("../../templates/components/start_with.html")),
    ("components/subscribe.html", include_str!("../../templates/components/subscribe.html")),
    ("components/video.html", include_str!("../../templates/components/video.html")),
    ("contents.html", include_str!("../../templates/contents.html")),
    ("episode.html", include_str!("../../templates/episode.html")),
    ("home.html", include_str!("../../templates/home.html")),
    ("letter-kept.css", include_str!("../../templates/letter-kept.css")),
    ("letter.css", include_str!("../../templates/letter.css")),
    ("letter.html", include_str!("../../templates/letter.html")),
    ("next.html", include_str!("../../templates/next.html")),
    ("page.html", include_str!("../../templates/page.html")),
    ("pairings.html", include_str!("../../templates/pairings.html")),
    ("recap.html", include_str!("../../templates/recap.html")),
    ("redirect.html", include_str!("../../templates/redirect.html")),
    ("search.html", include_str!("../../templates/search.html")),
    ("season.html", include_str!("../../templates/season.html")),
    ("tag.html", include_str!("../../templates/tag.html")),
    ("tags.html", include_str!("../../templates/tags.html")),
];

/// A file of the default theme that is published as it is.
#[derive(Debug, Clone, Copy)]
pub struct StaticFile {
    /// Its path below `static/`.
    pub path: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

/// Every file below `static/`.
#[must_use]
pub fn static_files() -> &'static [StaticFile] {
    STATIC
}

pub(super) const STATIC: &[StaticFile] = &[
    StaticFile { path: "card.png", bytes: include_bytes!("../../static/card.png") },
    StaticFile { path: "favicon.svg", bytes: include_bytes!("../../static/favicon.svg") },
    StaticFile { path: "reader.js", bytes: include_bytes!("../../static/reader.js") },
    StaticFile { path: "search.js", bytes: include_bytes!("../../static/search.js") },
    StaticFile { path: "style.css", bytes: include_bytes!("../../static/style.css") },
];

/// Every file of the default theme, in order: the path at which an author's own takes its place, and its bytes.
pub fn files() -> impl Iterator<Item = (String, &'static [u8])> {
    let statics = STATIC.iter().map(|it| (format!("static/{}", it.path), it.bytes));
    statics.chain(TEMPLATES.iter().map(|(name, text)| (format!("templates/{name}"), text.as_bytes())))
}

/// The picture that is shown when a page without one is shared: the newsletter's card, else `static/card.png`.
pub const CARD: &str = "/card.png";

/// Where the default theme's templates are found.
pub(super) const DEFAULT: &str = "theme/";

/// The text of a template of the default theme, to draw a diagnostic under it.
#[must_use]
pub fn default_template(path: &SourcePath) -> Option<&'static str> {
    let name = path.as_str().strip_prefix(DEFAULT)?;
    TEMPLATES.iter().find(|(it, _)| *it == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    /// Every file below `folder` of this repository, by its path.
    #[expect(clippy::disallowed_methods, reason = "the test compares the list with the disk")]
    fn files(folder: &Path, below: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                files(&path, below, found);
            } else {
                found.insert(path.strip_prefix(below).expect("it lies below").display().to_string());
            }
        }
    }

    #[test]
    fn every_file_of_the_theme_is_in_the_list() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (folder, listed) in [
            ("templates", super::TEMPLATES.iter().map(|(name, _)| (*name).to_owned()).collect::<BTreeSet<_>>()),
            ("static", super::STATIC.iter().map(|it| it.path.to_owned()).collect()),
        ] {
            let mut found = BTreeSet::new();
            files(&root.join(folder), &root.join(folder), &mut found);
            assert_eq!(listed, found, "src/theme/embedded.rs lists what lies below {folder}/");
        }
    }
}
