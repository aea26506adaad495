#!/usr/bin/env python3
"""tests/corpus/truth.py NEWSLETTER [PROGRAM]

Whether what `feuilleton check` says of a real newsletter is true, found out by other means: from the files as they lie
there and from the pages that `build` writes. NEWSLETTER is a folder with a newsletter.toml; it is copied, not touched.
PROGRAM is target/debug/feuilleton unless it is named. Every finding of these rules is compared, in both directions:
missing-summary, duplicate-title, plain-http, dead-address, dead-link, leftover; and every finding of
any rule must point to a place that exists. Prints what differs, and how many of each rule were true.
"""
import collections
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

here = pathlib.Path(__file__).resolve().parents[2]
program = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else here / "target/debug/feuilleton")
root = pathlib.Path(tempfile.mkdtemp(prefix="feuilleton-truth-")) / "newsletter"
shutil.copytree(sys.argv[1], root, ignore=shutil.ignore_patterns("public", ".feuilleton", "target", ".git"))


def run(*arguments):
    return subprocess.run([program, *arguments], cwd=root, capture_output=True, text=True)


findings = [json.loads(it) for it in run("check", "--message-format", "json").stdout.splitlines()]
run("build", "--future")
base = re.search(r'^base_url\s*=\s*"(.*?)/?"', (root / "newsletter.toml").read_text(), re.M).group(1)
texts = {}
for file in sorted((root / "content").rglob("*.md")):
    text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    fence, front, body = re.match(r"(\+\+\+|---)\n(.*?\n)?\1\n(.*)", text + "\n", re.S).groups()
    texts[str(file.relative_to(root))] = (front or "", body)
wrong = []


def told(rule, *keys):
    return {tuple(it[key] for key in keys) for it in findings if it["rule"] == rule}


def compare(rule, said, true):
    for it in sorted(said - true):
        wrong.append(f"{rule}: said, but not so: {it}")
    for it in sorted(true - said):
        wrong.append(f"{rule}: so, but not said: {it}")


def without_code(text):
    """Other means than ours: code is taken out, not blanked."""
    text = re.sub(r"^ *(```+|~~~+).*?^ *\1", "", text, flags=re.S | re.M)
    return re.sub(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", "", text, flags=re.S)


def value(front, key):
    found = re.search(rf'^{key}\s*[=:]\s*"?(.*?)"?\s*$', front, re.M)
    return found.group(1) if found else None


episodes = {path: it for path, it in texts.items() if value(it[0], "date") and value(it[0], "draft") != "true"}
compare("missing-summary", told("missing-summary", "path"),
        {(path,) for path, (front, _) in episodes.items() if value(front, "summary") is None})
titles = collections.Counter(value(front, "title").lower() for front, _ in episodes.values())
compare("duplicate-title", {(value(texts[path][0], "title").lower(),) for (path,) in told("duplicate-title", "path")},
        {(title,) for title, count in titles.items() if count > 1})

hosts = collections.defaultdict(set)
for path, (front, body) in texts.items():
    for scheme, host in re.findall(r"\b(https?)://([\w.:-]+)", front + without_code(body)):
        hosts[scheme].add((path, host.rstrip(".:-")))
secure = {host for _, host in hosts["https"]}
said = {(it["path"], re.search("`(.*?)`", it["message"]).group(1)) for it in findings if it["rule"] == "plain-http"}
compare("plain-http", said, {it for it in hosts["http"] if it[1] in secure})

missing = set()
for page in (root / "public").rglob("*.html"):
    for reference in re.findall(r'\b(?:href|src)="([^"]*)"', page.read_text()):
        reference = html.unescape(reference)
        reference = reference[len(base):] or "/" if reference.startswith(base) else reference
        if not re.match(r"/(?!/)", reference):
            continue
        path = urllib.parse.unquote(re.split("[?#]", reference)[0])
        file = root / "public" / path.lstrip("/")
        if not file.is_file() and not (file / "index.html").is_file():
            missing.add((path,))
said = {(re.search("`(.*?)`", it["message"]).group(1),) for it in findings if it["rule"] in ("dead-address", "dead-link")}
compare("dead-address", said, missing)

marks = r"(?<![\w/.])(TK|TKTK|FIXME|TODO:|[Ll]orem ipsum)(?![\w/])"
compare("leftover", told("leftover", "path"),
        {(path,) for path, (_, body) in texts.items() if re.search(marks, without_code(body))})

for it in findings:
    lines = (root / it["path"]).read_bytes().decode("utf-8", "replace").split("\n")
    if it["line"] > len(lines) or it["column"] > len(lines[it["line"] - 1]) + 1:
        wrong.append(f"{it['rule']}: points to nothing: {it['path']}:{it['line']}:{it['column']}")
    if it["rule"] in ("plain-http", "leftover") and it["message"].count("`") >= 2:
        shown = lines[it["line"] - 1][it["column"] - 1:it["end_column"] - 1]
        if re.search("`(.*?)`", it["message"]).group(1) not in shown:
            wrong.append(f"{it['rule']}: the caret shows {shown!r}")

for line in wrong:
    print(line)
for rule, count in collections.Counter(it["rule"] for it in findings).most_common():
    print(f"{count:5} {rule}")
print(f"{len(findings)} findings, {len(wrong)} of them not as it is")
shutil.rmtree(root.parent)
sys.exit(1 if wrong else 0)
