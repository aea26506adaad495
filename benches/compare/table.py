"""The figures, in Markdown, as the README shows them."""
from dataclasses import dataclass
from itertools import groupby

from proof import ASPECTS, EXTRAS, Output
from rounds import Figures


@dataclass(frozen=True)
class Row:
    group: str
    name: str
    figures: Figures
    output: Output | None  # what it made, unless another row of its group tells
    is_ours: bool  # a build of feuilleton


def of_size(rows):
    """Every contender at one size."""
    yield "| | wall s | of `cp -r` | CPU s | peak MiB | output MiB | does less | does more |"
    yield "|---|---|---|---|---|---|---|---|"
    for group, members in groupby(rows, key=lambda it: it.group):
        yield f"| **{group}** | | | | | | | |"
        for row in members:
            it = row.figures
            yield (f"| {row.name} | {it.wall:.2f} | {it.ratio:.2f} | {it.cpu:.2f} | {it.peak:.0f} "
                   f"| {' | '.join(told(row.output))} |")


def told(output):
    if output is None:
        return "", "", ""
    less = ", ".join(ASPECTS[aspect] for aspect in output.lacks)
    more = ", ".join(EXTRAS[extra] for extra in output.extras)
    return f"{output.size:.1f}", less, more


def of_all(sizes):
    """Wall seconds of every contender at each size, where there are several; a gap is a contender that was left out."""
    return beside("wall s", sizes, lambda size, it: f"{it.wall:.2f}")


def of_memory(sizes):
    """The peaks of every contender for each episode: what a longer newsletter costs."""
    return beside("peak KiB an episode", sizes, lambda size, it: f"{it.peak * 1024 / size:.1f}")


def beside(title, sizes, cell):
    """What `cell` makes of a size and its figures, for the rows of each size beside each other."""
    yield f"| {title} | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)
    found = {size: {(row.group, row.name): row.figures for row in rows} for size, rows in sizes.items()}
    # A contender that is left out at one size has its place at another, so the groups are put together first.
    keys = dict.fromkeys(key for figures in found.values() for key in figures)
    for group in dict.fromkeys(group for group, _ in keys):
        yield f"| **{group}** |" + " |" * len(sizes)
        for key in keys:
            if key[0] == group:
                cells = (cell(size, figures[key]) if key in figures else "" for size, figures in found.items())
                yield f"| {key[1]} | " + " | ".join(cells) + " |"
