//! How writers print components: what stands in one is written apart, and handed to whoever knows how it looks.

use super::call::Call;
use super::component::{Alone, Components, FilledLink, FilledPicture, Filling, Misprint, Rendering, standing_alone};
use super::surroundings::Surroundings;
use super::tree::{Block, Picture, words_of};
use crate::source::Dimensions;

/// A writer that can write a part by itself. What it does not say itself is as for readers elsewhere.
pub(super) trait Apart {
    /// What the text stands among.
    fn around(&self) -> Surroundings<'_>;
    /// `blocks` as they are written here: all of them, and those among them that are `words`. None is written twice,
    /// for what stands in one may be written in the same way, and so on to the last.
    fn blocks_apart(&mut self, blocks: &[Block<'_>], words: fn(&Block<'_>) -> bool) -> (String, String);
    /// A picture as it is written here.
    fn picture_apart(&mut self, picture: &Picture<'_>) -> String;
    /// The size at which a picture is shown.
    fn size_of(&self, picture: &Picture<'_>) -> Option<Dimensions>;

    /// Where a picture lies in the largest size that is shown to anyone.
    fn place_of(&self, picture: &Picture<'_>) -> Option<String> {
        self.around().picture(&picture.destination)
    }

    /// Where `destination` leads from here.
    fn address_of(&self, destination: &str) -> Option<String> {
        self.around().address(destination)
    }

    /// The note that stands for an address.
    fn note_of(&mut self, _address: Option<&str>) -> String {
        String::new()
    }
}

/// What `blocks` are for a component, as `writer` writes them.
pub(super) fn filling(writer: &mut impl Apart, blocks: &[Block<'_>]) -> Filling {
    let (body, text) = writer.blocks_apart(blocks, |it| standing_alone(it).is_none());
    let mut filling = Filling { body, text, page: writer.around().page_address(), ..Filling::default() };
    for thing in blocks.iter().filter_map(standing_alone).flatten() {
        match thing {
            Alone::Link(destination, title, content) => {
                let url = writer.address_of(destination);
                let note = writer.note_of(url.as_deref());
                let title_of = writer.around().title(destination, content);
                let text = title_of.map_or_else(|| words_of(content), str::to_owned);
                filling.links.push(FilledLink { url, text, title: title.to_owned(), note });
            }
            Alone::Picture(picture, link) => {
                let link = link.and_then(|it| writer.address_of(it));
                filling.pictures.push(FilledPicture {
                    url: writer.place_of(picture),
                    alt: picture.alt.clone(),
                    caption: picture.title.to_string(),
                    size: writer.size_of(picture),
                    note: writer.note_of(link.as_deref()),
                    link,
                    image: writer.picture_apart(picture),
                });
            }
        }
    }
    filling
}

/// The component that `call` asks for, or what stands in it where nothing is known of how it looks.
///
/// # Errors
/// When its template fails. The author is told of that by `proof`, before anything is published.
pub(super) fn printed(
    components: &dyn Components,
    call: &Call,
    filling: Filling,
    rendering: Rendering,
) -> Result<String, Misprint> {
    let body = filling.body.clone();
    match components.print(call, filling, rendering) {
        Ok(printed) => Ok(printed.unwrap_or(body)),
        Err(remark) => Err(Misprint { range: call.range.clone(), remark }),
    }
}

/// What stands in a component, kept apart while the look of another reader's around it is made fit for this one: it is
/// fit already.
pub(super) struct Kept(Vec<String>);

impl Kept {
    /// What stands in `filling`, and the same with marks in its place. `set` sets a mark that is a block.
    pub(super) fn apart(filling: Filling, set: impl Fn(&str) -> String) -> (Kept, Filling) {
        let mut kept = Kept(Vec::new());
        let Filling { body, text, links, pictures, page } = filling;
        let mut block = |written: String| if written.is_empty() { written } else { set(&kept.keep(written)) };
        let (body, text) = (block(body), block(text));
        let pictures = pictures.into_iter().map(|it| FilledPicture { image: kept.keep(it.image), ..it }).collect();
        (kept, Filling { body, text, links, pictures, page })
    }

    fn keep(&mut self, written: String) -> String {
        self.0.push(written);
        format!("{KEPT}{}{KEPT}", self.0.len() - 1)
    }

    /// What a component has `printed` around the marks, with what was kept in their place.
    pub(super) fn back(&self, printed: &str) -> String {
        let parts = printed.split(KEPT).enumerate();
        let whole = parts.map(|(place, part)| match part.parse::<usize>() {
            Ok(number) if place % 2 == 1 => self.0.get(number).map_or("", String::as_str),
            Ok(_) | Err(_) => part,
        });
        whole.collect()
    }
}

/// Stands before and after the number of what was kept. Nobody types it, for it is no character.
const KEPT: char = '\u{fdd0}';
