//! Printing: a view and its template become a page, and the key of all that went into it.
//!
//! A view is serialised for two readers. Tera asks for what people read, and gets a text typeset; [`Key::of_value`]
//! asks for what machines read, and gets what the text would be typeset from. So the key of a page is known before
//! any of it is written.

use super::setup::Press;
use super::watch::{Deadline, in_time};
use crate::diagnostic::{Report, Reported};
use crate::memo::Key;
use crate::theme::Commission;
use crate::theme::view::View;

impl Press<'_> {
    /// Prints a view for `commission` with its template, in UTF-8.
    ///
    /// # Errors
    /// When the template asks for something that the view does not have.
    pub fn page<V: View>(
        &self,
        view: &V,
        commission: Commission<'_>,
        report: &mut Report,
    ) -> Result<Vec<u8>, Reported> {
        let culprit = self.theme.culprit(V::TEMPLATE, commission);
        let deadline = Deadline::of(culprit, self.newsletter.masthead.limits.time);
        in_time(self.watch, deadline, || self.theme.render(V::TEMPLATE, &self.shared, view, commission, report))
    }

    /// The same as a text, where more is done with it.
    ///
    /// # Errors
    /// When the template asks for something that the view does not have.
    pub fn part<V: View>(&self, view: &V, commission: Commission<'_>, report: &mut Report) -> Result<String, Reported> {
        self.page(view, commission, report)
            .map(|it| String::from_utf8(it).expect("templates and their values are UTF-8"))
    }

    /// The key of everything that [`Press::page`] would print `view` from. Where it has not changed, neither has the
    /// page: a template sees nothing but the theme's files, what all of them see, and the view.
    #[must_use]
    pub fn key_of_page<V: View>(&self, view: &V) -> Key {
        Key::of("a page", &[self.key.as_bytes(), V::TEMPLATE.as_bytes(), Key::of_value("a view", view).as_bytes()])
    }

    /// The key of a sheet without a template, of which `key` is that of what stands in it.
    #[must_use]
    pub fn key_of(&self, key: Key) -> Key {
        Key::of("a sheet without a template", &[self.key.as_bytes(), key.as_bytes()])
    }
}
