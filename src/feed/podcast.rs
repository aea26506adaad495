//! What players of podcasts ask for besides RSS: the words of Apple's namespace and of the podcast namespace. Only the
//! podcast has them, for any such word in a feed makes validators and directories ask for all the others.

use uuid::Uuid;

use super::channel::Item;
use super::xml::Xml;
use crate::manuscript::{Author, Masthead, Podcast};
use crate::newsletter::Newsletter;
use crate::press::Press;

/// What holds for every episode of the podcast.
pub(super) struct Show<'p> {
    said: &'p Podcast,
    author: Option<&'p Author>,
    image: Option<String>,
    guid: String,
}

/// What the podcast of the newsletter says of itself.
pub(super) fn show<'p>(press: &'p Press<'_>) -> Show<'p> {
    let Newsletter { masthead, podcast_image, .. } = press.newsletter;
    Show {
        said: &masthead.podcast,
        author: masthead.author.as_ref(),
        image: podcast_image.as_ref().map(|it| press.views().absolute(it)),
        guid: masthead.podcast.guid.clone().unwrap_or_else(|| guid(masthead)),
    }
}

/// A UUID of the address that the feed had in the beginning, as the podcast namespace asks for; the newsletter's id,
/// which outlives its addresses, stands for that.
fn guid(masthead: &Masthead) -> String {
    Uuid::new_v5(&NAMESPACE, format!("{}/podcast.xml", masthead.id).as_bytes()).to_string()
}

/// The namespace of podcasts among UUIDs (podcast namespace, `guid`).
const NAMESPACE: Uuid = Uuid::from_u128(0xead4_c236_bf58_58c6_a2c6_a6b2_8d12_8cb6);

/// The namespaces of both.
pub(super) const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("xmlns:podcast", "https://podcastindex.org/namespace/1.0"),
];

impl Show<'_> {
    /// What the channel says.
    pub(super) fn head(&self, xml: &mut Xml) {
        if let Some(author) = self.author {
            xml.text("itunes:author", &author.name);
        }
        xml.text("itunes:type", self.said.order.word());
        if let Some(category) = self.said.category {
            match category.part {
                None => xml.empty("itunes:category", &[("text", category.name)]),
                Some(part) => {
                    xml.open("itunes:category", &[("text", category.name)]);
                    xml.empty("itunes:category", &[("text", part)]);
                    xml.close();
                }
            }
        }
        xml.text("itunes:explicit", if self.said.explicit { "true" } else { "false" });
        if let Some(image) = &self.image {
            xml.empty("itunes:image", &[("href", image)]);
        }
        let owner = self.owner();
        if let Some((name, address)) = owner {
            xml.open("itunes:owner", &[]);
            if let Some(name) = name {
                xml.text("itunes:name", name);
            }
            xml.text("itunes:email", address);
            xml.close();
        }
        xml.text("podcast:guid", &self.guid);
        xml.text("podcast:medium", "podcast");
        let locked = if self.said.locked { "yes" } else { "no" };
        match owner {
            Some((_, address)) => xml.text_with("podcast:locked", &[("owner", address)], locked),
            None => xml.text("podcast:locked", locked),
        }
    }

    /// The owner's name and address.
    fn owner(&self) -> Option<(Option<&str>, &str)> {
        let author = self.author.and_then(|it| Some((Some(it.name.as_str()), it.email.as_ref()?.address())));
        self.said.owner.as_ref().map(|it| (it.name.as_deref(), it.address())).or(author)
    }
}

/// What an episode says.
pub(super) fn episode(item: &Item<'_>, press: &Press<'_>, xml: &mut Xml) {
    let (episode, it) = (item.episode, &item.episode.manuscript);
    let Some((recording, audio)) = episode.recording.as_ref().zip(it.audio.as_ref()) else { return };
    if let Some(duration) = recording.duration {
        xml.text("itunes:duration", &duration.seconds.to_string());
    }
    xml.text("itunes:episodeType", it.kind.word());
    // Players count from one.
    if let Some(season) = press.newsletter.season_of(episode).filter(|it| it.number > 0) {
        let number = season.number.to_string();
        xml.text("itunes:season", &number);
        xml.text_with("podcast:season", &[("name", &season.title)], &number);
    }
    if let Some(number) = it.number.filter(|it| *it > 0) {
        xml.text("itunes:episode", &number.to_string());
        xml.text("podcast:episode", &number.to_string());
    }
    let views = press.views();
    if let Some((at, transcript)) = recording.transcript.as_ref().zip(audio.transcript.as_ref()) {
        let language = press.newsletter.masthead.language.tag();
        let attributes = [("url", &*views.absolute(at)), ("type", transcript.media_type), ("language", language)];
        xml.empty("podcast:transcript", &attributes);
    }
    if let Some(at) = &recording.chapters {
        xml.empty("podcast:chapters", &[("url", &views.absolute(at)), ("type", "application/json+chapters")]);
    }
}
