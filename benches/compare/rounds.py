"""Runs every contender in turn, round after round, so that a slow minute of the machine hits all alike."""
import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable


@dataclass(frozen=True)
class Contender:
    name: str
    command: list
    folder: Path
    ready: Callable  # makes things be as the name says, before the clock runs
    output: Path
    lacks: list


@dataclass(frozen=True)
class Figures:
    """Of one run, or the medians of several."""
    wall: float  # seconds
    ratio: float  # of `cp -r` in the same round
    cpu: float  # seconds
    peak: float  # MiB


class Failed(Exception):
    """What is wrong with a contender."""


def medians(ours, others, rounds, floor, proved, between):
    """The medians of each contender by name. The first round warms the caches and is not counted; after it, `proved` is
    asked about each contender. `floor` is the name of the one that all are measured against; `between` is called after
    every round. One of the others that fails is left out, with a word; one of ours that does ends the comparison."""
    runs = {contender.name: [] for contender in (*ours, *others)}
    for round_ in range(rounds + 1):
        turn = {}
        for contender in (*ours, *others):
            if contender.name not in runs:
                continue
            try:
                turn[contender.name] = run(contender)
                if not round_:
                    proved(contender)
            except Failed as failed:
                if contender in ours:
                    raise
                print(f"{contender.name} is left out: it {failed}", flush=True)
                del runs[contender.name]
                turn.pop(contender.name, None)
        between()
        if round_:
            for name, (wall, cpu, peak) in turn.items():
                runs[name].append((wall, wall / turn[floor][0], cpu, peak))
    return {name: Figures(*map(statistics.median, zip(*figures))) for name, figures in runs.items()}


def run(contender):
    """Wall seconds, CPU seconds and peak MiB of one process and its children, from the system's own account."""
    contender.ready()
    os.sync()  # what the one before left to be written is not charged to this one
    # A process is said to have been as large as the one that started it. GNU time is small, and tells of its child alone.
    with tempfile.NamedTemporaryFile() as peak:
        command = ["time", "--format=%M", f"--output={peak.name}", *contender.command]
        begun = time.perf_counter()
        process = subprocess.Popen([str(it) for it in command], cwd=contender.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        if status:
            raise Failed(f"did not build: {said.decode(errors='replace').strip()[-500:]}")
        return wall, usage.ru_utime + usage.ru_stime, int(peak.read()) / 1024
