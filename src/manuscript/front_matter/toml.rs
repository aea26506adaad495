//! TOML, as a tree with places.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::{Key, Node, Notation, Table, Value};
use crate::diagnostic::Slip;

/// Reads `text`, which begins at byte `offset` of its file; or where it is wrong, and how.
pub(super) fn parse(text: &str, offset: usize) -> Result<Table, Slip> {
    let table = DeTable::parse(text).map_err(|error| {
        let range = error.span().unwrap_or(0..0);
        let message = error.message();
        let too_deep = message.contains("recursion") || message.contains("recurse");
        let words = if too_deep { super::TOO_DEEP } else { message };
        Slip::at(range, words).moved(offset)
    })?;
    Ok(tree(table, offset))
}

fn tree(table: Spanned<DeTable<'_>>, offset: usize) -> Table {
    let span = table.span();
    let mut entries: Vec<_> = table
        .into_inner()
        .into_iter()
        .map(|(key, value)| {
            let range = key.span().start + offset..key.span().end + offset;
            (Key { name: key.into_inner().into_owned(), range }, node(value, offset))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.range.start);
    Table { range: span.start + offset..span.end + offset, notation: Notation::Toml, entries }
}

fn node(value: Spanned<DeValue<'_>>, offset: usize) -> Node {
    let span = value.span();
    let range = span.start + offset..span.end + offset;
    let value = match value.into_inner() {
        // TOML 1.0 leaves the end of a line in a text to us; a file from Windows says the same as any other.
        DeValue::String(text) => Value::Text(text.replace("\r\n", "\n")),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::Text(number.to_string()), Value::Whole),
        DeValue::Float(number) => number.as_str().parse().map_or_else(|_| Value::Text(number.to_string()), Value::Real),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(moment) => Value::Moment(moment.to_string()),
        DeValue::Array(values) => Value::List(values.into_iter().map(|it| node(it, offset)).collect()),
        DeValue::Table(table) => Value::Table(tree(Spanned::new(span, table), offset)),
    };
    Node { range, value }
}
