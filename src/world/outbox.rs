//! Letters on their way out: files in a folder that may hold others. What was written there is remembered in it, so
//! that a letter which the author has changed since then is not written over.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::heirs::{entitle, make_folder};
use super::output;
use super::paths::below;
use super::regular;

/// A file to be written, by its path below a folder.
#[derive(Debug)]
pub struct Parcel {
    /// Its path, with `/` between the parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What becomes of letters that were written before, and are none of those that are written now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// They stay: these are only some of the newsletter's letters.
    Stay,
    /// They go, for there are no others than these. One that was changed since it was written stays.
    Go,
}

/// What became of letters that were written before.
#[derive(Debug, Default)]
pub struct Cleared {
    /// What is gone.
    pub gone: Vec<PathBuf>,
    /// What was changed since it was written, and stays.
    pub changed: Vec<PathBuf>,
}

/// What was written below a folder: by its path, what a file may hold that nobody has changed. While letters are being
/// written, that is what it held before as well as what it is to hold.
type Written = BTreeMap<String, BTreeSet<String>>;

/// The list of what was written, in the folder itself: a line of a digest and a path for each.
const LEDGER: &str = ".feuilleton-letters";

/// What stands in a Maildir between a message's own name and what mail programs note of it: `:2,S` was read.
const FLAGS: &str = ":2,";

/// Writes `parcels` below `folder`, each in one step. Files that are as they should be are not touched, and those of
/// others stay; what becomes of `earlier` letters of the same kinds is said.
///
/// # Errors
/// When the folder cannot be written to, is where the newsletter at `root` has files of its own or a site is published,
/// or holds a letter that was changed since it was written. Then nothing is written.
pub fn deliver(root: &Path, folder: &Path, parcels: &[Parcel], earlier: Earlier) -> Result<Cleared, Error> {
    output::is_apart(root, folder)?;
    // A folder below may be a link that leads elsewhere.
    let folders: BTreeSet<&str> = parcels.iter().filter_map(|it| it.path.rsplit_once('/')).map(|it| it.0).collect();
    folders.into_iter().try_for_each(|it| output::is_apart(root, &below(folder, it)))?;
    let ledger = folder.join(LEDGER);
    let mut written = match regular::read(&ledger) {
        Ok(text) => read(&text),
        Err(error) if error.kind() == ErrorKind::NotFound => Written::new(),
        Err(error) => return Err(Error::new("read", &ledger, error)),
    };
    // Looked for once: with thousands of letters, whatever is done for each of them with all others takes a minute.
    let ours: BTreeSet<String> = written.values().flatten().cloned().collect();
    let mut lying = Lying { folder, messages: BTreeMap::new() };
    let (mut due, mut names) = (Vec::new(), BTreeSet::new());
    for parcel in parcels {
        if !names.insert(&parcel.path) {
            let what = format!("two letters would both be `{}`", parcel.path);
            return Err(Error::refusal(what, "nothing was written; give one of the episodes another `slug`"));
        }
        let path = lying.at(&parcel.path);
        match regular::bytes(&path) {
            Ok(bytes) if bytes == parcel.bytes => {}
            // In a Maildir, it may have had another name.
            Ok(bytes) if ours.contains(&digest(&bytes)) => due.push((path, parcel)),
            Ok(_) => return Err(refusal(&path, "is not as feuilleton has written it")),
            Err(error) if error.kind() == ErrorKind::NotFound && !path.exists() => due.push((path, parcel)),
            Err(_) if path.is_dir() => return Err(refusal(&path, "is a folder, and a letter has that name")),
            Err(_) if path.exists() => return Err(refusal(&path, "is no file")),
            Err(error) => return Err(Error::new("read", &path, error)),
        }
        written.entry(parcel.path.clone()).or_default().insert(digest(&parcel.bytes));
    }
    let meanwhile = lines(&written);
    for parcel in parcels {
        written.insert(parcel.path.clone(), [digest(&parcel.bytes)].into());
    }
    let cleared = match earlier {
        Earlier::Stay => Cleared::default(),
        Earlier::Go => superseded(&mut lying, parcels, &mut written)?,
    };
    make_folder(root, folder)?;
    if !due.is_empty() {
        // Whatever keeps the last letter from being written, the next run knows the first.
        keep(root, &ledger, &meanwhile)?;
    }
    for (path, parcel) in due {
        let parent = path.parent().expect("a file lies in a folder");
        make_folder(root, parent)?;
        // There may be thousands: the author can have saved one meanwhile.
        if regular::bytes(&path).is_ok_and(|it| !ours.contains(&digest(&it))) {
            let help = "it was left as it is; move it away, and write the letters again";
            return Err(Error::refusal(format!("`{}` was edited while letters were written", path.display()), help));
        }
        put(root, &path, &parcel.bytes)?;
    }
    for path in &cleared.gone {
        fs::remove_file(path).map_err(|it| Error::new("remove", path, it))?;
    }
    keep(root, &ledger, &lines(&written))?;
    Ok(cleared)
}

/// Writes the ledger, unless it says the same already.
fn keep(root: &Path, ledger: &Path, lines: &str) -> Result<(), Error> {
    if fs::read_to_string(ledger).is_ok_and(|it| it == lines) { Ok(()) } else { put(root, ledger, lines.as_bytes()) }
}

/// What was `written` before and is none of `parcels`, though it is of the same kind as one: other kinds are of other
/// targets. What is gone is forgotten.
fn superseded(lying: &mut Lying<'_>, parcels: &[Parcel], written: &mut Written) -> Result<Cleared, Error> {
    let kinds: BTreeSet<&str> = parcels.iter().map(|it| kind(&it.path)).collect();
    let present: BTreeSet<PathBuf> = parcels.iter().map(|it| lying.at(&it.path)).collect();
    let names: BTreeSet<&str> = parcels.iter().map(|it| it.path.as_str()).collect();
    let mut cleared = Cleared::default();
    let mut forgotten = BTreeSet::new();
    for (name, digests) in written.iter().filter(|(it, _)| kinds.contains(kind(it)) && !names.contains(it.as_str())) {
        let path = lying.at(name);
        // In a Maildir, one of these may have had that name.
        let bytes = if present.contains(&path) { None } else { Some(regular::bytes(&path)) };
        match bytes {
            Some(Ok(bytes)) if digests.contains(&digest(&bytes)) => cleared.gone.push(path),
            Some(Ok(_)) => {
                cleared.changed.push(path);
                continue;
            }
            Some(Err(error)) if error.kind() != ErrorKind::NotFound => return Err(Error::new("read", &path, error)),
            Some(Err(_)) | None => {}
        }
        forgotten.insert(name.clone());
    }
    written.retain(|it, _| !forgotten.contains(it));
    Ok(cleared)
}

/// What kind of file this is, by the end of its name.
fn kind(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.ends_with(FLAGS) { FLAGS } else { name.rsplit_once('.').map_or("", |(_, it)| it) }
}

/// Writes a file beside its place and moves it there.
fn put(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let fresh = path.with_file_name(format!(".feuilleton-{}", std::process::id()));
    let moved = fs::write(&fresh, bytes)
        .map_err(|it| Error::new("write", path, it))
        .map(|()| entitle(root, &fresh))
        .and_then(|()| fs::rename(&fresh, path).map_err(|it| Error::new("replace", path, it)));
    if moved.is_err() {
        // It is of no use to anyone, and may not even be there.
        let _ = fs::remove_file(&fresh);
    }
    moved
}

/// What lies in a folder. Each Maildir below it is listed once.
struct Lying<'a> {
    folder: &'a Path,
    /// The messages of each Maildir by their own names.
    messages: BTreeMap<PathBuf, BTreeMap<String, OsString>>,
}

impl Lying<'_> {
    /// Where the file `path` stands. A message in a Maildir may have been read, or have another date than before, which
    /// is the first part of its name.
    fn at(&mut self, path: &str) -> PathBuf {
        let plain = below(self.folder, path);
        let name = path.rsplit('/').next().and_then(|it| it.strip_suffix(FLAGS));
        let Some((_, own)) = name.and_then(|it| it.split_once('.')) else { return plain };
        let maildir = plain.parent().expect("a file lies in a folder").to_path_buf();
        let messages = self.messages.entry(maildir).or_insert_with_key(|it| messages(it));
        messages.get(own).map_or_else(|| plain.clone(), |it| plain.with_file_name(it))
    }
}

/// What each message in `maildir` is called, by its own name. Of several, it is the first.
fn messages(maildir: &Path) -> BTreeMap<String, OsString> {
    let entries = fs::read_dir(maildir).into_iter().flatten().flatten();
    let mut names: Vec<OsString> = entries.map(|it| it.file_name()).collect();
    names.sort_unstable();
    let mut messages = BTreeMap::new();
    for name in names {
        let own = name.to_str().and_then(|it| it.rsplit_once(FLAGS)).and_then(|(it, _)| it.split_once('.'));
        if let Some((_, own)) = own {
            messages.entry(own.to_owned()).or_insert(name);
        }
    }
    messages
}

fn read(ledger: &str) -> Written {
    let mut written = Written::new();
    let lines = ledger.lines().filter_map(|it| it.split_once(' '));
    // Whoever can write here could have written down a file elsewhere, which would be removed.
    for (digest, path) in lines.filter(|(_, it)| output::is_inside(it)) {
        written.entry(path.to_owned()).or_default().insert(digest.to_owned());
    }
    written
}

fn lines(written: &Written) -> String {
    let mut lines = String::new();
    for (path, digests) in written {
        for digest in digests {
            let _ = writeln!(lines, "{digest} {path}");
        }
    }
    lines
}

fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

fn refusal(path: &Path, what: &str) -> Error {
    let help = "nothing was written; move it away, or choose another folder with `--output`";
    Error::refusal(format!("`{}` {what}", path.display()), help)
}

/// Makes the folders `names` below `folder`, such as those that a Maildir needs even where they are empty, for the
/// newsletter at `root`.
///
/// # Errors
/// When one cannot be made.
pub fn make_folders(root: &Path, folder: &Path, names: &[String]) -> Result<(), Error> {
    names.iter().try_for_each(|it| make_folder(root, &below(folder, it)))
}
