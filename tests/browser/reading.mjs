// node tests/browser/reading.mjs [PROGRAM]
//
// The demo as its readers have it, whoever they are: the script that remembers where they stopped, the keyboard, narrow and
// enlarged windows, no JavaScript, no CSS, a strict Content-Security-Policy; what a page weighs, and what it tells machines.
//   CORPUS   another newsletter's folder, whose pages are weighed as well
// PROGRAM is target/debug/feuilleton unless it is named; playwright-core is installed beside this file when it is absent.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { host, launched, repository, run } from "./hosted.mjs";

const program = resolve(process.argv[2] ?? join(repository, "target/debug/feuilleton"));
const hosting = await host(program);
const demo = hosting.publish(repository);
const below = hosting.publish(repository, "/letters/");
const arabic = hosting.publish(hosting.unpacked(join(repository, "tests/languages/ar.txt")), "/ar/");
const compounds = hosting.publish(hosting.unpacked(join(repository, "tests/browser/compounds.txt")), "/worte/");
const browser = await launched();

const EPISODE = "first-light/a-candle-at-one-yard/";
const NEXT = "first-light/the-man-who-cut-the-glass/";
const BEFORE = "first-light/the-cottage-with-the-light-on/";
const HEARD = "the-prism/the-foghorn/";
const NEWEST = "the-prism/light-maintained/";

// Every page that is opened tells of scripts that failed and of what the policy refused.
const trouble = [];
async function reader(options = {}, script) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  page.on("pageerror", (it) => trouble.push(`${page.url()}: ${it}`));
  page.on("console", (it) => { if (it.type() === "error") trouble.push(`${page.url()}: ${it.text()}`); });
  return page;
}
const done = (page) => page.context().close();
const toTheEnd = (page) => page.locator("article > .ornament").scrollIntoViewIfNeeded().then(() => page.waitForTimeout(300));
const continued = async (page, home) => {
  await page.goto(home, { waitUntil: "networkidle" });
  return offered(page);
};
const offered = async (page) => {
  const line = page.locator(".continue");
  return (await line.isVisible()) ? [await line.innerText(), new URL(await line.locator("a").evaluate((it) => it.href)).pathname] : null;
};
const isAt = (page, address) => page.waitForURL(address, { timeout: 5000 });

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

const tests = {
  async "a new reader is offered nothing, and one who returns goes on where they stopped"() {
    const page = await reader();
    assert.equal(await continued(page, demo.home), null);
    await page.goto(demo.home + EPISODE);
    assert.deepEqual(await continued(page, demo.home), ["Continue with Season 1 Episode 2", `/${EPISODE}`]);
    await page.goto(demo.home + EPISODE);
    await toTheEnd(page);
    assert.deepEqual(await continued(page, demo.home), ["Continue with Season 1 Episode 3", `/${NEXT}`]);
    await page.locator(".continue a").click();
    await isAt(page, demo.home + NEXT);
    await done(page);
  },
  async "an episode is read where its text ends, whatever stands below, and however fast one comes there"() {
    const page = await reader({ viewport: { width: 390, height: 844 } });
    await page.goto(demo.home + EPISODE);
    await toTheEnd(page);
    const below = await page.evaluate(() => document.querySelector(".neighbours").getBoundingClientRect().top > innerHeight);
    assert.ok(below, "the way on is in sight");
    assert.equal((await continued(page, demo.home))[1], `/${NEXT}`);
    await page.goto(demo.home + NEXT);
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }));
    await page.waitForTimeout(300);
    assert.equal((await continued(page, demo.home))[0], "Continue with Season 1 Episode 4");
    await done(page);
  },
  async "who has read the newest episode is offered nothing until the next is out"() {
    const page = await reader();
    const earlier = hosting.publish(repository, "/early/", "2026-10-10");
    const newest = /"card-title"><a href="([^"]+)/.exec(earlier.html(""))[1];
    await page.goto(hosting.origin + newest);
    assert.equal((await continued(page, earlier.home))[1], newest);
    await page.goto(hosting.origin + newest);
    await toTheEnd(page);
    assert.equal(await continued(page, earlier.home), null);
    const later = hosting.publish(repository, "/early/");
    assert.match((await continued(page, later.home))[0], /^Continue with Season 2 Episode \d$/);
    await page.locator(".continue a").click();
    await page.locator(".neighbours [rel=prev]").waitFor();
    assert.equal(await page.locator(".neighbours [rel=prev]").getAttribute("href"), newest);
    await done(page);
  },
  async "to look something up is not to go back"() {
    const page = await reader();
    await page.goto(demo.home + NEWEST);
    await page.goto(`${demo.home + BEFORE}#mud`);
    await toTheEnd(page);
    assert.equal((await continued(page, demo.home))[1], `/${NEWEST}`);
    await page.goto(demo.home + EPISODE);
    assert.equal((await continued(page, demo.home))[1], `/${NEWEST}`);
    // To read it again to its end is.
    await page.goto(demo.home + EPISODE);
    await toTheEnd(page);
    assert.equal((await continued(page, demo.home))[1], `/${NEXT}`);
    await page.goto(`${demo.home + NEWEST}#_tagged`);
    assert.equal((await continued(page, demo.home))[1], `/${NEXT}`);
    await done(page);
  },
  async "the way back to the front page finds it as it is now"() {
    // Playwright turns off what a browser puts away of pages that it leaves.
    const other = await launched({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    const page = await other.newPage();
    const back = async () => {
      await page.evaluate(() => { history.back(); }).catch(() => {});
      await page.waitForTimeout(1000);
      assert.ok(await page.evaluate(() => window.putAway), "the page was loaded anew");
      return offered(page);
    };
    await page.goto(demo.home);
    await page.evaluate(() => { window.putAway = true; });
    await page.goto(demo.home + EPISODE);
    assert.equal((await back())[1], `/${EPISODE}`);
    await page.goto(demo.home + NEWEST);
    await page.evaluate(() => localStorage.clear());
    assert.equal(await back(), null);
    await other.close();
  },
  async "nothing leaves the browser, and nothing but that one line is kept"() {
    const page = await reader();
    const asked = [];
    page.on("request", (it) => asked.push(it.url()));
    await page.goto(demo.home + EPISODE);
    await toTheEnd(page);
    assert.deepEqual(asked.filter((it) => !it.startsWith(hosting.origin)), []);
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["feuilleton /"]);
    assert.deepEqual(await page.context().cookies(), []);
    await done(page);
  },
  async "two newsletters on one host do not mix"() {
    const page = await reader();
    await page.goto(below.home + EPISODE);
    assert.equal(await continued(page, demo.home), null);
    assert.equal(await continued(page, arabic.home), null);
    assert.equal((await continued(page, below.home))[1], `/letters/${EPISODE}`);
    await done(page);
  },
  async "where nothing may be kept, nothing breaks"() {
    const page = await reader({}, () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
    await page.goto(demo.home + EPISODE);
    await toTheEnd(page);
    assert.equal(await continued(page, demo.home), null);
    await page.goto(demo.home + EPISODE);
    await page.keyboard.press("ArrowRight");
    await isAt(page, demo.home + NEXT);
    await done(page);
  },
  async "what something else has kept is no place to go on from"() {
    for (const junk of ["", "{", "null", "5", "{}", '{"url":"javascript:alert(1)","label":"x"}']) {
      const page = await reader({}, `localStorage.setItem("feuilleton /", ${JSON.stringify(junk)})`);
      assert.equal(await continued(page, demo.home), null, junk);
      await done(page);
    }
  },
  async "the arrow keys turn the page, the other way round where lines run from right to left"() {
    const page = await reader();
    await page.goto(demo.home + EPISODE);
    await page.keyboard.press("ArrowRight");
    await isAt(page, demo.home + NEXT);
    await page.goto(demo.home + EPISODE);
    await page.keyboard.press("ArrowLeft");
    await isAt(page, demo.home + BEFORE);
    await page.goto(arabic.home);
    await page.locator(".start .card-title a").click();
    const [first, next] = [page.url(), await page.locator(".neighbours [rel=next]").evaluate((it) => it.href)];
    await page.keyboard.press("ArrowLeft");
    await isAt(page, next);
    await page.keyboard.press("ArrowRight");
    await isAt(page, first);
    await done(page);
  },
  async "the arrow keys do nothing in a field, and nothing together with others"() {
    const page = await reader();
    await page.goto(demo.home + EPISODE);
    await page.locator(".search-box input").fill("lens");
    for (const key of ["ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
    await page.locator("body").press("Shift+ArrowRight");
    await page.locator("body").press("Control+ArrowRight");
    await page.waitForTimeout(300);
    assert.equal(page.url(), demo.home + EPISODE);
    await done(page);
  },
  async "a chapter is heard on the page of its episode"() {
    const page = await reader();
    await page.goto(demo.home + HEARD);
    await page.locator(".section-list summary", { hasText: "Chapters" }).click();
    await page.locator(".section-list a", { hasText: "The first blast" }).press("Enter");
    const playing = () => page.evaluate(() => { const it = document.querySelector("audio"); return !it.paused && it.currentTime; });
    await page.waitForTimeout(1000);
    assert.equal(page.url(), demo.home + HEARD);
    const at = await playing();
    assert.ok(at >= 21 && at < 25, `${at}`);
    await page.locator(".section-list a").first().click();
    await page.waitForTimeout(500);
    assert.ok(await playing() < 5, `${await playing()}`);
    await done(page);
  },
  async "with the keyboard alone, everything is reached in its order and seen where it is"() {
    const page = await reader();
    for (const path of ["", "first-light/", EPISODE, "archive/", "search/", "about/"]) {
      await page.goto(demo.home + path);
      const [count, begin] = await page.evaluate(() => {
        document.documentElement.style.scrollBehavior = "auto";
        const inside = "a[href], button, input:enabled, select, textarea, summary, audio, video, [tabindex]";
        const all = [...document.querySelectorAll(inside)].filter((it) => it.checkVisibility({ visibilityProperty: true }));
        window.order = all;
        // The search begins in its field.
        return [all.length, all.indexOf(document.activeElement)];
      });
      assert.ok(count > 10, path);
      let last = begin;
      for (let step = 0; step < count * 2 && last < count - 1; step += 1) {
        await page.keyboard.press("Tab");
        const now = await page.evaluate(() => {
          const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it);
          return { at: window.order.indexOf(it), html: it.outerHTML.slice(0, 90), outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
            seen: box.top < innerHeight && box.bottom > 0 && box.left >= 0 && box.right <= innerWidth + 1 && box.width > 0 };
        });
        // A player of recordings has stops of its own.
        assert.ok(now.at === last + 1 || (now.at === last && /^<audio|^<video|^<input type="search"/.test(now.html)), `/${path}: from ${last} to ${now.at}, ${now.html}; ${await page.evaluate((it) => window.order[it]?.outerHTML, last + 1)}`);
        assert.ok(now.seen, `/${path}: the focus is out of sight on ${now.html}`);
        assert.ok(now.outline || /^<audio/.test(now.html), `/${path}: the focus is invisible on ${now.html}`);
        last = now.at;
      }
      assert.equal(last, count - 1, `/${path}: not everything is reached`);
    }
    await done(page);
  },
  async "the first stop leads past the masthead"() {
    const page = await reader();
    await page.goto(demo.home + EPISODE);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main")));
    await done(page);
  },
  async "the season's contents open, and tell where the reader is"() {
    const page = await reader();
    await page.goto(demo.home + EPISODE);
    await page.locator(".season-contents summary").focus();
    await page.keyboard.press("Enter");
    const here = page.locator(".season-contents [aria-current=page]");
    assert.ok(await here.isVisible());
    assert.equal(await here.innerText(), await page.locator("h1").innerText());
    await page.locator(".season-contents a", { hasText: "The Man Who Cut the Glass" }).press("Enter");
    await isAt(page, demo.home + NEXT);
    await done(page);
  },
  async "a line at the top grows with what has been read"() {
    const page = await reader();
    await page.goto(demo.home + EPISODE);
    const width = () => page.evaluate(() => new DOMMatrix(getComputedStyle(document.body, "::before").transform).a);
    assert.equal(await width(), 0);
    const to = (scrolled) => page.evaluate((it) => scrollTo({ top: it, behavior: "instant" }), scrolled);
    const end = await page.evaluate(() => document.querySelector(".prose").getBoundingClientRect().bottom - innerHeight);
    await to(end / 2);
    await page.waitForTimeout(200);
    assert.ok(await width() > 0.1 && await width() < 0.8, `${await width()} half way`);
    // Below the last line of the text, the page goes on.
    for (const scrolled of [end, end * 2]) {
      await to(scrolled);
      await page.waitForFunction(() => new DOMMatrix(getComputedStyle(document.body, "::before").transform).a > 0.99);
    }
    await done(page);
  },
  async "the story so far ends where the reader has come from, and goes on where they ask for it"() {
    const page = await reader();
    const told = async () => (await page.locator(".entry-excerpt").all()).length - (await page.locator(".entry-hidden:visible").all()).length;
    const shown = () => page.locator(".entry-excerpt:visible").count();
    await page.goto(demo.home + EPISODE);
    await page.locator(".previously a").click();
    await isAt(page, `${demo.home}first-light/so-far/#the-cottage-with-the-light-on`);
    const first = await shown();
    assert.equal(first, await told());
    assert.ok(await page.locator(".entry", { hasText: "Eleven Perfect Nights" }).locator("h2").isVisible());
    await page.locator(".entry-hidden:visible a").first().click();
    assert.equal(await shown(), first + 1);
    assert.equal(await shown(), await told());
    await page.goto(`${demo.home}first-light/so-far/`);
    assert.equal(await shown(), await page.locator(".entry-excerpt").count());
    assert.equal(await page.locator(".entry-hidden:visible").count(), 0);
    await done(page);
  },
  async "no page scrolls sideways: 320 pixels, a window enlarged to 200 %, letters of 200 %"() {
    for (const [name, options, letters] of [
      ["320 pixels", { viewport: { width: 320, height: 640 } }],
      ["200 %", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }],
      ["large letters", { viewport: { width: 1280, height: 900 } }, 200],
    ]) {
      const page = await reader({ ...options, bypassCSP: true });
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
    const page = await reader();
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
      const page = await reader({ viewport });
      await page.goto(`${compounds.home}hallo/liste/`);
      const [own, text] = await page.evaluate(() => [".tea", ".prose"].map((it) => document.querySelector(it).getBoundingClientRect().x));
      assert.equal(own, text, `${viewport.width} pixels`);
      await done(page);
    }
  },
  async "a page that is not there leads back in the column of its list"() {
    const page = await reader();
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
    const page = await reader();
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
      const page = await reader({ viewport }, () => {
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
    const [plain, scripted] = [await reader({ javaScriptEnabled: false }), await reader()];
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
    const page = await reader();
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
    const page = await reader();
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
};

const failed = await run(tests);
await browser.close();
hosting.close();
for (const it of trouble) console.log(`FAIL ${it}`);
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed; ${demo.pages.length} pages of the demo, ${trouble.length} errors in them`);
process.exit(failed || trouble.length ? 1 : 0);
