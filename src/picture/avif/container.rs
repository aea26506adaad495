//! The file of an AVIF: boxes within boxes. Some of them say where the AV1 stands, and how it is shown (AVIF 1.1 §2,
//! ISO/IEC 23008-12 §6 and §9, ISO/IEC 14496-12 §8.11).

use super::Fault;
use super::colours::{Blending, Colours, Matrix, Range};

/// What a file says of its still picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Still {
    /// Width and height before it is turned.
    pub(super) size: (u32, u32),
    /// `None` if the AV1 itself has to say it.
    pub(super) colours: Option<Colours>,
    pub(super) meaning: Meaning,
    /// What is done to the picture before it is shown, one after the other.
    pub(super) turns: Vec<Turn>,
    pub(super) blending: Blending,
    picture: Place,
    alpha: Option<Place>,
}

/// Which red, green and blue the colours of a picture consist of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Those of every screen.
    Assumed,
    /// Those with this number.
    Primaries(u8),
    /// Those of a colour profile, which counts for more than a number.
    Profile(Vec<u8>),
}

/// How a picture is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// To the left, by this number of quarter turns.
    Left(u8),
    /// Upside down.
    Vertical,
    /// Left for right.
    Horizontal,
}

/// Where a part of the file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    store: Store,
    /// Offset and length of each piece.
    pieces: Vec<(u64, u64)>,
}

/// What offsets are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Store {
    File,
    ItemData,
}

/// A property of a picture.
struct Property<'a> {
    kind: &'a [u8],
    content: &'a [u8],
    /// Who does not know it may not show the picture.
    essential: bool,
}

/// The names of the auxiliary picture that says how much is seen through another.
const ALPHA: [&[u8]; 2] = [b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0"];

impl Still {
    /// What the file that begins with `head` says of its picture. `None` if it is damaged, or of a kind that we do not
    /// decode: in motion, in tiles, cut out of a larger one, of 12 bits, or in colours that only some screens have.
    pub(super) fn of(head: &[u8]) -> Option<Still> {
        let meta = Meta::of_still(head)?;
        let number = meta.primary()?;
        let properties = meta.decodable(number)?;
        let find = |kind: &[u8]| properties.iter().find(|it| it.kind == kind).map(|it| it.content);
        let mut extent = find(b"ispe")?.get(4..)?;
        let size = (small(&mut extent, 4)?, small(&mut extent, 4)?);
        let colr = |kind: &[u8]| {
            properties.iter().filter(|it| it.kind == b"colr").find_map(|it| it.content.strip_prefix(kind))
        };
        let nclx = colr(b"nclx");
        let colours = nclx.map(colours);
        let meaning = match (colr(b"prof").or_else(|| colr(b"rICC")), nclx) {
            (Some(profile), _) => Meaning::Profile(profile.to_vec()),
            (None, Some([0, primaries, ..])) => Meaning::Primaries(*primaries),
            (None, _) => Meaning::Assumed,
        };
        let turns = properties.iter().filter_map(turn).collect();
        let alpha = meta.references(b"auxl", number).into_iter().find(|it| meta.is_alpha(*it));
        if let Some(alpha) = alpha {
            meta.decodable(alpha)?;
        }
        Some(Still {
            size,
            colours: match colours {
                Some(known) => Some(known?),
                None => None,
            },
            meaning,
            turns,
            blending: match alpha {
                Some(alpha) if meta.references(b"prem", alpha).contains(&number) => Blending::OnBlack,
                Some(_) | None => Blending::Apart,
            },
            picture: meta.place(number)?,
            alpha: match alpha {
                Some(alpha) => Some(meta.place(alpha)?),
                None => None,
            },
        })
    }

    /// The AV1 of the picture in `file`.
    pub(super) fn picture(&self, file: &[u8]) -> Result<Vec<u8>, Fault> {
        self.picture.read(file).ok_or(Fault::NotUnderstood)
    }

    /// The AV1 that says how much is seen through it, if anything is.
    pub(super) fn alpha(&self, file: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
        self.alpha.as_ref().map(|it| it.read(file).ok_or(Fault::NotUnderstood)).transpose()
    }
}

impl Place {
    fn read(&self, file: &[u8]) -> Option<Vec<u8>> {
        let bytes = self.ranges(file)?.into_iter().map(|it| &file[it]).collect::<Vec<_>>().concat();
        (!bytes.is_empty()).then_some(bytes)
    }

    /// Its pieces in `file`, one after the other. `None` if one of them is not there, or if they are more together than
    /// the file: a few bytes can speak of thousands that are all of it.
    pub(super) fn ranges(&self, file: &[u8]) -> Option<Vec<std::ops::Range<usize>>> {
        let store = match self.store {
            Store::File => 0..file.len(),
            Store::ItemData => Meta::of(file)?.item_data(file)?,
        };
        let range = |(offset, length): &(u64, u64)| {
            let start = store.start.checked_add(usize::try_from(*offset).ok()?)?;
            // Without a length, a piece goes on to the end.
            let end = if *length == 0 { store.end } else { start.checked_add(usize::try_from(*length).ok()?)? };
            (start <= end && end <= store.end).then_some(start..end)
        };
        let ranges: Vec<_> = self.pieces.iter().map(range).collect::<Option<_>>()?;
        (ranges.iter().map(ExactSizeIterator::len).sum::<usize>() <= file.len()).then_some(ranges)
    }
}

/// The boxes that speak of pictures.
pub(super) struct Meta<'a>(&'a [u8]);

impl<'a> Meta<'a> {
    pub(super) fn of(file: &'a [u8]) -> Option<Meta<'a>> {
        Some(Meta(boxed(file, b"meta")?.get(4..)?))
    }

    fn of_still(file: &'a [u8]) -> Option<Meta<'a>> {
        let brands = boxed(file, b"ftyp")?;
        let (first, known) = (brands.get(..4)?, brands.chunks_exact(4).any(|it| it == b"avif"));
        (known && first != b"avis").then_some(())?;
        Meta::of(file)
    }

    /// Where in `file` the data stand that have no place of their own.
    fn item_data(&self, file: &[u8]) -> Option<std::ops::Range<usize>> {
        let data = boxed(self.0, b"idat")?;
        let start = file.element_offset(data.first()?)?;
        Some(start..start + data.len())
    }

    /// The number of the picture that is shown.
    fn primary(&self) -> Option<u32> {
        let (version, _, mut rest) = full(boxed(self.0, b"pitm")?)?;
        small(&mut rest, if version == 0 { 2 } else { 4 })
    }

    /// The properties of a picture that we can decode.
    fn decodable(&self, number: u32) -> Option<Vec<Property<'a>>> {
        let properties = self.properties(number)?;
        let coded = properties.iter().find(|it| it.kind == b"av1C")?.content;
        let twelve_bits = coded.get(2)? & 0x20 != 0;
        let known = |it: &Property<'_>| {
            !it.essential
                || [b"av1C", b"irot", b"imir", b"ispe", b"pixi", b"colr", b"auxC"].iter().any(|kind| it.kind == *kind)
        };
        // Browsers cut a picture out whether or not the file insists on it.
        let whole = properties.iter().all(|it| it.kind != b"clap");
        (self.kind(number)? == b"av01" && !twelve_bits && whole && properties.iter().all(known)).then_some(properties)
    }

    fn kind(&self, number: u32) -> Option<&'a [u8]> {
        self.items().find(|(this, ..)| *this == number).map(|(_, kind, _)| kind)
    }

    /// Everything that the file holds: its number, its kind, and what else is said of it.
    pub(super) fn items(&self) -> impl Iterator<Item = (u32, &'a [u8], &'a [u8])> {
        let listed = boxed(self.0, b"iinf")
            .and_then(full)
            .and_then(|(version, _, rest)| rest.get(if version == 0 { 2 } else { 4 }..));
        boxes(listed.unwrap_or_default()).filter(|(kind, _)| *kind == b"infe").filter_map(|(_, content)| {
            let (version, _, mut rest) = full(content)?;
            let number = small(&mut rest, if version < 3 { 2 } else { 4 })?;
            (version >= 2).then_some((number, rest.get(2..6)?, rest.get(6..)?))
        })
    }

    fn is_alpha(&self, number: u32) -> bool {
        let named = |it: &Property<'_>| {
            it.kind == b"auxC" && it.content.get(4..).is_some_and(|it| ALPHA.iter().any(|name| it.starts_with(name)))
        };
        self.properties(number).is_some_and(|it| it.iter().any(named))
    }

    /// What refers to the picture as `kind`.
    fn references(&self, kind: &[u8], to: u32) -> Vec<u32> {
        let Some((version, _, rest)) = boxed(self.0, b"iref").and_then(full) else { return Vec::new() };
        let width = if version == 0 { 2 } else { 4 };
        let referring = |mut content: &[u8]| {
            let from = small(&mut content, width)?;
            let count = number_of(&mut content, 2)?;
            (0..count).map_while(|_| small(&mut content, width)).any(|it| it == to).then_some(from)
        };
        boxes(rest).filter(|(it, _)| *it == kind).filter_map(|(_, content)| referring(content)).collect()
    }

    fn properties(&self, number: u32) -> Option<Vec<Property<'a>>> {
        let iprp = boxed(self.0, b"iprp")?;
        let all: Vec<_> = boxes(boxed(iprp, b"ipco")?).collect();
        let mut found = Vec::new();
        for (_, content) in boxes(iprp).filter(|(kind, _)| *kind == b"ipma") {
            let (version, flags, mut rest) = full(content)?;
            for _ in 0..number_of(&mut rest, 4)? {
                let this = small(&mut rest, if version == 0 { 2 } else { 4 })?;
                for _ in 0..number_of(&mut rest, 1)? {
                    let width = if flags & 1 == 0 { 1 } else { 2 };
                    let (which, insists) = (number_of(&mut rest, width)?, 1 << (8 * width - 1));
                    let place = usize::try_from(which & (insists - 1)).ok()?;
                    if this == number && place > 0 {
                        let (kind, content) = *all.get(place - 1)?;
                        found.push(Property { kind, content, essential: which & insists != 0 });
                    }
                }
            }
        }
        Some(found)
    }

    pub(super) fn place(&self, number: u32) -> Option<Place> {
        let (version, _, mut rest) = full(boxed(self.0, b"iloc")?)?;
        let widths = small(&mut rest, 2)?;
        let [offset, length, base, index] = [12, 8, 4, 0].map(|it| (widths >> it & 0xf) as usize);
        let index = if version == 0 { 0 } else { index };
        for _ in 0..number_of(&mut rest, if version < 2 { 2 } else { 4 })? {
            let this = small(&mut rest, if version < 2 { 2 } else { 4 })?;
            let method = if version == 0 { 0 } else { number_of(&mut rest, 2)? & 0xf };
            let elsewhere = number_of(&mut rest, 2)?;
            let base = number_of(&mut rest, base)?;
            let count = number_of(&mut rest, 2)?;
            // Pieces of which not a byte is said are all one and the same.
            (count < 2 || index + offset + length > 0).then_some(())?;
            let mut pieces = Vec::new();
            for _ in 0..count {
                number_of(&mut rest, index)?;
                let start = base.checked_add(number_of(&mut rest, offset)?)?;
                pieces.push((start, number_of(&mut rest, length)?));
            }
            if this == number {
                let store = match (method, elsewhere) {
                    (0, 0) => Store::File,
                    (1, 0) => Store::ItemData,
                    _ => return None,
                };
                return Some(Place { store, pieces });
            }
        }
        None
    }
}

fn colours(mut nclx: &[u8]) -> Option<Colours> {
    let [_primaries, transfer, matrix, range] = [2, 2, 2, 1].map(|it| number_of(&mut nclx, it));
    // Brighter than paper: as plain colours, these would look grey (ITU-T H.273 §8.2).
    (![16, 18].contains(&transfer?)).then_some(())?;
    let range = if range? & 0x80 == 0 { Range::Limited } else { Range::Full };
    Some(Colours { matrix: Matrix::of(matrix?)?, range })
}

fn turn(property: &Property<'_>) -> Option<Turn> {
    let way = *property.content.first()?;
    match property.kind {
        b"irot" => Some(Turn::Left(way & 3)),
        b"imir" => Some(if way & 1 == 0 { Turn::Vertical } else { Turn::Horizontal }),
        _ => None,
    }
}

/// The content of the first box of a kind.
fn boxed<'a>(bytes: &'a [u8], kind: &[u8]) -> Option<&'a [u8]> {
    boxes(bytes).find(|(it, _)| *it == kind).map(|(_, content)| content)
}

/// The boxes in `bytes` with their kinds, up to the first that is not whole.
pub(super) fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let mut rest = bytes;
        let short = number_of(&mut rest, 4)?;
        let kind = rest.split_off(..4)?;
        let length = match short {
            0 => bytes.len() as u64,
            1 => number_of(&mut rest, 8)?,
            short => short,
        };
        let head = bytes.len() - rest.len();
        let content = rest.split_off(..usize::try_from(length).ok()?.checked_sub(head)?)?;
        bytes = rest;
        Some((kind, content))
    })
}

/// The version and flags of a box that has them, and the rest.
fn full(mut content: &[u8]) -> Option<(u64, u64, &[u8])> {
    Some((number_of(&mut content, 1)?, number_of(&mut content, 3)?, content))
}

/// Takes a number that is `width` bytes wide, at most eight.
fn number_of(bytes: &mut &[u8], width: usize) -> Option<u64> {
    Some(bytes.split_off(..width)?.iter().fold(0, |sum, it| sum << 8 | u64::from(*it)))
}

/// Takes a number of at most four bytes.
fn small(bytes: &mut &[u8], width: usize) -> Option<u32> {
    u32::try_from(number_of(bytes, width)?).ok()
}
