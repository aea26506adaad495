//! A page is printed: a view, filled into its template.

use serde::Serialize;
use tera::{Context, Value};

use super::compiled::Theme;
use super::culprit::Commission;
use super::faults;
use super::leaf::Leaf;
use crate::diagnostic::{Report, Reported};

impl Theme {
    /// Prints `view` for `commission` with the template called `name`, in UTF-8; `shared` is what every template sees.
    ///
    /// # Errors
    /// When the template asks for something that its view does not have.
    pub fn render(
        &self,
        name: &str,
        shared: &[(&'static str, Value)],
        view: &impl Serialize,
        commission: Commission<'_>,
        report: &mut Report,
    ) -> Result<Vec<u8>, Reported> {
        let mut context = Context::from_serialize(view).expect("a view is a map of plain values");
        for (key, value) in shared {
            context.insert_value(*key, value.clone());
        }
        let mut leaf = Leaf::of(self.longest);
        match self.tera.render_to(name, &context, &mut leaf) {
            Ok(()) => Ok(leaf.into_bytes()),
            Err(_) if leaf.is_used_up() => Err(report.error(self.culprit(name, commission).too_long(self.longest))),
            Err(error) => Err(faults::tell(&error, &self.templates, report)),
        }
    }
}
