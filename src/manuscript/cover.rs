//! The picture above a text.

use super::front_matter::{Fields, Placed};
use crate::diagnostic::Reported;
use crate::markdown::{Typography, typeset};

/// The picture above a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Where it lies, as written.
    pub image: Placed<String>,
    /// What it shows.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
}

impl Cover {
    pub(super) fn typeset(self, typography: Typography) -> Cover {
        let set = |text: &str| typeset(text, typography);
        Cover { alt: set(&self.alt), credit: self.credit.map(|it| set(&it)), ..self }
    }
}

/// The picture above a text. A name alone leaves open what is said to those who do not see it.
pub(super) fn read(fields: &mut Fields<'_>) -> Result<Option<Cover>, Reported> {
    let Some(image) = fields.lone_text("cover").map(str::to_owned) else {
        return fields.table("cover", &["image", "alt", "credit"], picture);
    };
    let written = fields.line("cover")?;
    let range = written.map_or_else(|| fields.whole(), |it| it.span.range());
    let [image, alt] = [("image", &*image), ("alt", "What the picture shows")]
        .map(|(key, text)| fields.pair(key, &format!("\"{text}\"")));
    let help = format!("write `{}`", fields.pair("cover", &format!("{{ {image}, {alt} }}")));
    Err(fields.fault(range, "`cover` must be a table", help))
}

fn picture(fields: &mut Fields<'_>) -> Result<Cover, Reported> {
    let image = fields.required_line("image", "picture.jpg");
    let alt = fields.required_plain_text("alt", "What the picture shows");
    let credit = fields.plain_line("credit");
    Ok(Cover { image: image?, alt: alt?.value, credit: credit?.map(|it| it.value) })
}
