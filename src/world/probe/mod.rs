//! Asking other sites whether an address is still right: many sites at once, but each of them one
//! thing after the other.
//!
//! What a site has said is remembered for a week, beside what else is remembered. `ask` puts the questions, politely;
//! `trust` says whose signature makes a site the one that it claims to be, `proxy` what stands between it and us.

mod ask;
mod proxy;
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
use super::terminal::{Progress, complain, note};
use crate::address::Url;
use crate::check::Answer;
use ask::{Barred, Secured, UNKNOWN, agent, follow, secured};

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
/// a network, or where a proxy is in the way, only what is remembered has an answer.
///
/// # Errors
/// When the certificates that the author has named cannot be read, or the proxy cannot be used.
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
    let number = sites.len();
    if number == 0 {
        return Ok(answers);
    }
    let fresh = ask_all(sites)?;
    let is_unknown = |it: &Answer| *it == Answer::Silent(UNKNOWN.to_owned());
    if number > 1 && !fresh.is_empty() && fresh.iter().all(|(_, it)| is_unknown(it)) {
        complain(&format!("note: none of {number} sites is known here; is this machine connected to a network?"));
        return Ok(answers);
    }
    for (address, answer) in fresh {
        if is_lasting(&answer) {
            known.insert(address.clone(), Remembered { at: now, answer: answer.clone() });
        }
        answers.insert(address, answer);
    }
    let text = serde_json::to_vec_pretty(&known).expect("answers are plain values");
    if let Err(error) = store::keep(root, KEPT, |file| file.write_all(&text)) {
        note(&error, "the next check asks again");
    }
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

/// Every address of all `sites`, but those that a proxy bars.
///
/// # Errors
/// When the certificates that the author has named cannot be read, or the proxy cannot be used.
fn ask_all(mut sites: Sites) -> Result<Vec<(String, Answer)>, Error> {
    let (roots, proxy) = (trust::roots()?, proxy::named()?);
    let count = |sites: &Sites| sites.values().map(Vec::len).sum::<usize>();
    let all = count(&sites);
    if let Some(proxy) = &proxy {
        let is_behind = |(_, urls): (&String, &Vec<(String, Url)>)| proxy::is_behind(proxy, &urls[0].1);
        let behind: Vec<String> = sites.iter().filter(|it| is_behind(*it)).map(|(site, _)| site.clone()).collect();
        let addresses = behind.iter().map(|it| sites[it].len()).sum();
        if addresses > 0 && !proxy::is_there(proxy, addresses, all) {
            sites.retain(|site, _| !behind.contains(site));
        }
    }
    let progress = Progress::of(count(&sites));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(SITES).build();
    let agent = agent(roots, proxy.clone());
    let ask = || sites.par_iter().flat_map_iter(|(_, urls)| ask_site(urls, &agent, &progress)).collect();
    let asked: Vec<Asked<'_>> = match pool {
        Ok(pool) => pool.install(ask),
        Err(_) => ask(),
    };
    progress.end();
    let (mut answers, mut barred) = (Vec::new(), Vec::new());
    for Asked { written, url, answer } in asked {
        match answer {
            Ok(answer) => answers.push((written.to_owned(), answer)),
            Err(it) => barred.push((url, it)),
        }
    }
    if let Some(proxy) = &proxy {
        proxy::tell_barred(proxy, &barred, all);
    }
    Ok(answers)
}

/// What became of one address.
struct Asked<'a> {
    written: &'a str,
    url: &'a Url,
    answer: Result<Answer, Barred>,
}

/// Every address of one site, one after the other. Whether what is there by http is there by https, too, is asked as
/// long as the site speaks https at all.
fn ask_site<'a>(urls: &'a [(String, Url)], agent: &ureq::Agent, progress: &Progress) -> Vec<Asked<'a>> {
    let (mut answers, mut speaks_https) = (Vec::with_capacity(urls.len()), true);
    for (written, url) in urls {
        let mut answer = follow(url, agent);
        thread::sleep(PAUSE);
        if answer == Ok(Answer::Fine) && url.scheme() == "http" && speaks_https {
            match secured(url, agent) {
                Secured::There { to } => answer = Ok(Answer::Secured { to }),
                Secured::NotThere => {}
                Secured::Nowhere => speaks_https = false,
            }
            thread::sleep(PAUSE);
        }
        progress.step();
        answers.push(Asked { written, url, answer });
    }
    answers
}
