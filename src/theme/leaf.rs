//! What a template prints on. It ends somewhere: a loop within a loop can print for ever.

use std::io;

/// The text of a page, up to a length.
pub(super) struct Leaf {
    bytes: Vec<u8>,
    longest: usize,
}

impl Leaf {
    /// An empty one for so many bytes.
    pub(super) fn of(longest: usize) -> Leaf {
        Leaf { bytes: Vec::with_capacity(USUAL.min(longest)), longest }
    }

    /// Whether something did not fit.
    pub(super) fn is_used_up(&self) -> bool {
        self.bytes.len() > self.longest
    }

    /// What stands on it: UTF-8, as templates and their values are.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.bytes).expect("templates and their values are UTF-8")
    }
}

impl io::Write for Leaf {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        if self.is_used_up() { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The length of most pages.
const USUAL: usize = 24_576;
