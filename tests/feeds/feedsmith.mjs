// node feedsmith.mjs FEED...   What feedsmith reads in each feed, as one JSON array of [name, title, link, moment, text] a line.
import { readFileSync } from 'node:fs';
import { parseFeed, parseOpml } from 'feedsmith';

const moment = (it) => new Date(it).getTime() / 1000;
// What is empty is as good as not there.
const readers = {
  rss: (it) => [it.guid.value, it.title, it.link, moment(it.pubDate), it.content?.encoded ?? ''],
  atom: (it) => [
    it.id,
    it.title.value ?? it.title,
    it.links.find((link) => link.rel === 'alternate').href,
    moment(it.published),
    it.content?.value ?? it.content ?? '',
  ],
  json: (it) => [it.id, it.title, it.url, moment(it.date_published), it.content_html ?? ''],
};
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.opml')) {
    console.log(JSON.stringify(parseOpml(text).body.outlines.map((it) => it.xmlUrl)));
    continue;
  }
  const { format, feed } = parseFeed(text);
  console.log(JSON.stringify((feed.items ?? feed.entries ?? []).map(readers[format])));
}
