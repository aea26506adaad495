//! Components that texts call for, printed: each in the look that it has for a reader.

use tera::{Context, Value};

use super::arguments::{identifier, kind_in, value};
use super::catalogue::likest;
use super::compiled::Theme;
use super::culprit::Culprit;
use super::faults;
use super::leaf::Leaf;
use super::view::{ComponentLink, ComponentPicture, ComponentView};
use crate::diagnostic::Diagnostic;
use crate::markdown::{Call, Components, FilledLink, FilledPicture, Filling, Rendering};
use crate::source::{MediaType, Span};

impl Theme {
    /// Where the component is written that `call` asks for, in the look that is shown to `reader`.
    #[must_use]
    pub fn component(&self, call: &Call, reader: Rendering) -> Option<Span> {
        let look = self.catalogue.find(call)?.get(&self.look(call, reader)?)?;
        Some(faults::component(look.name(), &self.templates))
    }
}

impl Components for Theme {
    fn look(&self, call: &Call, reader: Rendering) -> Option<Rendering> {
        let component = self.catalogue.find(call)?;
        likest(reader).iter().copied().find(|it| component.contains_key(it))
    }

    fn print(&self, call: &Call, filling: Filling, reader: Rendering) -> Result<Option<String>, Box<Diagnostic>> {
        let Some(rendering) = self.look(call, reader) else { return Ok(None) };
        let Some(look) = self.catalogue.find(call).and_then(|it| it.get(&rendering)) else { return Ok(None) };
        let mut arguments = Context::new();
        for attribute in &call.attributes {
            let name = identifier(&attribute.name);
            // What another rendering knows is no mistake here.
            if let Some(kind) = kind_in(look, &name)
                && let Ok(value) = value(&attribute.value, kind)
            {
                arguments.insert_value(name, value);
            }
        }
        let Filling { body, text, links, pictures, page } = filling;
        let view = ComponentView {
            medium: reader.name(),
            page,
            text: Value::safe_string(&text),
            links: links.into_iter().map(link).collect(),
            pictures: pictures.into_iter().map(picture).collect(),
        };
        let mut given = Context::from_serialize(&view).expect("a view is a map of plain values");
        given.insert_value("words", self.words.clone());
        let escaping = match rendering {
            Rendering::Web | Rendering::Feed | Rendering::Letter => true,
            Rendering::Text => false,
        };
        let mut leaf = Leaf::of(self.longest);
        let body = Some(body.as_str());
        match self.tera.render_component_with_implicits_to(look.name(), &arguments, &given, body, escaping, &mut leaf) {
            Ok(()) => Ok(Some(leaf.into_text())),
            Err(_) if leaf.is_used_up() => {
                let place = faults::component(look.name(), &self.templates);
                Err(Box::new(Culprit::Template(place).too_long(self.longest)))
            }
            Err(error) => Err(Box::new(faults::remark(&error, &self.templates))),
        }
    }
}

fn link(link: FilledLink) -> ComponentLink {
    let FilledLink { url, text, title, note } = link;
    let recording = url.as_deref().and_then(MediaType::of_address).filter(|it| it.is_recording());
    ComponentLink { media_type: recording.map(MediaType::name), url, text, title, note }
}

fn picture(picture: FilledPicture) -> ComponentPicture {
    let FilledPicture { url, alt, caption, size, link, note, image } = picture;
    ComponentPicture {
        url,
        alt,
        caption,
        width: size.map(|it| it.width),
        height: size.map(|it| it.height),
        link,
        note,
        image: Value::safe_string(&image),
    }
}
