//! Many messages in one place, as mail programs keep them: an mbox file, or a Maildir of one file each.

use chrono::Utc;

use super::letter::Letter;
use super::message::{for_maildir, key};
use crate::newsletter::Newsletter;

/// The messages in one file (RFC 4155). None of their lines begins with `From `: they are encoded so.
#[must_use]
pub fn mbox(messages: &[(&Letter, Vec<u8>)], newsletter: &Newsletter) -> Vec<u8> {
    let sender = newsletter.sender();
    let mut out = Vec::new();
    for (letter, message) in messages {
        let moment = newsletter.episodes[letter.place].published.with_timezone(&Utc);
        out.extend_from_slice(
            format!("From {} {}\n", sender.address(), moment.format("%a %b %e %H:%M:%S %Y")).as_bytes(),
        );
        out.extend_from_slice(&for_maildir(message));
        out.push(b'\n');
    }
    out
}

/// The name of a message's file in the folder `cur` of a Maildir, unread: when it was published, and what names the
/// episode for ever, whatever other episodes there are.
#[must_use]
pub fn maildir_name(letter: &Letter, newsletter: &Newsletter) -> String {
    let episode = &newsletter.episodes[letter.place];
    let host = newsletter.masthead.base_url.host();
    let key = key(newsletter, episode, "", "");
    format!("{}.{key}.{host}:2,", episode.published.timestamp().max(0))
}
