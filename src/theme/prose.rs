//! Views that are not what they show until a template shows it.
//!
//! Whether a sheet has to be printed again is found by comparing what it would be printed from. So a view that
//! is costly to turn into a template's value is turned into one only when a template asks, and says what it is
//! made of to anyone else.

use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};
use tera::Value;

use crate::markdown::{self, Document, Hanging, Route, Setting, Surroundings, Twice};
use crate::memo::Key;
use crate::picture::Ladder;

/// A text, written out as HTML when a template shows it.
#[derive(Debug, Clone, Copy)]
pub struct Prose<'a> {
    document: &'a Document,
    setting: Setting<'a>,
    twin: Option<Twin<'a>>,
}

/// The same text for another medium, for which it will be written out soon or was of late.
#[derive(Debug, Clone, Copy)]
pub struct Twin<'a> {
    /// Where one waits for the other.
    pub twice: &'a Twice,
    /// The place there, which is that of the episode.
    pub place: usize,
    /// The other one's setting.
    pub setting: Setting<'a>,
}

impl<'a> Prose<'a> {
    /// `document` in `setting`, yet to be written out.
    #[must_use]
    pub fn new(document: &'a Document, setting: Setting<'a>) -> Prose<'a> {
        Prose { document, setting, twin: None }
    }

    /// The same, knowing of its twin.
    #[must_use]
    pub fn beside(self, twin: Twin<'a>) -> Prose<'a> {
        Prose { twin: Some(twin), ..self }
    }

    /// The text as HTML.
    #[must_use]
    pub fn html(&self) -> String {
        match self.twin {
            Some(Twin { twice, place, setting }) => twice.write(place, self.document, self.setting, setting),
            None => markdown::write(self.document, self.setting),
        }
    }

    /// What the HTML follows from, besides what is the same for a whole newsletter.
    #[must_use]
    pub fn origin(&self) -> Key {
        let Setting { medium, audience, around, hanging } = self.setting;
        let Surroundings { page, routes, base: _, words: _, memo: _, components: _ } = around;
        let Hanging { ladders, sizes, opening } = hanging;
        let pictures = routes.values().filter_map(|it| match it {
            Route::File(permalink, _) => ladders.get(permalink),
            Route::Page(..) | Route::Nowhere => None,
        });
        let pictures: Vec<&Ladder> = pictures.collect();
        let setting = (medium, audience, page, routes, pictures, sizes, opening);
        Key::of_parts("a text and its setting", &(self.document.origin(), setting))
    }
}

impl Serialize for Prose<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            Value::safe_string(&self.html()).serialize(serializer)
        } else {
            serializer.serialize_bytes(self.origin().as_bytes())
        }
    }
}

/// A part of a page, as its template has printed it.
#[derive(Debug)]
pub struct Html(Value);

impl Html {
    /// What a template has printed, to stand on pages as it is.
    #[must_use]
    pub fn printed(html: &str) -> Html {
        Html(Value::safe_string(html))
    }
}

impl Default for Html {
    fn default() -> Html {
        Html::printed("")
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A view that many sheets show. It is turned into a template's value once, and cheap to hand out after that.
#[derive(Debug)]
pub struct Shared<T> {
    parts: Arc<Parts<T>>,
    /// The value, if it is to be kept: it is several times as large as the view.
    value: Option<Arc<OnceLock<Value>>>,
}

#[derive(Debug)]
struct Parts<T> {
    view: T,
    origin: OnceLock<Key>,
}

impl<T: Serialize> Shared<T> {
    /// A view to be shown more than once.
    pub fn new(view: T) -> Shared<T> {
        Shared { parts: Arc::new(Parts { view, origin: OnceLock::new() }), value: Some(Arc::default()) }
    }

    /// The view itself.
    #[must_use]
    pub fn view(&self) -> &T {
        &self.parts.view
    }

    /// The same for a sheet that is the only one to show it for long: no value of it is kept.
    #[must_use]
    pub fn once(&self) -> Shared<T> {
        Shared { parts: Arc::clone(&self.parts), value: None }
    }

    /// The same for a few sheets that are printed one after the other: its value is kept for as long as this is.
    #[must_use]
    pub fn for_a_while(&self) -> Shared<T> {
        Shared { parts: Arc::clone(&self.parts), value: Some(Arc::default()) }
    }
}

impl<T: Default + Serialize> Default for Shared<T> {
    fn default() -> Shared<T> {
        Shared::new(T::default())
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared { parts: Arc::clone(&self.parts), value: self.value.clone() }
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Parts { view, origin } = &*self.parts;
        match &self.value {
            Some(value) if serializer.is_human_readable() => {
                value.get_or_init(|| Value::from_serializable(view)).serialize(serializer)
            }
            None if serializer.is_human_readable() => view.serialize(serializer),
            Some(_) | None => {
                let origin = origin.get_or_init(|| Key::of_value("a shared view", view));
                serializer.serialize_bytes(origin.as_bytes())
            }
        }
    }
}
