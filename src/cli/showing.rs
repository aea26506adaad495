//! Which state of the newsletter a command shows: what build and email have in common, and the day that it is.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::values::{base_url, day};
use crate::address::BaseUrl;
use crate::desk::Terms;
use crate::manuscript::timezone_of;
use crate::newsletter::{Drafts, Future, Now};
use crate::source::Sources;
use crate::world;

/// What is shown, and for which address.
#[derive(Debug, clap::Args)]
pub(super) struct Showing {
    /// Take this address instead of the masthead's `base_url`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<BaseUrl>,
    /// Take drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Take episodes too whose day is yet to come
    #[arg(long)]
    pub future: bool,
}

/// When a command acts.
#[derive(Debug, clap::Args)]
pub(super) struct Today {
    /// Act as if today were this day, such as 2026-01-06
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<NaiveDate>,
}

impl Showing {
    /// The same, as editions are prepared by it.
    pub fn terms(&self) -> Terms {
        Terms {
            base_url: self.base_url.clone(),
            drafts: if self.drafts { Drafts::Include } else { Drafts::Withhold },
            future: if self.future { Future::Include } else { Future::Withhold },
        }
    }
}

impl Today {
    /// When it is for the newsletter of `sources`. Each command asks once: one that begins before midnight is one of
    /// that day.
    pub fn of(&self, sources: &Sources) -> Now {
        self.at(timezone_of(&sources.masthead))
    }

    /// All of the day that was named, or the moment that it is in `timezone`.
    pub fn at(&self, timezone: Tz) -> Now {
        self.today.map_or_else(|| world::now(timezone), Now::from)
    }
}
