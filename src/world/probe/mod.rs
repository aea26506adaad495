//! Asking other sites whether an address is still right: many sites at once, but each of them one
//! thing after the other.
//!
//! What a site has said is remembered for a week, beside what else is remembered. `ask` puts the questions, politely;
//! `trust` says whose signature makes a site the one that it claims to be.

mod ask;
mod trust;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::error::Error;
use super::store;
use super::terminal::{Progress, complain};
use crate::address::Url;
use crate::check::Answer;
use ask::{Secured, UNKNOWN, agent, follow, secured};

/// How long one site is left alone between two questions.
const PAUSE: Duration = Duration::from_millis(200);

/// How many sites are asked at once. The work is waiting.
const SITES: usize = 16;

/// Where answers are kept.
const KEPT: &str = "links.json";

const WEEK: u64 = 7 * 24 * 60 * 60;

/// An answer and the second at which it came.
#[derive(Serialize, Deserialize)]
struct Remembered {
    at: u64,
    answer: Answer,
}

/// The addresses that are to be asked for, as they are written and as they are read, by the sites that they belong to.
type Sites = BTreeMap<String, Vec<(String, Url)>>;

/// Asks for every one of `addresses` that was not asked for within a week. `root` is where the newsletter lies. Without
/// a network, only what is remembered has an answer.
///
/// # Errors
/// When the answers cannot be kept, or the certificates that the author has named cannot be read.
pub fn probe<'a>(addresses: impl Iterator<Item = &'a String>, root: &Path) -> Result<BTreeMap<String, Answer>, Error> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    let mut known = recall(root, now);
    let (mut answers, mut sites) = (BTreeMap::new(), Sites::new());
    for address in addresses {
        if let Some(known) = known.get(address) {
            answers.insert(address.clone(), known.answer.clone());
        } else if let Ok(url) = Url::parse(address) {
            sites.entry(url.authority().to_owned()).or_default().push((address.clone(), url));
        }
    }
    if sites.is_empty() {
        return Ok(answers);
    }
    let fresh = ask_all(&sites)?;
    if sites.len() > 1 && fresh.iter().all(|(_, it)| *it == Answer::Silent(UNKNOWN.to_owned())) {
        complain(&format!(
            "note: none of {} sites is known here; is this machine connected to a network?",
            sites.len()
        ));
        return Ok(answers);
    }
    for (address, answer) in fresh {
        if is_lasting(&answer) {
            known.insert(address.clone(), Remembered { at: now, answer: answer.clone() });
        }
        answers.insert(address, answer);
    }
    let text = serde_json::to_vec_pretty(&known).expect("answers are plain values");
    store::keep(root, KEPT, |file| file.write_all(&text))?;
    Ok(answers)
}

/// What was answered within the week before `now`.
fn recall(root: &Path, now: u64) -> BTreeMap<String, Remembered> {
    let kept = fs::read(store::folder(root).join(KEPT)).ok();
    let mut known: BTreeMap<String, Remembered> =
        kept.and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default();
    known.retain(|_, it| it.at <= now && now - it.at < WEEK);
    known
}

/// Whether an answer is true for a while. A site that was silent may only have been away for a moment, and a
/// certificate is renewed within the hour.
fn is_lasting(answer: &Answer) -> bool {
    match answer {
        Answer::Fine | Answer::Secured { .. } | Answer::Moved { .. } | Answer::Private | Answer::Endless => true,
        Answer::Refused(status) => *status < 500,
        Answer::Silent(_) | Answer::Untrusted(_) => false,
    }
}

/// Every address of all `sites`.
///
/// # Errors
/// When the certificates that the author has named cannot be read.
fn ask_all(sites: &Sites) -> Result<Vec<(String, Answer)>, Error> {
    let progress = Progress::of(sites.values().map(Vec::len).sum());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(SITES).build();
    let agent = agent(trust::roots()?);
    let ask = || sites.par_iter().flat_map_iter(|(_, urls)| ask_site(urls, &agent, &progress)).collect();
    let answers = match pool {
        Ok(pool) => pool.install(ask),
        Err(_) => ask(),
    };
    progress.end();
    Ok(answers)
}

/// Every address of one site, one after the other. Whether what is there by http is there by https, too, is asked as
/// long as the site speaks https at all.
fn ask_site(urls: &[(String, Url)], agent: &ureq::Agent, progress: &Progress) -> Vec<(String, Answer)> {
    let (mut answers, mut speaks_https) = (Vec::with_capacity(urls.len()), true);
    for (written, url) in urls {
        let mut answer = follow(url, agent);
        thread::sleep(PAUSE);
        if answer == Answer::Fine && url.scheme() == "http" && speaks_https {
            match secured(url, agent) {
                Secured::There { to } => answer = Answer::Secured { to },
                Secured::NotThere => {}
                Secured::Nowhere => speaks_https = false,
            }
            thread::sleep(PAUSE);
        }
        progress.step();
        answers.push((written.clone(), answer));
    }
    answers
}
