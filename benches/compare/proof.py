"""Whether an output really holds what every contender is to print. A generator is quick at what it leaves out: so each
output is read before its times count, and what is missing, or there besides, stands in the table."""
import html
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from newsletter import unnumbered

# What an output may lack, and how the table says so.
ASPECTS = {
    "pages": "not a page for every episode",
    "folders": "flat files",
    "neighbours": "no previous and next",
    "seasons": "no season pages",
    "latest": "no latest episodes on the home page",
    "tags": "no tag pages",
    "feed": "a feed of fewer than fifty",
    "full text": "a feed of summaries",
    "sitemap": "no sitemap",
    "highlighting": "no highlighting",
    "languages": "not every language highlighted",
    "pictures": "no pictures",
}

# What no output can lack where a newsletter has no code.
OF_CODE = {"highlighting", "languages"}

# What an output may hold though nobody is asked for it, and how the table says so.
EXTRAS = {
    "archive": "a page of all episodes",
    "recaps": "a second page for each season",
    "search": "a search",
    "season feeds": "feeds of seasons",
    "tag feeds": "feeds of tags",
    "old feeds": "old episodes in feeds",
}


@dataclass(frozen=True)
class Output:
    size: float  # MiB
    lacks: list  # aspects
    extras: list


def read(output, newsletter):
    site = Site(output, newsletter)
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file()) / 2**20
    return Output(size, lacks(site), extras(site))


def lacks(site):
    """The aspects that this site does not have."""
    has = {
        "pages": site.has_every_episode(),
        "folders": site.has_folders(),
        "neighbours": site.has_neighbours(),
        "seasons": bool(site.season_pages()),
        "latest": site.has_latest(),
        "tags": site.has_tags(),
        "feed": site.feed(),
        "full text": site.has_full_text(),
        "sitemap": site.has_sitemap(),
        "highlighting": bool(site.highlighted()) or not site.languages(),
        "languages": not site.highlighted() or site.highlighted() == site.languages(),
        "pictures": any(site.output.rglob("*.jpg")),
    }
    return [aspect for aspect in ASPECTS if not has[aspect]]


def extras(site):
    """The extras that this site does have."""
    seasons, tags = site.season_names(), site.tag_names()
    has = {
        "archive": site.has_archive(),
        "recaps": len(site.season_pages()) > 1,
        "search": site.has_search(),
        "season feeds": any(site.feeds_of(seasons)),
        "tag feeds": any(site.feeds_of(tags)),
        "old feeds": site.has_old_feeds(beside=seasons | tags),
    }
    return [extra for extra in EXTRAS if has[extra]]


class Site:
    """An output, and the newsletter that it should show."""

    def __init__(self, output, newsletter):
        self.output = output
        self.newsletter = newsletter
        counted = Counter(it.slug for it in newsletter.episodes)
        # Those whose words no other has are found by them, whatever the generator makes of the rest of an address.
        self.unique = [it for it in newsletter.episodes if counted[it.slug] == 1]
        self.episode_pages, self.other_pages = {}, []
        for path in output.rglob("*.html"):
            slug = named(path)
            if slug in counted:
                self.episode_pages.setdefault(slug, []).append(path)
            else:
                self.other_pages.append(path)
        self.counted = counted

    def page(self, episode):
        """The text of its page, nothing where it has none."""
        return "".join(path.read_text() for path in self.episode_pages.get(episode.slug, []))

    def has_every_episode(self):
        return all(len(self.episode_pages.get(slug, [])) >= count for slug, count in self.counted.items())

    def has_folders(self):
        return all(path.name == "index.html" for paths in self.episode_pages.values() for path in paths)

    def has_neighbours(self):
        middle = len(self.unique) // 2
        before, episode, after = middle_of_a_season(self.newsletter, self.unique[middle])
        links = re.findall(r"<(?:a|link)\b[^>]*>", self.page(episode))
        return all(any(rel in link and other.slug in link for link in links)
                   for rel, other in (('rel="prev"', before), ('rel="next"', after)))

    def season_pages(self):
        """Those of the last season: pages of all of its episodes, and of no other season. The home page is none, though it
        shows a season that is short."""
        *others, last = self.newsletter.seasons
        ours, unique = {it.slug for it in last}, {it.slug for it in self.unique}
        # Of another season, one episode with a name of its own.
        theirs = {next((it.slug for it in other if it.slug in unique), None) for other in others}
        pages = ((path, linked(path.read_text())) for path in self.other_pages if path != self.output / "index.html")
        return [path for path, slugs in pages if ours <= slugs and not theirs & slugs]

    def season_names(self):
        return {named(path) for path in self.season_pages()}

    def has_latest(self):
        """Our templates for the others show ten, feuilleton gives its own no more than six."""
        home = "".join(path.read_text() for path in self.output.glob("index.html"))
        return all(it.slug in home for it in self.newsletter.episodes[-6:])

    def has_tags(self):
        names = {named(path) for path in self.other_pages}
        return all(tag in names or f"tag-{tag}" in names for tag in self.tags())

    def tags(self):
        return {tag for it in self.newsletter.episodes for tag in it.tags}

    def tag_names(self):
        tags = self.tags()
        return tags | {f"tag-{tag}" for tag in tags}

    @cached_property
    def feed_files(self):
        files = sorted((*self.output.rglob("*.xml"), *self.output.rglob("*.rss")))
        return [path for path in files if "<rss" in head(path)]

    def feeds_of(self, names):
        """The feeds that are called so, or lie beside a page that is."""
        return [path for path in self.feed_files if not names.isdisjoint((path.stem, path.parent.name))]

    def has_old_feeds(self, beside):
        """Whether the oldest episode stands in another feed than those of these names."""
        others = set(self.feeds_of(beside))
        oldest = self.newsletter.episodes[0].slug
        return any(oldest in slugs(path.read_text()) for path in self.feed_files if path not in others)

    def has_archive(self):
        return any(slugs(path.read_text()).issuperset(self.counted) for path in self.other_pages)

    def has_search(self):
        """Whether a page has a form, and a file that is no page names the newest episode for the form to find."""
        files = (path for ending in ("json", "js", "txt") for path in self.output.rglob(f"*.{ending}"))
        return (any("<input" in path.read_text() for path in self.other_pages)
                and any(self.newsletter.episodes[-1].slug in path.read_text() for path in files))

    def feed(self):
        """The text of a feed that has the newest fifty, nothing where there is none."""
        for path in self.feed_files:
            text = path.read_text()
            if all(it.slug in text for it in self.newsletter.episodes[-50:]):
                return text
        return ""

    def has_full_text(self):
        """Of every episode that any feed holds, or fifty of them: a short feed may still be a full one."""
        feed = self.feed() or "".join(path.read_text() for path in self.output.glob("index.rss"))
        held = [it for it in self.newsletter.episodes[-50:] if it.slug in feed]
        feed = html.unescape(feed)
        return bool(held) and "<h2" in feed and all(plain_words(it.body) in feed for it in held)

    def has_sitemap(self):
        text = "".join(path.read_text() for path in self.output.glob("sitemap*.xml"))
        return slugs(text).issuperset(self.counted)

    def languages(self):
        return {language for it in self.newsletter.episodes for language in it.languages}

    def highlighted(self):
        """The languages whose code blocks are in colour, each looked up in the first episode that has no other."""
        found = set()
        for language in self.languages():
            shown = next((it for it in self.unique if it.languages == {language}), None)
            if shown and any(in_colour(block) for block in re.findall(r"<pre.*?</pre>", self.page(shown), re.DOTALL)):
                found.add(language)
        return found


def in_colour(block):
    """Whether parts of it are marked up in several ways, more than a plain one for every line."""
    return len(set(re.findall(r"<[^/>][^>]*>", block))) > 5


def head(path):
    """Enough of its text to tell what it is."""
    with path.open() as file:
        return file.read(1000)


def slugs(text):
    """The parts of every address in a text, and much else."""
    return {unnumbered(part.removesuffix(".html")) for part in re.findall(r"[^/<>\"]+", text)}


def linked(page):
    """The names of all pages that a page leads to."""
    return {named(Path(href)) for href in re.findall(r'href="?([^">\s#]+)', page)}


def named(path):
    """What a page is called: its own name, or that of the folder that it is the index of."""
    return unnumbered(path.parent.name if path.name == "index.html" else path.stem)


def middle_of_a_season(newsletter, episode):
    """This episode between its neighbours, or the next one that has two in its season."""
    season = next(it for it in newsletter.seasons if episode in it)
    place = min(max(season.index(episode), 1), len(season) - 2)
    return season[place - 1:place + 2]


def plain_words(body):
    """The longest run of plain words outside code blocks, which looks the same in any HTML."""
    text = re.sub(r"^```.*?^```", "", body, flags=re.DOTALL | re.MULTILINE)
    return max(re.findall(r"[A-Za-z][A-Za-z ]+[A-Za-z]", text), key=len)
