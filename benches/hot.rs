//! The functions that a build spends its time in, each by itself: `cargo bench`.
//!
//! For how a whole build compares with its peers, see `compare.sh`; for a guard against doing more work than before,
//! `instructions.sh`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use feuilleton::desk::{Desk, Prepared, Terms};
use feuilleton::diagnostic::Report;
use feuilleton::email::{self, Outlet, Portion};
use feuilleton::feed;
use feuilleton::manuscript::{self, FeedFormat};
use feuilleton::markdown::{Reader, Typography};
use feuilleton::memo::Memo;
use feuilleton::newsletter::{Drafts, Feed, FeedPart, Future};
use feuilleton::press::{Press, Unwatched};
use feuilleton::site;
use feuilleton::source::{Source, SourcePath, Sources};
use feuilleton::theme::Commission;

const EPISODE: &str = include_str!("episode.md");

/// Thirty episodes in one season.
fn sources() -> Sources {
    let source =
        |path: &str, text: String| Source { path: SourcePath::parse(path).expect("a plain path"), text: text.into() };
    let masthead = "title = \"Harbour\"\nbase_url = \"https://harbour.example\"\n".to_owned();
    let episode = |number: u32| {
        let text = EPISODE.replace("{n}", &number.to_string()).replace("{t}", &(number % 9 + 2).to_string());
        source(&format!("content/01-year/{number:02}-log.md"), text)
    };
    Sources {
        masthead: source("newsletter.toml", masthead),
        manuscripts: (1..=30).map(|it| episode(it).into()).collect(),
        templates: Vec::new(),
        enclosures: Vec::new(),
        statics: Vec::new(),
        fonts: Vec::new(),
        styles: Vec::new(),
    }
}

fn prepared(sources: &Sources) -> Prepared {
    let terms = Terms { base_url: None, drafts: Drafts::Withhold, future: Future::Include };
    let day: chrono::NaiveDate = "2026-06-30".parse().expect("a day");
    let mut report = Report::default();
    let desk = Desk { memo: &Memo::default(), watch: &Unwatched };
    desk.prepare(sources, &terms, day.into(), &mut report).expect("the newsletter is right")
}

fn hot(criterion: &mut Criterion) {
    let sources = sources();
    let source = &sources.manuscripts[6];
    criterion.bench_function("read an episode", |bench| {
        bench.iter(|| {
            let (memo, mut report) = (Memo::default(), Report::default());
            let reader = Reader { typography: Typography::default(), memo: &memo };
            manuscript::parse(black_box(source), reader, &mut report).expect("it is right")
        });
    });
    criterion.bench_function("make the model of thirty", |bench| bench.iter(|| prepared(black_box(&sources))));

    let prepared = prepared(&sources);
    let memo = Memo::default();
    let press = Press::new(&prepared.newsletter, &prepared.theme, &memo);
    let episode = &prepared.newsletter.episodes[6];
    let text = press.prose(&episode.manuscript.body, &episode.routes, &episode.permalink);
    let highlighted = text.html();
    assert!(highlighted.contains("class=\"z-"), "code is highlighted once, and then remembered");
    criterion.bench_function("write Markdown as HTML", |bench| bench.iter(|| black_box(text).html()));
    criterion.bench_function("write it with code nobody has highlighted before", |bench| {
        let write = || {
            let memo = Memo::default();
            let press = Press::new(&prepared.newsletter, &prepared.theme, &memo);
            press.prose(&episode.manuscript.body, &episode.routes, &episode.permalink).html()
        };
        // A thread knows every line that it has highlighted.
        bench.iter(|| std::thread::scope(|scope| scope.spawn(write).join().expect("it can be written")));
    });
    criterion.bench_function("print an episode", |bench| {
        bench.iter(|| {
            let view = site::episode(black_box(6), &press, &mut Report::default()).expect("its contents print");
            let path = episode.permalink.output_path();
            let commission = Commission::Page(&path, Some(episode.path()));
            press.page(&view, commission, &mut Report::default()).expect("it prints")
        });
    });
    criterion.bench_function("find out that an episode stands", |bench| {
        bench.iter(|| {
            let view = site::episode(black_box(6), &press, &mut Report::default()).expect("its contents print");
            press.key_of_page(&view)
        });
    });
    criterion.bench_function("print a letter", |bench| {
        bench.iter(|| {
            email::letter(black_box(6), Outlet::Mail, Portion::Whole, &press, &mut Report::default())
                .expect("it prints")
        });
    });
    criterion.bench_function("print a feed of thirty", |bench| {
        bench.iter(|| {
            // A press writes a text for feeds once.
            let press = Press::new(&prepared.newsletter, &prepared.theme, &memo);
            feed::feed(black_box(&Feed::Whole), FeedPart::Current, FeedFormat::Rss, &press)
        });
    });
}

criterion_group!(benches, hot);
criterion_main!(benches);
