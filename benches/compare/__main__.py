"""Builds the same newsletter with feuilleton and every other generator, and prints tables. Called by compare.sh, which
tells how; here is in what order."""
import argparse
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import newsletter
import peers
import proof
import table
from attic import Attic
from rounds import Contender, Failed, medians

FLOOR = "`cp -r` of that output"
MASTHEAD = 'title = "Bench"\nbase_url = "https://bench.example"\nfeed = { items = 50 }\n'


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--feuilleton", type=Path, required=True)
    options.add_argument("--corpus", type=Path, required=True, help="a program that writes --episodes N to --out DIR")
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--rounds", type=int, required=True)
    options.add_argument("sizes", type=int, nargs="+")
    chosen = options.parse_args()
    if chosen.rounds < 1:
        options.error("at least one round must count")
    attic = Attic(chosen.work / "old")
    present = [peer for peer in peers.every() if told(peer)]
    sizes = {}
    for size in chosen.sizes:
        work = chosen.work / str(size)
        generate = [sys.executable, chosen.corpus, "--episodes", str(size), "--out", work / "feuilleton"]
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
        (work / "feuilleton" / "newsletter.toml").write_text(MASTHEAD)
        given = newsletter.read(work / "feuilleton")
        ours = our_states(chosen.feuilleton, work, attic, given)
        others = [theirs(peer, work, attic, given) for peer in fitting(present, size)]
        figures = medians(ours, others, chosen.rounds, FLOOR, proved=partial(prove, given), between=attic.make_room)
        print(f"\n{size:,} episodes, median of {chosen.rounds} interleaved rounds\n")
        show(table.of_size((*ours, *others), figures))
        sizes[size] = figures
    if len(sizes) > 1:
        show(["", *table.of_all(sizes)])
    show(["", *table.of_memory(sizes, [name for name in next(iter(sizes.values())) if name.startswith("feuilleton")])])


def told(peer):
    """Says which version of this peer runs, or that none does; whether one does."""
    if not peer.program:
        print(f"{peer.name} is skipped: there is no `{peer.command}` on PATH")
        return False
    asked = subprocess.run([peer.program, *peer.version], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    version = re.search(r"\d+(\.\d+)+", asked.stdout)
    started = ", started by a script, whose own time counts" if peers.is_script(peer.program) else ""
    print(f"{peer.name} {version[0] if version else 'of some version'}{started}")
    return True


def fitting(present, size):
    """Those that can do so many episodes."""
    for peer in present:
        if size <= peer.limit:
            yield peer
        else:
            print(f"{peer.name} is left out at {size:,} episodes: {peer.why}")


def our_states(feuilleton, work, attic, given):
    """feuilleton with ever more to go by, publishing where it does unless told otherwise, which is where it is quickest; and
    then the floor: copying what it made."""
    output, remembered, copy = given.root / "public", given.root / ".feuilleton", work / "copy"
    state = partial(Contender, command=[feuilleton, "build"], folder=given.root, output=output, lacks=[])

    def forget():
        attic.store(output)
        attic.store(remembered)

    def keep_highlighting():
        attic.store(output)
        for path in remembered.iterdir():
            if path.name != "memo":
                attic.store(path)

    def edit():
        episode = given.episodes[len(given.episodes) // 2]
        with (given.root / "content" / episode.folder / f"{episode.stem}.md").open("a") as file:
            file.write("\nOne more line.\n")

    return [
        state("feuilleton, nothing remembered", ready=forget),
        state("feuilleton, highlighting remembered", ready=keep_highlighting),
        state("feuilleton again, nothing changed", ready=lambda: None),
        state("feuilleton again, one episode edited", ready=edit),
        Contender(FLOOR, ["cp", "-r", output, copy], work, partial(attic.store, copy), copy, []),
    ]


def theirs(peer, work, attic, given):
    site = work / peer.key
    peer.prepare(given, site)
    output = site / peer.output
    return Contender(peer.name, [peer.program, *peer.options], site, partial(attic.store, output), output, peer.lacks)


def prove(given, contender):
    """Refuses an output that lacks more, or less, than is said of its contender."""
    found = proof.lacks(contender.output, given)
    if found != [aspect for aspect in proof.ASPECTS if aspect in contender.lacks]:
        raise Failed(f"lacks {found}, but was expected to lack {contender.lacks}")


def show(lines):
    print("\n".join(lines), flush=True)


try:
    main()
except Failed as failed:
    sys.exit(f"feuilleton {failed}")
