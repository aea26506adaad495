//! Asking other sites whether an address is still right: many sites at once, but each of them one thing after the other.
//!
//! A site is asked politely: for the head of a page first, for the page only where the head is refused, again with
//! growing patience where it is busy. What it has said is remembered for a week, beside what else is remembered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Error, Progress};
use crate::address::Url;
use crate::check::Answer;

/// How long one site is left alone between two questions.
const PAUSE: Duration = Duration::from_millis(200);

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long is waited before each further attempt.
const BACK_OFF: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(2)];

/// The longest that a busy site may ask us to wait.
const LONGEST_WAIT: u64 = 10;

/// The most addresses that may lead from one to the next.
const STEPS: usize = 8;

/// How many sites are asked at once. The work is waiting.
const SITES: usize = 16;

const WEEK: u64 = 7 * 24 * 60 * 60;

/// An answer and the second at which it came.
#[derive(Serialize, Deserialize)]
struct Remembered {
    at: u64,
    answer: Answer,
}

/// Asks for every one of `addresses` that was not asked for within a week. `root` is where the newsletter lies.
///
/// # Errors
/// When the answers cannot be kept.
pub fn probe<'a>(addresses: impl Iterator<Item = &'a String>, root: &Path) -> Result<BTreeMap<String, Answer>, Error> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    let file = root.join(".feuilleton").join("links.json");
    let mut known: BTreeMap<String, Remembered> =
        fs::read(&file).ok().and_then(|it| serde_json::from_slice(&it).ok()).unwrap_or_default();
    known.retain(|_, it| it.at <= now && now - it.at < WEEK);
    let (mut answers, mut sites) = (BTreeMap::new(), BTreeMap::<String, Vec<(String, Url)>>::new());
    let mut asked = 0;
    for address in addresses {
        if let Some(known) = known.get(address) {
            answers.insert(address.clone(), known.answer.clone());
        } else if let Ok(url) = Url::parse(address) {
            asked += 1;
            sites.entry(url.authority().to_owned()).or_default().push((address.clone(), url));
        }
    }
    let progress = Progress::of(asked);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(SITES).build();
    let agent = agent();
    let ask_sites = || {
        let site = |urls: &[(String, Url)]| urls.iter().map(|it| ask_one(it, &agent, &progress)).collect::<Vec<_>>();
        sites.par_iter().flat_map_iter(|(_, urls)| site(urls)).collect::<Vec<_>>()
    };
    let fresh = match pool {
        Ok(pool) => pool.install(ask_sites),
        Err(_) => ask_sites(),
    };
    progress.end();
    for (address, answer) in fresh {
        // A site that was silent may only have been away for a moment.
        let lasting = match answer {
            Answer::Fine | Answer::Moved { .. } | Answer::Private | Answer::Endless => true,
            Answer::Refused(status) => status < 500,
            Answer::Silent(_) => false,
        };
        if lasting {
            known.insert(address.clone(), Remembered { at: now, answer: answer.clone() });
        }
        answers.insert(address, answer);
    }
    keep(&file, &known)?;
    Ok(answers)
}

fn keep(file: &Path, known: &BTreeMap<String, Remembered>) -> Result<(), Error> {
    let folder = file.parent().expect("the file lies in a folder");
    fs::create_dir_all(folder).map_err(|it| Error::new("make the folder", folder, it))?;
    let text = serde_json::to_vec_pretty(known).expect("answers are plain values");
    let fresh = file.with_extension(format!("{}", std::process::id()));
    fs::write(&fresh, text).map_err(|it| Error::new("write", &fresh, it))?;
    fs::rename(&fresh, file).map_err(|it| Error::new("replace", file, it))
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .user_agent(concat!("feuilleton/", env!("CARGO_PKG_VERSION"), " (checks links)"))
        .build()
        .into()
}

fn ask_one((written, url): &(String, Url), agent: &ureq::Agent, progress: &Progress) -> (String, Answer) {
    let answer = follow(url, agent);
    progress.step();
    thread::sleep(PAUSE);
    (written.clone(), answer)
}

/// Follows an address to its end.
fn follow(start: &Url, agent: &ureq::Agent) -> Answer {
    let (mut here, mut for_good) = (start.clone(), true);
    here.set_fragment(None);
    for steps in 0..=STEPS {
        let Reply { status, location } = match patiently(&here, agent) {
            Ok(reply) => reply,
            Err(reason) => return Answer::Silent(reason),
        };
        match (status, location.and_then(|it| here.join(&it).ok())) {
            (200..=299, _) if steps > 0 && for_good => return Answer::Moved { to: here.into(), steps },
            (200..=299, _) => return Answer::Fine,
            (301 | 302 | 303 | 307 | 308, Some(next)) if matches!(next.scheme(), "http" | "https") => {
                for_good &= matches!(status, 301 | 308);
                here = next;
            }
            // Walls against programs, not against readers.
            (401 | 403 | 406 | 407 | 429 | 451 | 999, _) => return Answer::Private,
            (status, _) => return Answer::Refused(status),
        }
    }
    Answer::Endless
}

/// What a site has said to one question.
struct Reply {
    status: u16,
    location: Option<String>,
}

/// Asks again where a site is busy or silent.
fn patiently(url: &Url, agent: &ureq::Agent) -> Result<Reply, String> {
    let mut waits = BACK_OFF.iter();
    loop {
        let (reply, wait) = match ask(url, agent) {
            Ok((reply, wait)) if matches!(reply.status, 429 | 500 | 502..=504) => (Ok(reply), wait),
            Ok((reply, _)) => return Ok(reply),
            // Who is not known, or has not answered in so long, will not answer now.
            Err(error) if is_final(&error) => return Err(reason(&error)),
            Err(error) => (Err(reason(&error)), None),
        };
        let Some(usual) = waits.next() else { return reply };
        thread::sleep(wait.map_or(*usual, Duration::from_secs));
    }
}

/// One question, and how many seconds a busy site asks us to wait.
fn ask(url: &Url, agent: &ureq::Agent) -> Result<(Reply, Option<u64>), ureq::Error> {
    let head = agent.head(url.as_str()).call();
    // Many sites answer HEAD wrongly, or cut the connection.
    let answer = match head {
        Ok(answer) if answer.status().is_success() || answer.status().is_redirection() => answer,
        Err(error) if is_final(&error) => return Err(error),
        Ok(_) | Err(_) => agent.get(url.as_str()).call()?,
    };
    let header = |name: &str| answer.headers().get(name)?.to_str().ok().map(str::to_owned);
    let wait = header("retry-after").and_then(|it| it.parse().ok()).filter(|it| *it <= LONGEST_WAIT);
    Ok((Reply { status: answer.status().as_u16(), location: header("location") }, wait))
}

fn is_final(error: &ureq::Error) -> bool {
    is_unknown(error) || matches!(error, ureq::Error::Timeout(_))
}

/// Whether no site has this name. Systems tell so in words only.
fn is_unknown(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::HostNotFound => true,
        ureq::Error::Io(error) => error.to_string().contains("failed to lookup address"),
        _ => false,
    }
}

fn reason(error: &ureq::Error) -> String {
    match error {
        error if is_unknown(error) => "no such site is known".to_owned(),
        ureq::Error::Timeout(_) => "it took too long".to_owned(),
        ureq::Error::ConnectionFailed => "it takes no connections".to_owned(),
        ureq::Error::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}
