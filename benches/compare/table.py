"""The figures, in Markdown, as the README shows them."""
from proof import ASPECTS


def of_size(contenders, figures):
    """Every contender at one size."""
    yield "| | wall s | of `cp -r` | CPU s | peak MiB | does less |"
    yield "|---|---|---|---|---|---|"
    for contender in contenders:
        if contender.name not in figures:
            continue
        it = figures[contender.name]
        less = ", ".join(ASPECTS[aspect] for aspect in contender.lacks)
        yield f"| {contender.name} | {it.wall:.2f} | {it.ratio:.2f} | {it.cpu:.2f} | {it.peak:.0f} | {less} |"


def of_all(sizes):
    """Wall seconds of every contender at each size, where there are several; a gap is a contender that was left out."""
    yield "| wall s | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)
    for name in dict.fromkeys(name for figures in sizes.values() for name in figures):
        walls = (f"{figures[name].wall:.2f}" if name in figures else "" for figures in sizes.values())
        yield f"| {name} | " + " | ".join(walls) + " |"


def of_memory(sizes, names):
    """The peaks of these contenders for each episode: what a longer newsletter costs."""
    yield "| peak KiB an episode | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "|---|" + "---|" * len(sizes)
    for name in names:
        peaks = (f"{figures[name].peak * 1024 / size:.1f}" for size, figures in sizes.items())
        yield f"| {name} | " + " | ".join(peaks) + " |"
