// The reader's side of the search: everything happens here, in the browser. What it loads is described in src/search.
//
// A query becomes groups, one for each word: the forms under which the word may stand in the index. Each group is looked up,
// the episodes are ranked by what they say of all groups, and the first ten are shown, each with an excerpt of its own page.

const form = document.querySelector("form[data-guide]");
const part = (name) => document.querySelector(`[data-${name}]`);
const [status, list, more, drawn] = ["status", "found", "more", "result"].map(part);
const guideAddress = new URL(form.dataset.guide, location.href);

/// So many results are shown at a time.
const PAGE = 10;
/// What a word is worth that only begins like the one being typed.
const BEGINS = 0.6;
/// An episode is shown if it says so much of what the query is about.
const ENOUGH = 0.6;
/// So many letters of a word may be wrong at its end.
const FORGIVEN = 3;
/// The length of an excerpt, in characters.
const EXCERPT = 220;

// --- Loading: each sheet once.

const sheets = new Map();
function once(name, load) {
  if (!sheets.has(name)) sheets.set(name, load().catch((error) => (sheets.delete(name), Promise.reject(error))));
  return sheets.get(name);
}

async function answer(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} at ${address}`);
  return response;
}

/// The guide is asked for anew each time; its stamp keeps everything else in the cache until the newsletter changes.
const guide = () => once("guide", async () => prepared(await (await answer(guideAddress)).json()));
const sheet = (name) => once(name, async () => answer(new URL(`${name}?${(await guide()).stamp}`, guideAddress)));
const cards = (chunk) => once(`cards ${chunk}`, async () => (await sheet(`cards-${chunk}.json`)).json());
const lines = (place) => once(`words ${place}`, async () => (await (await sheet(`words-${place}.txt`)).text()).split("\n").slice(0, -1));

/// The guide, with its tables made ready: `letters` that are the same, `marks` that do not count, `cjk` without spaces between
/// words, `spellings` of one letter with two, the steps of `endings`, the first word of each part of the index (`firsts`),
/// `labels` such as "Season 2 Episode 14" as patterns, and what each of the `digits` counts. The `longest` word has so many
/// letters, and a word that most episodes say is so `quiet`.
function prepared(guide) {
  guide.letters = new Map(guide.letters.split(" ").flatMap((group) => {
    const [letter, same] = group.split("=");
    return [...same].map((it) => [it, letter]);
  }));
  const { cjk } = guide;
  guide.word = new RegExp(`(?:[0-9](?:\\.(?=[0-9]))?|[\\p{Alphabetic}\\p{N}${cjk}${guide.marks}])+`, "gu");
  guide.scripts = new RegExp(`([${cjk}]+)|[^${cjk}]+`, "gu");
  guide.marks = new RegExp(`[${guide.marks}]`, "gu");
  guide.endings = guide.endings.map((step) => step.split(/\s+/).map((rule) => rule.split("/")));
  guide.spellings = guide.spellings.split(" ").filter(Boolean).map((it) => it.split("="));
  guide.firsts = guide.firsts.split(" ");
  guide.stems = new Map();
  guide.digits = Object.fromEntries([...guide.digits].map((it, at) => [it, at]));
  guide.labels = guide.labels.filter((it) => /\p{L}/u.test(it.replace(/#[se]/g, ""))).map((label) => {
    const places = [...label.matchAll(/#([se])/g)].map((it) => it[1]);
    const pattern = plain(guide, label).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[,،]?\s+/g, "[,،]?\\s*").replace(/#[se]/g, "0*(\\d+)");
    return { places, pattern: new RegExp(`(?:^|[^\\p{L}\\d])${pattern}(?!\\d)`, "gu") };
  });
  return guide;
}

// --- Words: the same rules as in src/search/words.rs, letters.rs and stem.rs.

/// Katakana of half the width become as wide as the others.
const plain = (guide, text) =>
  Array.from(text.toLowerCase(), (it) => guide.letters.get(it) ?? it).join("").replace(guide.marks, "")
    .replace(/[\uff66-\uff9f]+/g, (it) => it.normalize("NFKC"));

/// Every word of a text, in plain letters, with where it begins and ends.
function* cut(guide, text) {
  for (const { 0: run, index } of text.matchAll(guide.word)) {
    const apart = /['’]/.test((text[index - 1] ?? "") + (text[index + run.length] ?? ""));
    for (const { 0: row, 1: cjk, index: offset } of run.matchAll(guide.scripts)) {
      const start = index + offset;
      if (!cjk) {
        const word = plain(guide, row);
        const length = [...word].length;
        if (length > 0 && length <= guide.longest && !(length === 1 && apart)) yield { word, start, end: start + row.length };
        continue;
      }
      const characters = [...row];
      for (let at = 0, from = start; at < characters.length; from += characters[at].length, at += 1) {
        const word = characters[at] + (characters[at + 1] ?? "");
        if (word.length > characters[at].length || at === 0) yield { word, start: from, end: from + word.length, cjk: true };
      }
    }
  }
}

function stem(guide, word) {
  if (/[0-9]/.test(word)) return word;
  let stem = guide.stems.get(word);
  if (stem === undefined) guide.stems.set(word, stem = guide.endings.reduce(follow, word));
  return stem;
}

/// The word after a step: the first rule that fits is followed.
function follow(word, step) {
  for (const [affix, instead, least] of step) {
    const front = affix.startsWith("^");
    if (!(front ? word.startsWith(affix.slice(1)) : word.endsWith(affix))) continue;
    const rest = front ? word.slice(affix.length - 1) : word.slice(0, word.length - affix.length);
    if ([...rest].length >= Number(least)) return front ? instead + rest : rest + instead;
  }
  return word;
}

/// What a query asks for: for each of its words the `terms` to look up, and what a term may begin with (`begins`) while the
/// word is still being typed.
function groups(guide, query) {
  let rest = plain(guide, query);
  const groups = [];
  for (const { places, pattern } of guide.labels) {
    rest = rest.replace(pattern, (_, ...numbers) => {
      groups.push({ terms: [places.map((it, at) => it + numbers[at]).sort().reverse().join("")] });
      return " ";
    });
  }
  for (const { word, end, cjk } of cut(guide, rest)) {
    const number = /^s0*(\d+)e0*(\d+)$|^0*(\d{1,4})x0*(\d+)$/.exec(word);
    // `schluessel` may be `Schlüssel`.
    const meant = guide.spellings.reduce((word, [two, one]) => word.replaceAll(two, one), word);
    const terms = number ? [`s${number[1] ?? number[3]}e${number[2] ?? number[4]}`, word] : [...new Set([word, meant])].map((it) => (cjk ? it : stem(guide, it)));
    const typed = end === rest.length && (cjk || word.length > 1);
    groups.push({ terms, begins: typed ? word : undefined });
  }
  return groups;
}

// --- Looking up.

/// The part of the index in which a word stands, if it stands anywhere.
function place(guide, word) {
  let [low, high] = [0, guide.firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (guide.firsts[middle] <= word) low = middle + 1; else high = middle;
  }
  return Math.max(low - 1, 0);
}

/// The first line that does not come before a word.
function lowest(lines, word) {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].slice(0, lines[middle].indexOf(" ")) < word) low = middle + 1; else high = middle;
  }
  return low;
}

/// Every episode that says a term, with how much it does (`weight`) and in which stretches of its text (`bits`).
async function exactly(guide, term) {
  const part = await lines(place(guide, term));
  const line = part[lowest(part, term)];
  return line?.startsWith(`${term} `) ? postings(guide, line) : new Map();
}

/// The same for all words that begin with a few letters; nothing if those are too many.
async function beginning(guide, letters) {
  const [first, last] = [place(guide, letters), place(guide, `${letters}\uffff`)];
  const all = new Map();
  if (last - first > 2) return all;
  for (let at = first; at <= last; at += 1) {
    const part = await lines(at);
    for (let line = lowest(part, letters); part[line]?.startsWith(letters); line += 1) {
      for (const [episode, posting] of postings(guide, part[line])) join(all, episode, posting);
    }
  }
  return all;
}

/// Adds what an episode says in another form of the same word.
function join(all, episode, { weight, bits }, worth = 1) {
  const known = all.get(episode) ?? { weight: 0, bits: 0 };
  all.set(episode, { weight: Math.max(known.weight, weight * worth), bits: known.bits | bits });
}

/// What a line of the index says (src/search/postings.rs).
function postings({ digits, quiet }, line) {
  const found = new Map();
  let row = line.slice(line.indexOf(" ") + 1);
  if (row.startsWith(".")) {
    const [map, loud] = row.slice(1).split(",");
    for (let at = 0; at < map.length * 6; at += 1) if (digits[map[Math.floor(at / 6)]] >> at % 6 & 1) found.set(at, { weight: quiet, bits: 0 });
    row = loud;
  }
  for (let at = 0, episode = 0, step = 0, shift = 0; at < row.length; at += 1) {
    const digit = digits[row[at]];
    step |= (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    episode += step;
    const weight = digits[row[at += 1]];
    let bits = 0, stretch;
    do bits |= 1 << ((stretch = digits[row[at += 1]]) & 31); while (stretch >= 32);
    found.set(episode, { weight, bits });
    step = shift = 0;
  }
  return found;
}

/// The episodes of a group: those that say one of its terms; else, those with a word that begins like it, or nearly.
async function said(guide, { terms, begins }) {
  const found = new Map();
  const add = (postings, worth) => postings.forEach((posting, it) => join(found, it, posting, worth));
  for (const term of terms) add(await exactly(guide, term), 1);
  if (begins !== undefined) add(await beginning(guide, begins), BEGINS);
  for (let cut = 1; begins !== undefined && !found.size && cut <= FORGIVEN && begins.length - cut >= 3; cut += 1) {
    add(await beginning(guide, begins.slice(0, -cut)), BEGINS);
  }
  return found;
}

/// The episodes that a query finds, the best first, and what it was taken for.
async function search({ q, season, tag }) {
  const book = await guide();
  const asked = groups(book, q);
  const [from, to] = book.seasons.find(([number]) => String(number) === season)?.slice(1) ?? [0, season ? 0 : book.episodes];
  const tagged = tag ? await exactly(book, `#${tag}`) : undefined;
  const wanted = (it) => it >= from && it < to && (!tagged || tagged.has(it));
  const answers = await Promise.all(asked.map((group) => said(book, group)));
  const scores = new Map();
  let all = 0;
  answers.forEach((found, at) => {
    // BM25's measure of how much a rare word tells; one that no episode says tells nothing.
    const tells = asked[at].tells = found.size ? Math.log(1 + (book.episodes - found.size + 0.5) / (found.size + 0.5)) : 0;
    all += tells;
    for (const [episode, { weight, bits }] of found) {
      if (!wanted(episode)) continue;
      const score = scores.get(episode) ?? { sum: 0, told: 0, said: [] };
      score.sum += tells * weight;
      score.told += tells;
      score.said.push([tells, bits]);
      scores.set(episode, score);
    }
  });
  // What stands together was meant together.
  const worth = ({ sum, told, said }) => sum * told * nearest(said);
  let hits = [...scores].filter(([, it]) => it.told >= ENOUGH * all).map(([episode, it]) => [episode, worth(it)]);
  if (!asked.length && (season || tag)) hits = Array.from({ length: book.episodes }, (_, it) => [it, 0]).filter(([it]) => wanted(it));
  hits.sort(([one, first], [other, second]) => second - first || other - one);
  return { asked, hits: hits.map(([episode]) => episode) };
}

/// How much the words tell that stand in one stretch of a text or its neighbour, where that is most.
function nearest(said) {
  let most = 0;
  for (let near = 3, at = 0; at < 32; near <<= 1, at += 1) {
    most = Math.max(most, said.reduce((sum, [tells, bits]) => sum + (bits & near || !bits ? tells : 0), 0));
  }
  return most;
}

// --- Showing.

/// The results for these episodes, without their excerpts, once their cards are there.
function results(episodes) {
  return Promise.all(episodes.map(async (episode) => {
    const { cards: size } = await guide();
    return result((await cards(Math.floor(episode / size)))[episode % size]);
  }));
}

function show(results, asked) {
  list.append(...results.map(({ entry }) => entry));
  for (const { entry, address } of results) excerpt(entry.querySelector("[data-excerpt]"), address, asked);
  return results[0]?.entry;
}

/// A result without its excerpt.
function result([address, title, label, kind, day, date]) {
  const entry = drawn.content.firstElementChild.cloneNode(true);
  const fill = (name, text) => {
    const place = entry.querySelector(`[data-${name}]`);
    if (text) place.textContent = text; else place.remove();
  };
  fill("kind", kind);
  fill("label", label);
  if (!label && !kind) entry.querySelector(".label")?.remove();
  fill("title", title);
  entry.querySelector("[data-title]").href = address;
  const time = document.createElement("time");
  [time.dateTime, time.textContent] = [day, date];
  entry.querySelector("[data-day]").append(time);
  return { entry, address };
}

/// Fills in what the page itself says of the words that were asked for.
async function excerpt(place, address, asked) {
  try {
    const text = await once(address, async () => prose(await (await answer(address, { priority: "low" })).text()));
    place.replaceChildren(...marked(await guide(), text, asked));
  } catch {
    place.remove();
  }
}

/// The text of a page, on one line.
function prose(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const body = page.querySelector(".prose") ?? page.querySelector("main") ?? page.body;
  body.querySelectorAll("script, style, noscript, .anchor, .footnote, .back").forEach((it) => it.remove());
  body.querySelectorAll("br, p, li, td, th, pre, h1, h2, h3, h4, h5, h6, figcaption, summary").forEach((it) => {
    // A heading has no full stop, and must not run into the sentence after it.
    it.after(/[^\p{P}\s]\s*$/u.test(it.textContent) ? " · " : " ");
  });
  // What holds a quotation mark to its word must hold here, too.
  return body.textContent.replace(/(?:[ \t\n\f\r]+·)*[ \t\n\f\r]+/g, (it) => it.includes("·") ? " · " : " ").replace(/^ (?:· )?| (?:· )?$/g, "");
}

/// The stretch of a text that tells most, with the words in `<mark>`.
function marked(guide, text, asked) {
  const found = [];
  for (const { word, start, end, cjk } of cut(guide, text)) {
    const stemmed = cjk ? word : stem(guide, word);
    const group = asked.find(({ terms, begins }) => terms.includes(stemmed) || terms.includes(word) || (begins !== undefined && word.startsWith(begins)));
    if (group) found.push({ start, end, group });
  }
  let [best, most] = [found[0], -1];
  for (const first of found) {
    const near = found.filter(({ start, end }) => start >= first.start && end <= first.start + EXCERPT * 0.8);
    const tells = [...new Set(near.map(({ group }) => group))].reduce((sum, { tells }) => sum + tells, 0) + near.length / 100;
    if (tells > most) [best, most] = [first, tells];
  }
  let from = Math.max((best?.start ?? 0) - EXCERPT * 0.2, 0);
  if (from > 0) from = Math.min(text.indexOf(" ", from) + 1 || best.start, best.start);
  if (text.startsWith("· ", from)) from += 2;
  let to = Math.min(from + EXCERPT, text.length);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + EXCERPT / 2);
  const pieces = [from > 0 ? "… " : ""];
  let at = from;
  for (const { start, end } of found.filter((it) => it.start >= from && it.end <= to)) {
    if (end <= at) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(Math.max(start, at), end);
    // Pairs of characters overlap; what stands together is one mark.
    if (start <= at && pieces.at(-1) instanceof Element) pieces.at(-1).textContent += mark.textContent;
    else pieces.push(text.slice(at, start), mark);
    at = end;
  }
  return [...pieces, text.slice(at, to).replace(/[ ·]+$/, "") + (to < text.length ? " …" : "")];
}

// --- The page: the query stands in the address, so it can be kept, shared and gone back to.

const wish = () => Object.fromEntries(["q", "season", "tag"].map((name) => [name, form.elements[name]?.value ?? ""]));

function address() {
  const kept = Object.entries(wish()).filter(([, value]) => value.trim());
  return location.pathname + (kept.length ? `?${new URLSearchParams(kept)}` : "");
}

let latest = 0;
async function run() {
  const [turn, asked] = [latest += 1, wish()];
  const say = form.dataset;
  try {
    const found = asked.q.trim() || asked.season || asked.tag ? await search(asked) : { hits: [] };
    const { length } = found.hits;
    // Whoever has asked for something else meanwhile is not shown what comes of this.
    const next = async () => {
      const page = await results(found.hits.splice(0, PAGE));
      return turn === latest ? page : undefined;
    };
    const first = await next();
    if (!first) return;
    list.replaceChildren();
    const blank = !found.asked;
    status.textContent = blank ? "" : length ? say.results.replace("{n}", length) : say.nothing.replace("{query}", asked.q.trim());
    const put = (page) => {
      more.hidden = !found.hits.length;
      return show(page, found.asked);
    };
    more.onclick = async () => {
      const page = await next();
      if (page) put(page)?.querySelector("a").focus();
    };
    put(first);
  } catch (error) {
    if (turn === latest) status.textContent = say.failed;
    console.error(error);
  }
}

function read() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["q", "season", "tag"]) if (form.elements[name]) form.elements[name].value = asked.get(name) ?? "";
  return run();
}

let pause;
form.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    history.replaceState(null, "", address());
    run();
  }, 150);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  if (address() !== location.pathname + location.search) history.pushState(null, "", address());
  run();
});
addEventListener("popstate", read);
read();
if (!location.search) form.elements.q.focus();
