//! The fingerprint of a value: two values with one fingerprint are the same to whoever reads them.
//!
//! Any value that can be serialised is turned into bytes that are read in one way only, and the bytes are hashed. The
//! bytes are for machines (`is_human_readable` is false), which lets a value say *what it is made of* instead of being
//! made: a text that would have to be typeset first says its source.

use std::cell::Cell;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::ser::{self, Serialize, Serializer};

use super::key::Key;

impl Key {
    /// The key of `step` with what `value` says to machines as its input.
    pub fn of_value(step: &str, value: &impl Serialize) -> Key {
        let mut bytes = Bytes::take();
        value.serialize(&mut bytes).expect("a value that is written down makes no mistakes of its own");
        bytes.key(step)
    }

    /// The key of `step` with everything in `parts` as its input. Only the same binary gives the same key again.
    pub fn of_parts(step: &str, parts: &impl Hash) -> Key {
        let mut bytes = Bytes::take();
        parts.hash(&mut bytes);
        bytes.key(step)
    }
}

/// Keeps everything that a `Hash` names, so that it can be hashed for good.
impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("the bytes are hashed, all at once")
    }
}

/// What a value is written down as. Every part says what it is and how long, so that none can be taken for another.
struct Bytes(Vec<u8>);

thread_local! {
    /// Room to write values down. Every page has a key or two, and what was asked of the system each time would be a
    /// good part of its price.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

impl Bytes {
    /// Nothing yet. A value may ask for the key of another while it is written down, which then has room of its own.
    fn take() -> Bytes {
        let mut room = ROOM.take();
        room.clear();
        Bytes(room)
    }

    /// The key of everything that was written down.
    fn key(self, step: &str) -> Key {
        let key = Key::of(step, &[&self.0]);
        ROOM.set(self.0);
        key
    }
}

#[expect(clippy::unnecessary_wraps, reason = "what a serializer does might fail; writing to memory does not")]
impl Bytes {
    fn part(&mut self, kind: u8, bytes: &[u8]) -> fmt::Result {
        let mut head = [kind; 9];
        head[1..].copy_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.0.extend_from_slice(&head);
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn mark(&mut self, kind: u8) -> fmt::Result {
        self.0.push(kind);
        Ok(())
    }
}

/// Methods for values that are their bytes.
macro_rules! plain {
    ($($method:ident: $of:ty = $kind:literal),* $(,)?) => {
        $(fn $method(self, value: $of) -> fmt::Result {
            self.part($kind, &value.to_le_bytes())
        })*
    };
}

impl Serializer for &mut Bytes {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    plain! {
        serialize_i8: i8 = b'i', serialize_i16: i16 = b'i', serialize_i32: i32 = b'i', serialize_i64: i64 = b'i',
        serialize_i128: i128 = b'i', serialize_u8: u8 = b'u', serialize_u16: u16 = b'u', serialize_u32: u32 = b'u',
        serialize_u64: u64 = b'u', serialize_u128: u128 = b'u', serialize_f32: f32 = b'f', serialize_f64: f64 = b'f',
    }

    fn serialize_bool(self, value: bool) -> fmt::Result {
        self.mark(if value { b'1' } else { b'0' })
    }

    fn serialize_char(self, value: char) -> fmt::Result {
        self.serialize_u32(value.into())
    }

    fn serialize_str(self, value: &str) -> fmt::Result {
        self.part(b's', value.as_bytes())
    }

    fn serialize_bytes(self, value: &[u8]) -> fmt::Result {
        self.part(b'b', value)
    }

    fn serialize_none(self) -> fmt::Result {
        self.mark(b'n')
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        self.mark(b'o')?;
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.mark(b'n')
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.mark(b'n')
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> fmt::Result {
        self.part(b'v', variant.as_bytes())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> fmt::Result {
        self.part(b'v', variant.as_bytes())?;
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        self.mark(b'[')?;
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, fmt::Error> {
        self.mark(b'[')?;
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        self.mark(b'[')?;
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, fmt::Error> {
        self.part(b'v', variant.as_bytes())?;
        self.mark(b'[')?;
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        self.mark(b'{')?;
        Ok(self)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Self, fmt::Error> {
        self.part(b'{', name.as_bytes())?;
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, fmt::Error> {
        self.part(b'v', variant.as_bytes())?;
        self.mark(b'{')?;
        Ok(self)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// How lists of values end, and what each of them is.
macro_rules! list {
    ($($kind:ident, $method:ident;)*) => {
        $(impl ser::$kind for &mut Bytes {
            type Ok = ();
            type Error = fmt::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
                value.serialize(&mut **self)
            }

            fn end(self) -> fmt::Result {
                self.mark(b']')
            }
        })*
    };
}

list! {
    SerializeSeq, serialize_element;
    SerializeTuple, serialize_element;
    SerializeTupleStruct, serialize_field;
    SerializeTupleVariant, serialize_field;
}

impl ser::SerializeMap for &mut Bytes {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> fmt::Result {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        value.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        self.mark(b'}')
    }
}

/// How named fields are written: without their names, which follow from the type and their order. A field that is left
/// out leaves its mark.
macro_rules! fields {
    ($($kind:ident),*) => {
        $(impl ser::$kind for &mut Bytes {
            type Ok = ();
            type Error = fmt::Error;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> fmt::Result {
                value.serialize(&mut **self)
            }

            fn skip_field(&mut self, _: &'static str) -> fmt::Result {
                self.mark(b'-')
            }

            fn end(self) -> fmt::Result {
                self.mark(b'}')
            }
        })*
    };
}

fields!(SerializeStruct, SerializeStructVariant);

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn what_is_left_out_is_not_what_follows() {
        #[derive(serde::Serialize)]
        struct Lamp {
            #[serde(skip_serializing_if = "Option::is_none")]
            lit: Option<u8>,
            #[serde(skip_serializing_if = "Option::is_none")]
            out: Option<u8>,
        }
        let key = |lit, out| Key::of_value("test", &Lamp { lit, out });
        assert_ne!(key(Some(1), None), key(None, Some(1)));
        assert_eq!(key(Some(1), None), key(Some(1), None));
    }

    #[test]
    fn different_values_have_different_fingerprints() {
        let key = |value: &[Option<&str>]| Key::of_value("test", &value);
        assert_eq!(key(&[Some("rain")]), key(&[Some("rain")]));
        assert_ne!(key(&[Some("ra"), Some("in")]), key(&[Some("rain")]));
        assert_ne!(key(&[Some("rain"), None]), key(&[Some("rain")]));
        assert_ne!(key(&[Some("")]), key(&[None]));
    }
}
