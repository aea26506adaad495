//! A text of the author's, which need not be in memory to be known.

use std::fmt;
use std::sync::Arc;

use super::path::SourcePath;
use crate::memo::Key;

/// What a file says: in hand, or on a shelf from which it is taken whenever somebody reads it. Ten thousand texts are
/// known by their keys, and a build after an edit reads the few that it prints.
#[derive(Clone)]
pub struct Text {
    key: Key,
    holder: Holder,
}

#[derive(Clone)]
enum Holder {
    InHand(Arc<str>),
    OnShelf(Arc<dyn Shelf>, SourcePath),
}

/// Where texts lie that were read before.
pub trait Shelf: fmt::Debug + Send + Sync {
    /// The text that was read from the file at `path` and has this key. It is the same for as long as the shelf stands,
    /// whatever becomes of the file.
    fn take(&self, path: &SourcePath, key: Key) -> Arc<str>;
}

impl Text {
    /// A text in hand.
    #[must_use]
    pub fn in_hand(text: Arc<str>) -> Text {
        Text { key: Text::key_of(&text), holder: Holder::InHand(text) }
    }

    /// The text with this key, which was read from the file at `path` and lies on `shelf`.
    #[must_use]
    pub fn on_shelf(shelf: Arc<dyn Shelf>, path: &SourcePath, key: Key) -> Text {
        Text { key, holder: Holder::OnShelf(shelf, path.clone()) }
    }

    /// The key of a text that says this.
    #[must_use]
    pub fn key_of(text: &str) -> Key {
        Key::of("a text", &[text.as_bytes()])
    }

    /// Two texts with one key say the same.
    #[must_use]
    pub fn key(&self) -> Key {
        self.key
    }

    /// What it says.
    #[must_use]
    pub fn read(&self) -> Arc<str> {
        match &self.holder {
            Holder::InHand(text) => Arc::clone(text),
            Holder::OnShelf(shelf, path) => shelf.take(path, self.key),
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::in_hand(text.into())
    }
}

/// Its key stands for it.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({})", self.key)
    }
}
