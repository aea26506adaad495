"""Builds the same newsletter with feuilleton and every other generator, and prints tables. Called by compare.sh, which
tells how; here is in what order."""
import argparse
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import newsletter
import ours
import peers
import proof
import table
from attic import Attic
from rounds import Contender, Failed, Group, medians


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--feuilleton", type=Path, required=True)
    options.add_argument("--corpus", type=Path, required=True, help="a program that writes --episodes N to --out DIR")
    options.add_argument("--code", choices=["yes", "no"], required=True, help="no: the corpus is written with --no-code")
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--rounds", type=int, required=True)
    options.add_argument("--peers", type=partial(among, peers.every()), required=True, help="by their keys")
    options.add_argument("--ways", type=partial(among, ours.WAYS), required=True, help="of feuilleton, by their keys")
    options.add_argument("sizes", type=int, nargs="+")
    chosen = options.parse_args()
    if chosen.rounds < 1:
        options.error("at least one round must count")
    if not chosen.ways:
        options.error("there is nothing to measure against without one of the ways")
    attic = Attic(chosen.work / "old")
    present = [peer for peer in chosen.peers if told(peer)]
    sizes = {}
    for size in chosen.sizes:
        work = chosen.work / str(size)
        generate = [sys.executable, chosen.corpus, "--episodes", str(size), "--out", work / "newsletter"]
        generate += ["--no-code"] if chosen.code == "no" else []
        subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
        given = newsletter.read(work / "newsletter")
        groups = [ours.group(way, chosen.feuilleton, work, attic, given) for way in chosen.ways]
        others = [theirs(peer, work, attic, given) for peer in fitting(present, size)]
        if others:
            # The last of ours is the nearest to what they make.
            groups.append(Group("the peers", others, floor=groups[-1].floor))
        outputs = {}
        figures = medians(groups, chosen.rounds, proved=partial(prove, given, outputs), between=attic.make_room)
        sizes[size] = list(rows(groups, figures, outputs))
        print(f"\n{size:,} episodes, median of {chosen.rounds} interleaved rounds\n")
        show(table.of_size(sizes[size]))
    if len(sizes) > 1:
        show(["", *table.of_all(sizes)])
    show(["", *table.of_memory({size: [it for it in found if it.is_ours] for size, found in sizes.items()})])


def among(every, keys):
    """Those of `every` that these keys name: all of them where it is `all`, none where it is `none`."""
    known = [it.key for it in every]
    wanted = {"all": known, "none": []}.get(keys, keys.split())
    if unknown := set(wanted).difference(known):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))}: there are {', '.join(known)}")
    return [it for it in every if it.key in wanted]


def rows(groups, figures, outputs):
    """Those of the table. All of ours in a group make the same, which is told beside the copy of it."""
    for group in groups:
        for it in group.contenders:
            if it in figures:
                output = None if group.is_ours and it is not group.floor else outputs[it]
                is_build = group.is_ours and it.command[0] != "cp"
                yield table.Row(group.name, it.name, figures[it], output, is_build)


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


def theirs(peer, work, attic, given):
    site = work / peer.key
    peer.prepare(given, site)
    output = site / peer.output
    return Contender(peer.name, [peer.program, *peer.options], site, partial(attic.store, output), output, peer.lacks)


def prove(given, outputs, contender):
    """Reads its output into `outputs`. Refuses one that lacks more, or less, than is said of its contender."""
    found = outputs[contender] = proof.read(contender.output, given)
    has_code = any(it.languages for it in given.episodes)
    said = [it for it in proof.ASPECTS if it in contender.lacks and (has_code or it not in proof.OF_CODE)]
    if found.lacks != said:
        raise Failed(f"lacks {found.lacks}, but was expected to lack {said}")


def show(lines):
    print("\n".join(lines), flush=True)


try:
    main()
except Failed as failed:
    sys.exit(str(failed))
