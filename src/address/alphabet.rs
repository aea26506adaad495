//! The order of words in a list that people look through.

/// What `word` is sorted by: its small letters, and of Latin ones those that their accents stand on, so that `Äpfel`
/// stands before `Birnen`. Letters of other scripts are numbered in the order of their alphabets as it is.
#[must_use]
pub fn alphabetical(word: &str) -> (String, String) {
    let lowercase = word.to_lowercase();
    let mut letters = String::with_capacity(lowercase.len());
    for letter in lowercase.chars() {
        match letter {
            'À'..='ɏ' | 'Ḁ'..='ỿ' => letters.push_str(deunicode::deunicode_char(letter).unwrap_or_default()),
            _ => letters.push(letter),
        }
    }
    // Of two words that differ in accents alone, the order is the same every time.
    (letters, lowercase)
}
