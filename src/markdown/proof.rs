//! What is wrong with the components of a text, found before it is published: each is printed for every reader.

use super::component::{Misprint, components};
use super::document::Document;
use super::html::{Medium, Setting};
use super::markup::Flow;
use super::notes::Notes;
use super::typography::WIDTH;
use super::{html, letter, text};

/// The components of `document` that cannot be printed, each once. `setting` says what they stand among.
#[must_use]
pub fn proof(document: &Document, setting: Setting<'_>) -> Vec<Misprint> {
    let file = document.file();
    let tree = document.tree(&file);
    let mut called = Vec::new();
    let noted = tree.footnotes.iter().flat_map(|it| &it.blocks);
    tree.blocks.iter().chain(noted).for_each(|it| components(it, &mut called));
    // A component is not wrong for the numbers in it.
    let (notes, mut misprints) = (Notes::default(), Vec::new());
    for medium in [Medium::Web, Medium::Feed] {
        let mut writer = html::Writer::new(String::new(), Setting { medium, ..setting }, 0, &notes);
        for block in &called {
            writer.blocks(std::slice::from_ref(block));
        }
        misprints.append(&mut writer.misprints);
    }
    let mut writer = letter::Writer::new(setting.around, 0, &notes);
    for block in &called {
        writer.blocks(std::slice::from_ref(block));
    }
    misprints.append(&mut writer.misprints);
    let mut writer = text::Writer::new(setting.around, 0, document.typography(), &notes);
    for block in called {
        writer.blocks([block], WIDTH);
    }
    misprints.append(&mut writer.misprints);
    distinct(misprints, document)
}

/// In the order of the text, with ranges of its file. What is wrong for one reader is rarely right for the next.
fn distinct(misprints: Vec<Misprint>, document: &Document) -> Vec<Misprint> {
    let mut distinct: Vec<Misprint> = Vec::new();
    for misprint in misprints {
        let misprint = Misprint { range: document.in_file(misprint.range), ..misprint };
        if !distinct.iter().any(|it| it.range == misprint.range) {
            distinct.push(misprint);
        }
    }
    distinct.sort_by_key(|it| it.range.start);
    distinct
}
