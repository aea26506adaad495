// node tests/browser/pages.mjs [PROGRAM]
//
// Every page of the demo, whoever opens it: in narrow and enlarged windows, without JavaScript, without CSS, under a strict
// Content-Security-Policy; what it weighs, and what it tells machines. How readers go from one to the next is in reading.mjs.
//   CORPUS   another newsletter's folder, whose pages are weighed as well
// PROGRAM is target/debug/feuilleton unless it is named; playwright-core is installed beside this file when it is absent.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { repository } from "./hosted.mjs";
import { EPISODE, NEXT, belowAPath, demo, done, hosting, inArabic, told, trouble, visitor } from "./visitors.mjs";

const below = belowAPath();
const arabic = inArabic();
const compounds = hosting.publish(hosting.unpacked(join(repository, "tests/browser/compounds.txt")), "/worte/");

// A style sheet or a script of a page: its address, and its file.
const LOADED = /(?:src|href)="(\/(?:[\w-]+\/)*(\w+\.(?:css|js))(?:\?[^"]*)?)"/g;

// Schema.org's properties of the types in use, as far as they are in use. https://schema.org/version/latest
const THING = ["@context", "@type", "name", "url", "description", "image"];
const WORK = [...THING, "inLanguage", "isPartOf", "position", "author", "datePublished", "headline"];
const PROPERTIES = {
  Person: THING,
  WebPage: WORK,
  CreativeWorkSeries: WORK,
  CreativeWorkSeason: [...WORK, "seasonNumber", "numberOfEpisodes", "partOfSeries"],
  Article: [...WORK, "wordCount"],
};
function proper(thing, place) {
  assert.ok(PROPERTIES[thing["@type"]], `${place}: ${thing["@type"]}`);
  for (const [name, value] of Object.entries(thing)) {
    assert.ok(PROPERTIES[thing["@type"]].includes(name), `${place}: a ${thing["@type"]} has no ${name}`);
    if (["url", "image"].includes(name)) assert.match(value, /^https:\/\/example\.org\//, place);
    for (const part of [value].flat()) if (typeof part === "object") proper(part, place);
  }
}

await told({
  async "no page scrolls sideways: 320 pixels, a window enlarged to 200 %, letters of 200 %"() {
    for (const [name, options, letters] of [
      ["320 pixels", { viewport: { width: 320, height: 640 } }],
      ["200 %", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
      ["large letters", { viewport: { width: 1280, height: 900 } }, 200],
    ]) {
      const page = await visitor({ ...options, bypassCSP: true });
      for (const site of [demo, arabic, compounds]) {
        for (const path of site.pages) {
          await page.goto(site.home + path);
          await page.evaluate(() => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
          if (letters) await page.addStyleTag({ content: `html { font-size: ${letters}% }` });
          const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
          assert.ok(wide <= room, `${name}: ${site.home}${path} is ${wide} wide in ${room}`);
        }
      }
      await done(page);
    }
  },
  async "a paragraph has an initial of three lines, and a greeting of a word has none"() {
    const page = await visitor();
    const initial = async (address) => {
      await page.goto(address);
      return page.evaluate(() => getComputedStyle(document.querySelector(".prose > p"), "::first-letter").initialLetter);
    };
    const greeted = compounds.pages.filter((it) => /^hallo\/[^/]+\/$/.test(it));
    assert.ok(greeted.length > 4, `${compounds.pages}`);
    for (const path of greeted) assert.equal(await initial(compounds.home + path), "normal", path);
    assert.equal((await initial(demo.home + NEXT)).split(" ")[0], "3");
    await done(page);
  },
  async "what an author puts into an episode stands in the column of its text"() {
    for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
      const page = await visitor({ viewport });
      await page.goto(`${compounds.home}hallo/liste/`);
      const [own, text] = await page.evaluate(() => [".tea", ".prose"].map((it) => document.querySelector(it).getBoundingClientRect().x));
      assert.equal(own, text, `${viewport.width} pixels`);
      await done(page);
    }
  },
  async "a page that is not there leads back in the column of its list"() {
    const page = await visitor();
    for (const site of [demo, arabic]) {
      await page.goto(`${site.home}404.html`);
      const [list, links] = await page.evaluate(() => [".ways-back", ".ways-back + .more"].map((it) => {
        const { left, right } = document.querySelector(it).getBoundingClientRect();
        return { left, right };
      }));
      assert.deepEqual(links, list, site.home);
    }
    await done(page);
  },
  async "a table's colons say on which side its columns stand, whatever the direction"() {
    const page = await visitor();
    for (const site of [demo, arabic]) {
      await page.goto(site.home);
      const sides = await page.evaluate(() => ["left", "right"].map((it) => {
        const table = document.createElement("table");
        table.innerHTML = `<tr><td class="${it}">1</td></tr>`;
        document.querySelector("main").append(table);
        return getComputedStyle(table.querySelector("td")).textAlign;
      }));
      assert.deepEqual(sides, ["left", "right"], site.home);
    }
    await done(page);
  },
  async "nothing moves when pictures arrive late"() {
    for (const viewport of [{ width: 412, height: 823 }, { width: 1280, height: 900 }]) {
      const page = await visitor({ viewport }, () => {
        window.moved = [];
        const tell = (it) => window.moved.push(...it.sources.map((it) => `${it.node?.nodeName}.${it.node?.className}`));
        new PerformanceObserver((list) => list.getEntries().forEach(tell)).observe({ type: "layout-shift", buffered: true });
      });
      await page.route(/\.(webp|jpg|png|svg)$/, (it) => new Promise((later) => { setTimeout(later, 300); }).then(() => it.continue()));
      for (const path of ["", "first-light/", "the-prism/light-maintained/", EPISODE]) {
        await page.goto(demo.home + path);
        await page.waitForTimeout(300);
        assert.deepEqual(await page.evaluate(() => window.moved), [], `/${path}, ${viewport.width} pixels`);
      }
      await done(page);
    }
  },
  async "without JavaScript every page says the same, and the search leads to the archive"() {
    const [plain, scripted] = [await visitor({ javaScriptEnabled: false }), await visitor()];
    for (const path of demo.pages.filter((it) => it !== "search/")) {
      await scripted.goto(demo.home + path);
      await plain.goto(demo.home + path);
      const text = (page) => page.evaluate(() => document.body.innerText);
      await scripted.evaluate(() => document.querySelector(".continue")?.setAttribute("hidden", ""));
      assert.equal(await text(plain), await text(scripted), path);
    }
    await plain.goto(`${demo.home}search/`);
    assert.ok(await plain.locator("noscript a, main a").first().isVisible());
    await done(plain);
    await done(scripted);
  },
  async "without CSS an episode is read from its title to the way on, and nothing is lost"() {
    const page = await visitor();
    await page.route(/\.css/, (it) => it.fulfill({ contentType: "text/css", body: "" }));
    for (const path of demo.pages.filter((it) => it !== "404.html")) {
      await page.goto(demo.home + path);
      const levels = await page.evaluate(() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((it) => Number(it.tagName[1])));
      assert.equal(levels.filter((it) => it === 1).length, 1, `${path}: ${levels}`);
      levels.forEach((it, at) => assert.ok(it <= (levels[at - 1] ?? 0) + 1 || at === 0, `${path}: ${levels}`));
    }
    await page.goto(demo.home + EPISODE);
    const text = (await page.evaluate(() => document.body.innerText)).replaceAll("\n", " ");
    const order = ["Skip to", "The Lamplighter’s Almanac", "Archive", "Season 1 Episode 2", "A Candle at One Yard", "Previously",
      "The Man Who Cut the Glass", "Start with", "Subscribe", "Made with feuilleton"];
    let at = 0;
    for (const words of order) {
      const found = text.indexOf(words, at);
      assert.notEqual(found, -1, `"${words}" does not come after what was before it`);
      at = found + words.length;
    }
    await done(page);
  },
  async "a strict Content-Security-Policy refuses nothing on any page"() {
    const before = trouble.length;
    const page = await visitor();
    for (const site of [demo, below, arabic]) {
      for (const path of site.pages) {
        await page.goto(site.home + path);
        await page.evaluate(async () => {
          for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight) {
            scrollTo({ top: at, behavior: "instant" });
            await new Promise((drawn) => requestAnimationFrame(drawn));
          }
        });
      }
    }
    await page.goto(`${demo.home}search/?q=lens`);
    await page.locator("[data-found] a").first().waitFor();
    assert.deepEqual(trouble.slice(before), []);
    await done(page);
  },
  async "every style sheet and script has an address of its own state"() {
    for (const path of demo.pages) {
      const html = demo.html(path);
      const loaded = [...html.matchAll(LOADED)].map((it) => it[1]);
      assert.ok(loaded.length, path);
      for (const it of loaded) assert.match(it, /^\/\w+\.(css|js)\?v=[0-9a-f]{8}$/, path);
    }
  },
  async "no page weighs 30 KB, with its style and its script, without its pictures"() {
    const packed = (bytes) => gzipSync(bytes).length;
    const sites = [["demo", demo]];
    if (process.env.CORPUS) sites.push(["corpus", hosting.publish(resolve(process.env.CORPUS), "/corpus/")]);
    for (const [name, site] of sites) {
      let heaviest = [0];
      for (const path of site.pages) {
        const html = site.html(path);
        const assets = [...html.matchAll(LOADED)].map((it) => it[2]);
        const weight = assets.reduce((sum, it) => sum + packed(readFileSync(join(site.output, it))), packed(html));
        if (weight > heaviest[0]) heaviest = [weight, path];
      }
      console.log(`     ${name}: ${site.pages.length} pages, the heaviest has ${heaviest[0]} bytes: /${heaviest[1]}`);
      assert.ok(heaviest[0] < 30_000, `${name}: ${heaviest}`);
    }
  },
  async "what pages tell machines is what schema.org has words for"() {
    const types = new Map();
    for (const path of demo.pages) {
      const html = demo.html(path);
      const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html);
      assert.ok(data, path);
      const thing = JSON.parse(data[1]);
      assert.equal(thing["@context"], "https://schema.org");
      proper(thing, path);
      types.set(path, thing);
      if (thing["@type"] !== "Article") continue;
      for (const it of ["headline", "datePublished", "image", "author", "url", "isPartOf"]) assert.ok(thing[it], `${path}: no ${it}`);
      assert.equal(thing.isPartOf["@type"], "CreativeWorkSeason");
      assert.equal(thing.isPartOf.partOfSeries["@type"], "CreativeWorkSeries");
    }
    const [article, season] = [types.get(EPISODE), types.get("first-light/")];
    assert.equal(article.position, 2);
    assert.equal(article.isPartOf.seasonNumber, 1);
    assert.equal(season["@type"], "CreativeWorkSeason");
    assert.equal(article.isPartOf.url, season.url);
    assert.equal(types.get("")["@type"], "CreativeWorkSeries");
  },
});
