"""Whether an output really holds what every contender is to print. A generator is quick at what it leaves out: so each
output is read before its times count, and what is missing stands in the table."""
import html
import re
from collections import Counter

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


def lacks(output, newsletter):
    """The aspects that this output does not have."""
    site = Site(output, newsletter)
    has = {
        "pages": site.has_every_episode(),
        "folders": site.has_folders(),
        "neighbours": site.has_neighbours(),
        "seasons": site.has_seasons(),
        "latest": site.has_latest(),
        "tags": site.has_tags(),
        "feed": site.feed(),
        "full text": site.has_full_text(),
        "sitemap": site.has_sitemap(),
        "highlighting": bool(site.highlighted()),
        "languages": not site.highlighted() or site.highlighted() == site.languages(),
        "pictures": any(output.rglob("*.jpg")),
    }
    return [aspect for aspect in ASPECTS if not has[aspect]]


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

    def has_seasons(self):
        *others, last = self.newsletter.seasons
        pages = [path.read_text() for path in self.other_pages]
        return any(all(it.slug in page for it in last) and not any(other[0].slug in page for other in others)
                   for page in pages)

    def has_latest(self):
        """Our templates for the others show ten, feuilleton's own shows six."""
        home = "".join(path.read_text() for path in self.output.glob("index.html"))
        return all(it.slug in home for it in self.newsletter.episodes[-6:])

    def has_tags(self):
        names = {named(path) for path in self.other_pages}
        tags = {tag for it in self.newsletter.episodes for tag in it.tags}
        return all(tag in names or f"tag-{tag}" in names for tag in tags)

    def feed(self):
        """The text of a feed that has the newest fifty, nothing where there is none."""
        for path in sorted((*self.output.rglob("*.xml"), *self.output.rglob("*.rss"))):
            text = path.read_text()
            if "<rss" in text and all(it.slug in text for it in self.newsletter.episodes[-50:]):
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
        named = {unnumbered(part.removesuffix(".html")) for part in re.findall(r"[^/<>]+", text)}
        return named.issuperset(self.counted)

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
