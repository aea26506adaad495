//! A block of Markdown for the component that prints it. Its attributes go straight to the component's arguments.

use serde::Serialize;

/// What a block of Markdown is for the component that prints it, besides its attributes and its `body`. Addresses are
/// what the medium needs: those of a letter are absolute.
#[derive(Debug, Serialize)]
pub struct ComponentView {
    /// Where it is printed: `web`, `feed`, `letter` or `text`.
    pub medium: &'static str,
    /// The page that the block stands on, absolute.
    pub page: String,
    /// What stands in the block, but for the lines that hold only links and pictures. As HTML, or as plain text.
    pub text: tera::Value,
    /// The links of those lines.
    pub links: Vec<ComponentLink>,
    /// Their pictures.
    pub pictures: Vec<ComponentPicture>,
}

/// A link in a block.
#[derive(Debug, Serialize)]
pub struct ComponentLink {
    /// Where it leads; nothing if that is a page that is not published.
    pub url: Option<String>,
    /// Its words.
    pub text: String,
    /// Its title.
    pub title: String,
    /// `video/mp4`, `audio/mpeg`, `text/vtt`: what the end of the address says of a recording.
    pub media_type: Option<&'static str>,
    /// In plain text, the number of the address among the notes: ` [3]`.
    pub note: String,
}

/// A picture in a block.
#[derive(Debug, Serialize)]
pub struct ComponentPicture {
    /// Where it lies.
    pub url: Option<String>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Its title.
    pub caption: String,
    /// Width in pixels, if the file says so.
    pub width: Option<u32>,
    /// Height in pixels, if the file says so.
    pub height: Option<u32>,
    /// Where a click on it leads, if the author says so.
    pub link: Option<String>,
    /// In plain text, the number of that address among the notes.
    pub note: String,
    /// The picture itself, as HTML.
    pub image: tera::Value,
}
