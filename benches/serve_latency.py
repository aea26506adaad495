#!/usr/bin/env python3
"""serve_latency.py [--episodes N] [--saves K] [--site DIR] [--titles] [--tabs T] [--others] PROGRAM

How long it takes from saving an episode to the new page being served, by PROGRAM (target/release/feuilleton).
A newsletter of N episodes of about 4.7 KB is made in a temporary folder, or DIR is copied. K times, a line with a new
word is written into an episode (in place, as most editors do), and its page is asked for over one loopback connection,
again and again, until the word is there. Times are from before the save to the last byte of the answer, in milliseconds.
With --others, `hugo server` is measured the same way where it is installed.
"""
import argparse
import http.client
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

WORDS = ("lamp light lens glass keeper tower fog ship harbour night beam prism candle mirror oil wick clock storm "
         "logbook weather signal rock island letter measure shadow colour spectrum window morning").split()


def text(number):
    """The body of one episode, the same on every machine."""
    chance = random.Random(number)
    paragraphs = []
    for part in range(8):
        if part % 3 == 2:
            paragraphs.append("## " + " ".join(chance.choices(WORDS, k=4)).capitalize())
        sentences = [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(7)]
        paragraphs.append(" ".join(sentences) + " [More](https://example.org/%d)." % chance.randrange(1000))
    if number % 4 == 0:
        paragraphs.append("```rust\nfn main() {\n    println!(\"%d\");\n}\n```" % number)
    return "\n\n".join(paragraphs) + "\n"


def front(number, count):
    """Weekly, the newest in June 2026."""
    day = time.strftime("%Y-%m-%d", time.gmtime(1782777600 - (count - number) * 7 * 86400))
    tags = ", ".join('"%s"' % it for it in random.Random(number).sample(WORDS, 3))
    return '+++\ntitle = "Episode %d"\ndate = %s\nsummary = "About number %d."\ntags = [%s]\n+++\n\n' % (
        number, day, number, tags)


def make(folder, count):
    os.makedirs(folder)
    with open(os.path.join(folder, "newsletter.toml"), "w") as file:
        file.write('title = "Latency"\nbase_url = "https://latency.example"\n')
    with open(os.path.join(folder, "hugo.toml"), "w") as file:
        file.write('title = "Latency"\nbaseURL = "https://latency.example/"\n')
    for number in range(1, count + 1):
        season = (number - 1) // 50 + 1
        place = os.path.join(folder, "content", "%02d-season-%d" % (season, season))
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, "%d-episode-%d.md" % ((number - 1) % 50 + 1, number)), "w") as file:
            file.write(front(number, count) + text(number))
    os.makedirs(os.path.join(folder, "layouts", "_default"))
    for name, body in (("single", "<h1>{{ .Title }}</h1>{{ .Content }}"), ("list", "{{ range .Pages }}<p>{{ .Title }}</p>{{ end }}")):
        with open(os.path.join(folder, "layouts", "_default", name + ".html"), "w") as file:
            file.write("<!doctype html><html><body>%s</body></html>" % body)


def ask(connection, path):
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    except http.client.HTTPException:
        # A server that is in the middle of a build may cut an answer short: it has not shown the save yet.
        connection.close()
        return b""


def measure(name, command, folder, file, path, port, saves, save_titles, tabs):
    server = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    try:
        begun = time.perf_counter()
        while True:
            try:
                connection = http.client.HTTPConnection("localhost", port, timeout=30)
                if ask(connection, path):
                    break
            except OSError:
                if time.perf_counter() - begun > 300 or server.poll() is not None:
                    sys.exit("%s does not answer" % name)
                time.sleep(0.05)
        print("%s: first page after %.2f s" % (name, time.perf_counter() - begun), flush=True)
        waiting = [socket.create_connection(("localhost", port)) for _ in range(tabs)]
        for tab in waiting:
            tab.sendall(b"GET /_feuilleton/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        with open(file) as opened:
            original = opened.read()
        times = []
        for save in range(saves):
            time.sleep(0.3)
            word = "lightsaved%dend" % save
            begun = time.perf_counter()
            with open(file, "w") as opened:
                if save_titles:
                    opened.write(original.replace('title = "', 'title = "%s ' % word, 1))
                else:
                    opened.write(original + "\n" + word + "\n")
            while word.encode() not in ask(connection, path):
                if time.perf_counter() - begun > 60:
                    sys.exit("%s never shows the save" % name)
            times.append((time.perf_counter() - begun) * 1000)
        with open(file, "w") as opened:
            opened.write(original)
        times.sort()
        print("%s: median %.1f ms, best %.1f, worst %.1f, of %d saves" % (
            name, statistics.median(times), times[0], times[-1], saves), flush=True)
    finally:
        server.terminate()
        server.wait()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--episodes", type=int, default=1000)
    options.add_argument("--saves", type=int, default=31)
    options.add_argument("--site", help="a newsletter to copy, instead of one that is made")
    options.add_argument("--edit", help="with --site: the episode to save, below it")
    options.add_argument("--page", help="with --site: the address of that episode")
    options.add_argument("--titles", action="store_true", help="save new titles, which other pages show as well")
    options.add_argument("--tabs", type=int, default=0, help="so many pages are open and wait for news")
    options.add_argument("--others", action="store_true")
    chosen = options.parse_args()
    program = os.path.abspath(chosen.program)
    with tempfile.TemporaryDirectory(prefix="feuilleton-latency-") as temporary:
        folder = os.path.join(temporary, "site")
        middle = chosen.episodes // 2 + 1
        season, number = (middle - 1) // 50 + 1, (middle - 1) % 50 + 1
        edit = "content/%02d-season-%d/%d-episode-%d.md" % (season, season, number, middle)
        page = "/season-%d/episode-%d/" % (season, middle)
        if chosen.site:
            shutil.copytree(chosen.site, folder, symlinks=True)
            edit, page = chosen.edit, chosen.page
        else:
            make(folder, chosen.episodes)
        file = os.path.join(folder, edit)
        measure("feuilleton", [program, "serve", "--port", "4711"], folder, file, page, 4711, chosen.saves, chosen.titles, chosen.tabs)
        if chosen.others and shutil.which("hugo"):
            hugo = re.sub(r"^content|\.md$", "", edit) + "/"
            measure("hugo", ["hugo", "server", "--port", "4712"], folder, file, hugo, 4712, chosen.saves, chosen.titles, 0)


main()
