#!/usr/bin/env python3
"""w3c.py VALIDATOR SITE   What does the W3C feed validator say?

VALIDATOR is the folder `src` of a clone of https://github.com/w3c/feedvalidator; Python's html5lib must be there. SITE is a
built site: all its feeds in RSS and Atom, the podcast, the letters for services that make mail of feeds, and the outline
are validated as if they were served from their own addresses. Prints every error and every warning; exits 1 if there is
one that is not among those EXPECTED.
"""
import pathlib, sys
import xml.etree.ElementTree as ET

def named(name):
    return lambda file: file.name == name


def only_archive(file):
    return file.name == 'feed-1.atom.xml' and not file.with_name('feed-2.atom.xml').exists()


# What the validator says of feeds that are as they should be: where, what, and of what alone.
EXPECTED = [
    # It does not know the namespace of podcasts, and says so of every feed that has a word of it.
    (named('podcast.xml'), 'UnsupportedNamespace', {'namespace': 'https://podcastindex.org/namespace/1.0'}),
    # It wants a link to another archive from each, even if there is no other yet.
    (only_archive, 'ArchiveIncomplete', {}),
    # It distrusts every property that is not in its list of harmless ones. Programs for mail read no style elsewhere.
    (named('email.xml'), 'DangerousStyleAttr', {}),
]
SELF = "{http://www.w3.org/2005/Atom}link[@rel='self']"


def feeds(site):
    xml = sorted(it for it in site.rglob('*.xml') if it.name != 'sitemap.xml')
    return [*xml, *sorted(site.rglob('feeds.opml'))]


def address(file):
    """Where the feed says that it lies; an outline does not say."""
    root = ET.parse(file).getroot()
    links = [*root.iterfind(SELF), *root.iterfind('channel/' + SELF)]
    return links[0].get('href') if links else 'https://example.org/' + file.name


def expected(file, event):
    return any(
        where(file) and type(event).__name__ == said and of.items() <= event.params.items()
        for where, said, of in EXPECTED
    )


def main(validator, site):
    sys.path.insert(0, validator)
    import feedvalidator
    from feedvalidator.compatibility import AA as errors_and_warnings
    from feedvalidator.formatter.text_plain import Formatter

    message = Formatter([]).format
    files, passed, failed = feeds(pathlib.Path(site)), 0, 0
    for file in files:
        with file.open('rb') as feed:
            try:
                events = feedvalidator.validateStream(feed, base=address(file))['loggedEvents']
            except feedvalidator.ValidationFailure as failure:
                events = [failure.event]
        # Also a success is an event: without one, nothing was read.
        assert events, '%s: the validator saw nothing' % file
        for event in errors_and_warnings(events):
            if expected(file, event):
                passed += 1
            else:
                failed += 1
                print('%s: %s: %s %s' % (file, type(event).__name__, message(event), event.params.get('value', '')))
    assert files, 'no feed in %s' % site
    print('w3c: %d feeds, %d errors and warnings (and %d expected)' % (len(files), failed, passed))
    return 1 if failed else 0


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
