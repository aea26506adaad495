//! The head of a file: as many of its first bytes as somebody asks for. Several questions are put to most files, and
//! each file is opened once for all of them.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// A file that is opened when its first bytes are asked for.
#[derive(Debug)]
pub(super) struct Head<'f> {
    /// Where it lies, for whoever has to read it in another way.
    pub file: &'f Path,
    /// How many bytes it had when it was looked at.
    length: u64,
    opened: Option<File>,
    read: Vec<u8>,
}

impl Head<'_> {
    /// That of `file`, which has so many bytes.
    pub(super) fn of(file: &Path, length: u64) -> Head<'_> {
        Head { file, length, opened: None, read: Vec::new() }
    }

    /// The first `wanted` bytes, or all if there are fewer.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn bytes(&mut self, wanted: u64) -> io::Result<&[u8]> {
        let missing = wanted.saturating_sub(self.read.len() as u64);
        if missing > 0 {
            let file = match &mut self.opened {
                Some(file) => file,
                none => none.insert(File::open(self.file)?),
            };
            // With room for all of it and one byte more, two reads are enough: one for the bytes, one for their end.
            self.read.reserve(usize::try_from(missing.min(self.length + 1)).unwrap_or(0));
            file.take(missing).read_to_end(&mut self.read)?;
        }
        let length = usize::try_from(wanted).map_or(self.read.len(), |it| it.min(self.read.len()));
        Ok(&self.read[..length])
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Head;

    #[test]
    fn whoever_asks_for_less_later_or_for_more_than_there_is_gets_what_there_is() {
        let file = std::env::temp_dir().join(format!("feuilleton-head-{}", std::process::id()));
        fs::write(&file, "rain and mud").expect("a file");
        let mut head = Head::of(&file, 12);
        assert_eq!(head.bytes(4).expect("it is there"), b"rain");
        assert_eq!(head.bytes(8).expect("it is there"), b"rain and");
        assert_eq!(head.bytes(2).expect("it is there"), b"ra");
        assert_eq!(head.bytes(u64::MAX).expect("it is there"), b"rain and mud");
        fs::remove_file(&file).expect("it was there");
        assert_eq!(head.bytes(100).expect("it is open"), b"rain and mud");
        assert!(Head::of(&file, 12).bytes(1).is_err());
    }
}
