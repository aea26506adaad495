"""feuilleton, in the ways that it is measured: with its default theme, and with templates as small as those of its peers."""
import shutil
from dataclasses import dataclass
from functools import partial

from peers import FOLDER
from rounds import Contender, Group

SITE = FOLDER / "feuilleton"
FLOOR = "`cp -r` of that output"
LINKS = "`cp -al` of that output"


@dataclass(frozen=True)
class Way:
    key: str  # the name of its folder, and what WAYS calls it
    name: str
    templates: str = ""  # a folder of them in SITE; the default theme if there is none
    keys: str = ""  # of newsletter.toml, besides those that all have

    def prepare(self, newsletter, site):
        """Writes the newsletter into a new folder. What one build remembers there, no other way can know."""
        for part in ("content", "static"):
            shutil.copytree(newsletter.root / part, site / part)
        if self.templates:
            shutil.copytree(SITE / self.templates, site / "templates")
        (site / "newsletter.toml").write_text((SITE / "newsletter.toml").read_text() + self.keys)


# Feeds of seasons, tags and old episodes, the archive and the story so far are there always: no key turns them off.
WAYS = [
    Way("default", "feuilleton, its default theme"),
    Way("small", "feuilleton, the peers' templates", templates="templates"),
    Way("plain", "feuilleton, the peers' templates, no search", templates="templates", keys="search = false\n"),
]


def group(way, feuilleton, work, attic, newsletter):
    """feuilleton with ever more to go by, publishing where it does unless told otherwise, which is where it is quickest; and
    then the floors: copying what it made, and linking to it, as the first edition after a fresh one has to."""
    site, copy, links = work / way.key, work / f"{way.key}-copy", work / f"{way.key}-links"
    way.prepare(newsletter, site)
    output, remembered = site / "public", site / ".feuilleton"
    episode = newsletter.episodes[len(newsletter.episodes) // 2]
    state = partial(Contender, command=[feuilleton, "build"], folder=site, output=output, lacks=[])

    def forget():
        attic.store(output)
        attic.store(remembered)

    def keep_highlighting():
        attic.store(output)
        for path in remembered.iterdir():
            if path.name != "memo":
                attic.store(path)

    def edit():
        with (site / "content" / episode.folder / f"{episode.stem}.md").open("a") as file:
            file.write("\nOne more line.\n")

    floor = Contender(FLOOR, ["cp", "-r", output, copy], work, partial(attic.store, copy), copy, [])
    states = [
        state("nothing remembered", ready=forget),
        state("highlighting remembered", ready=keep_highlighting),
        state("again, nothing changed", ready=lambda: None),
        # The first edition after a fresh one links every file of the stage; those that follow, only what differs.
        state("again, one episode edited", ready=edit),
        state("again, edited once more", ready=edit),
        Contender(LINKS, ["cp", "-al", output, links], work, partial(attic.store, links), links, []),
        floor,
    ]
    return Group(way.name, states, floor)
