//! What readers know of a newsletter: a feed that was published before, read again. What follows from
//! it is left to `check`.

use chrono::NaiveDate;

/// A document of a feed, as it was published before.
#[derive(Debug)]
pub struct Published {
    /// The page that it leads to.
    pub page: String,
    /// Its items.
    pub items: Vec<Known>,
}

/// An item of a published feed.
#[derive(Debug)]
pub struct Known {
    /// The page that it leads to.
    pub link: String,
    /// What it is known by.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The day that it bears.
    pub day: Option<NaiveDate>,
}
