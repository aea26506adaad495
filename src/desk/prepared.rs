//! What leaves the desk.

use std::sync::Arc;

use crate::edition::Edition;
use crate::newsletter::Newsletter;
use crate::theme::Theme;

/// A newsletter with its theme and its edition.
#[derive(Debug)]
pub struct Prepared {
    /// The model.
    pub newsletter: Newsletter,
    /// The look.
    pub theme: Arc<Theme>,
    /// What is published where.
    pub edition: Arc<Edition>,
}
