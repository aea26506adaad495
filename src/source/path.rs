//! Where an input lies, in a form that cannot point outside the newsletter.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A path below the newsletter's root, with `/` between its parts on every system. It never leaves the root.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Reads a relative path, following `.` and `..`; `None` if it is empty, absolute, or would leave the root.
    #[must_use]
    pub fn parse(text: &str) -> Option<SourcePath> {
        if text.starts_with('/') || text.contains(['\\', '\0']) {
            return None;
        }
        let mut parts = Vec::new();
        for part in text.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        (!parts.is_empty()).then(|| SourcePath(parts.join("/").into()))
    }

    /// The path as it is shown to the author.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that it lies in; empty for a file in the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part: `29-kpis.md`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The last part without its extension: `29-kpis`.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem)
    }

    /// The extension in lower case, without its dot; empty if there is none.
    #[must_use]
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, it)| it.to_lowercase())
    }

    /// What `relative` means to someone who stands in this file's folder.
    #[must_use]
    pub fn beside(&self, relative: &str) -> Option<SourcePath> {
        SourcePath::parse(format!("{}/{relative}", self.folder()).trim_start_matches('/'))
    }

    /// The rest of the path below `folder`, if it lies there.
    #[must_use]
    pub fn below(&self, folder: &str) -> Option<&str> {
        if folder.is_empty() {
            return Some(&self.0);
        }
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

impl From<SourcePath> for String {
    fn from(path: SourcePath) -> String {
        path.as_str().to_owned()
    }
}

impl TryFrom<String> for SourcePath {
    type Error = &'static str;

    fn try_from(text: String) -> Result<SourcePath, &'static str> {
        SourcePath::parse(&text).ok_or("a path that leaves the newsletter")
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::SourcePath;

    #[test]
    fn a_path_never_leaves_the_root() {
        assert_eq!(SourcePath::parse("content/../about.md").expect("stays inside").as_str(), "about.md");
        for outside in ["../secret", "content/../../secret", "/etc/passwd", "a\\b", "", "."] {
            assert_eq!(SourcePath::parse(outside), None, "{outside}");
        }
    }
}
