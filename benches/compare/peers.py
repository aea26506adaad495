"""The other generators. Each is a folder in benches/peers: `peer.toml` says how it is run and how it wants its episodes
to be written, `site/` holds its configuration and our templates for it."""
import json
import os
import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "peers"


@dataclass(frozen=True)
class Peer:
    key: str  # the name of its folder
    name: str
    command: str  # its program
    options: list  # of a build, run in the folder of its site
    version: list  # the options that tell it
    output: str  # where it publishes, below its site
    pictures: str  # where it wants them, below its site
    episode: str  # where it wants an episode, below its site
    front_matter: str
    season: str = ""  # a file for each season, if it wants one
    season_text: str = ""
    limit: int = 1_000_000  # of episodes, with more it is left out
    why: str = ""  # there is a limit
    lacks: list = field(default_factory=list)  # aspects (see proof.py) that it cannot do, or that we know no way to

    @property
    def program(self):
        """Where it is installed, if it is: itself, rather than a script that only starts it."""
        folders = os.get_exec_path()
        found = [path for path in (Path(folder, self.command) for folder in folders) if os.access(path, os.X_OK)]
        return min(found, key=is_script, default=None)

    def prepare(self, newsletter, site):
        """Writes the newsletter as this generator wants it, into a new folder."""
        shutil.copytree(FOLDER / self.key / "site", site)
        shutil.copytree(newsletter.pictures, site / self.pictures)
        for episode in newsletter.episodes:
            words = {"season": episode.season, "episode": episode.episode, "date": episode.date,
                     "folder": episode.folder, "stem": episode.stem,
                     "title": quoted(episode.title), "tags": quoted(episode.tags), "summary": quoted(episode.summary)}
            write(site / self.episode.format(**words), self.front_matter.format(**words) + episode.body)
        if self.season:
            for first, *_ in newsletter.seasons:
                words = {"season": first.season, "folder": first.folder}
                write(site / self.season.format(**words), self.season_text.format(**words))
        # A program from npm finds its plugins in the folder that it was itself installed in.
        for folder in self.program.resolve().parents:
            if folder.name == "node_modules":
                (site / "node_modules").symlink_to(folder)
                break


def every():
    return [Peer(key=path.parent.name, **tomllib.loads(path.read_text())) for path in sorted(FOLDER.glob("*/peer.toml"))]


def is_script(program):
    with program.open("rb") as file:
        return file.read(2) == b"#!"


def quoted(value):
    """As TOML and YAML both read it."""
    return json.dumps(value, ensure_ascii=False)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
