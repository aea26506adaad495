"""The newsletter that every contender is given, read from the folder that feuilleton builds."""
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Episode:
    title: str
    season: int
    episode: int
    date: str
    tags: list
    summary: str
    body: str
    folder: str  # season-01
    stem: str  # 29-some-slug

    @property
    def slug(self):
        return unnumbered(self.stem)

    @property
    def languages(self):
        """Of its code blocks."""
        return set(re.findall(r"^```(\w+)", self.body, re.MULTILINE))


@dataclass(frozen=True)
class Newsletter:
    root: Path
    episodes: list  # oldest first

    @property
    def seasons(self):
        """The episodes of each season, in order."""
        seasons = {}
        for episode in self.episodes:
            seasons.setdefault(episode.season, []).append(episode)
        return list(seasons.values())

    @property
    def pictures(self):
        return self.root / "static" / "media"


def read(root):
    episodes = [episode(path) for path in root.glob("content/*/*.md")]
    return Newsletter(root, sorted(episodes, key=lambda it: (it.season, it.episode)))


def episode(path):
    _, front, body = path.read_text().split("+++\n", 2)
    keys = tomllib.loads(front)
    return Episode(
        title=keys["title"], season=keys["season"], episode=keys["episode"], date=keys["date"].isoformat(),
        tags=keys["tags"], summary=keys["summary"], body=body, folder=path.parent.name, stem=path.stem)


def unnumbered(name):
    """The words of an address, without the numbers that some put before them: `s01e29-some-slug`, `29-some-slug`."""
    return re.sub(r"^(s\d+e)?\d+-", "", name)
