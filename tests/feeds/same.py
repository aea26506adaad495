#!/usr/bin/env python3
"""same.py SITE   Do all readers read the same in every format?

SITE is a built site with feeds in RSS, Atom and JSON Feed. Every feed is read with feedparser (RSS, Atom), with plain JSON
and with feedsmith (all three); RSS and Atom are taken in by newsboat as well. All must find the same names, titles, links,
moments and full texts in the same order. Prints a line a feed; exits 1 at the first difference.
"""
import calendar, datetime, html, json, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

import feedparser

HERE = pathlib.Path(__file__).parent
ITUNES, PODCAST = '{http://www.itunes.com/dtds/podcast-1.0.dtd}', '{https://podcastindex.org/namespace/1.0}'


def by_feedparser(file):
    feed = feedparser.parse(file.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, (file, feed.bozo_exception)
    text = lambda it: it.content[0].value if 'content' in it else ''
    return [[it.id, html.unescape(it.title), it.link, calendar.timegm(it.published_parsed), text(it)] for it in feed.entries]


def by_json(file):
    moment = lambda it: int(datetime.datetime.fromisoformat(it).timestamp())
    items = json.loads(file.read_text())['items']
    return [[it['id'], it['title'], it['url'], moment(it['date_published']), it['content_html']] for it in items]


def by_feedsmith(files):
    run = subprocess.run(['node', HERE / 'feedsmith.mjs', *files], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def by_newsboat(file):
    """The names and titles that newsboat keeps."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / 'urls').write_text('file://%s\n' % file.resolve())
        command = ['newsboat', '-u', folder / 'urls', '-c', folder / 'cache', '-C', '/dev/null', '-x', 'reload']
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        query = "SELECT guid || ' ' || title || ' ' || url || ' ' || length(content) FROM rss_item"
        rows = subprocess.run(['sqlite3', folder / 'cache', query], check=True, capture_output=True, text=True)
        return sorted(rows.stdout.splitlines())


def words(items):
    """With its white space as readers leave it, and without comments, which feedsmith drops."""
    return [[*it[:4], re.sub(r'\s+', ' ', re.sub(r'<!--.*?-->', '', it[4], flags=re.S)).strip()] for it in items]


def podcast(site):
    """Whether every file that the podcast names is there, as long as it is said to be."""
    file = site / 'podcast.xml'
    if not file.exists():
        return 'no podcast'
    channel = ET.parse(file).getroot().find('channel')
    home = channel.findtext('link')
    local = lambda url: site / url.removeprefix(home)
    for tag in ('author', 'category', 'explicit', 'image', 'owner', 'type'):
        assert channel.find(ITUNES + tag) is not None, 'the podcast has no itunes:' + tag
    for item in channel.findall('item'):
        enclosure = item.find('enclosure')
        if enclosure.get('url').startswith(home):
            assert local(enclosure.get('url')).stat().st_size == int(enclosure.get('length')), enclosure.attrib
        assert int(item.findtext(ITUNES + 'duration')) > 0
        for tag in ('transcript', 'chapters'):
            for beside in item.findall(PODCAST + tag):
                assert local(beside.get('url')).stat().st_size > 0, beside.attrib
                if tag == 'chapters':
                    starts = [it['startTime'] for it in json.loads(local(beside.get('url')).read_text())['chapters']]
                    assert starts == sorted(starts) and starts[-1] < int(item.findtext(ITUNES + 'duration'))
    heard = by_feedsmith([file])[0]
    assert len(heard) == len(channel.findall('item'))
    return 'a podcast of %d' % len(heard)


def main():
    site = pathlib.Path(sys.argv[1])
    compared = items = 0
    for rss in sorted(site.rglob('*.xml')):
        if rss.name in ('sitemap.xml', 'email.xml', 'podcast.xml') or rss.name.endswith('.atom.xml'):
            continue
        atom, plain = rss.with_name(rss.stem + '.atom.xml'), rss.with_suffix('.json')
        expected = words(by_json(plain))
        readings = [by_feedparser(rss), by_feedparser(atom), *by_feedsmith([rss, atom, plain])]
        for number, reading in enumerate(map(words, readings)):
            assert len(reading) == len(expected), (rss, number, len(reading), len(expected))
            for found, item in zip(reading, expected):
                assert found == item, '%s, reading %d:\n%r\n%r' % (rss, number, found, item)
        taken_in = [by_newsboat(it) for it in (rss, atom)]
        assert len(taken_in[0]) == len(expected), (rss, len(taken_in[0]), len(expected))
        assert taken_in[0] == taken_in[1], (rss, taken_in)
        compared, items = compared + 1, items + len(expected)
    outline = by_feedsmith([site / 'feeds.opml'])[0]
    named = {str(pathlib.PurePosixPath(it).name) for it in outline}
    assert 'feed.xml' in named and len(outline) == len(set(outline)), outline
    assert compared, 'no feeds at %s' % site
    print('%d feeds of %d items are the same in every format and to every reader; %d in the outline; %s'
          % (compared, items, len(outline), podcast(site)))


if __name__ == '__main__':
    main()
