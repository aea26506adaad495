"""Runs every contender in turn and prints medians; called by compare.sh."""
import os, pathlib, shutil, statistics, subprocess, sys, time

feuilleton, work, size, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
ours, theirs = work / f'ours-{size}', work / f'hugo-{size}'


def run(command):
    """Wall seconds, CPU seconds and peak MiB of one process, from the system's own account of it."""
    begun = time.perf_counter()
    process = subprocess.Popen([str(it) for it in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if status:
        sys.exit(f"{command[0]} failed: {error.decode(errors='replace')}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def aside(folder):
    """Moves an old output away first: deleting it would be charged to the next run by the file system."""
    if folder.exists():
        folder.rename(work / f'old-{time.monotonic_ns()}')


def build(output):
    return [feuilleton, 'build', '--root', ours, '--output', output]


def edit():
    episode = sorted(ours.glob('content/*/*.md'))[int(size) // 2]
    with episode.open('a') as text:
        text.write('\nOne more line.\n')


out = work / f'out-{size}'
results = {}
for round_ in range(rounds + 1):  # the first warms the caches and is not counted
    turn = {}
    aside(out), aside(ours / '.feuilleton')
    turn['feuilleton, nothing remembered'] = run(build(out))
    aside(out)
    turn['feuilleton, highlighting remembered'] = run(build(out))
    turn['feuilleton again, nothing changed'] = run(build(out))
    edit()
    turn['feuilleton again, one episode edited'] = run(build(out))
    aside(work / 'copy')
    turn['cp -r'] = run(['cp', '-r', out, work / 'copy'])
    if shutil.which('hugo'):
        aside(theirs / 'public')
        turn['hugo'] = run(['hugo', '--quiet', '--source', theirs])
    for name, figures in turn.items():
        if round_:
            results.setdefault(name, []).append((*figures, figures[0] / turn['cp -r'][0]))
pages = sum(1 for _ in out.rglob('*.html'))
print(f'\n{size} episodes, {pages} pages, median of {rounds} interleaved rounds\n')
print('| | wall s | of `cp -r` | CPU s | peak MiB |\n|---|---|---|---|---|')
for name, figures in results.items():
    wall, cpu, peak, ratio = (statistics.median(column) for column in zip(*figures))
    print(f'| {name} | {wall:.2f} | {ratio:.2f} | {cpu:.2f} | {peak:.0f} |')
