// node tests/browser/search.mjs [PROGRAM] [SCREENSHOTS]
//
// The search in a real browser: what it finds, what it moves, and who can use it. Every site is served as an ordinary host
// serves files: gzipped, below a path, with a Content-Security-Policy that allows our own files and nothing else.
//   CORPUS   a folder with the issues of Haskell Weekly as a newsletter; twenty of them are looked for, or it is said that they are not
// PROGRAM is target/debug/feuilleton unless it is named; with a folder for SCREENSHOTS, what is seen is kept there.
// playwright-core and axe-core are installed beside this file when they are absent.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { host, installed, launched, repository, run } from "./hosted.mjs";

const here = import.meta.dirname;
const program = resolve(process.argv[2] ?? join(repository, "target/debug/feuilleton"));
const screenshots = process.argv[3];
const { CORPUS } = process.env;
const { source: axe } = installed("axe-core");
const work = mkdtempSync(join(tmpdir(), "feuilleton-search-"));
const hosting = await host(program);
const browser = await launched();
const errors = [];
async function opened(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (it) => errors.push(String(it)));
  page.on("console", (it) => it.type() === "error" && errors.push(it.text()));
  page.on("request", (it) => new URL(it.url()).hostname === "127.0.0.1" || errors.push(`asks ${it.url()}`));
  return page;
}
const shot = async (page, name) => {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
};
const status = (page) => page.locator("[data-status]");
const titles = (page) => page.locator("[data-found] [data-title]").allTextContents();
/// Waits until a query is answered, and until every result shows what its page says.
const answered = async (page) => {
  await page.waitForFunction(() => document.querySelector("[data-status]").textContent);
  await page.waitForFunction(() => [...document.querySelectorAll("[data-found] [data-excerpt]")].every((it) => it.textContent));
};
const asked = async (page, site, query) => {
  await page.goto(`${site.home}search/?${new URLSearchParams(query)}`);
  await answered(page);
  return titles(page);
};

// --- The demo newsletter.

const root = join(work, "demo");
for (const it of ["newsletter.toml", "content"]) cpSync(join(repository, it), join(root, it), { recursive: true });
const demo = hosting.publish(root, "/letters/");
const page = await opened();

const tests = {
  async "every page leads to the search, with an ordinary form"() {
    for (const path of ["", "archive/", "first-light/eleven-perfect-nights/"]) {
      await page.goto(demo.home + path);
      await page.getByRole("search").getByRole("searchbox").fill("fresnel");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/letters/search/?q=fresnel");
      await answered(page);
      assert.ok((await titles(page)).length > 0);
    }
  },
  async "results tell title, label, day and the words that were looked for"() {
    const found = await asked(page, demo, { q: "logbooks" });
    assert.match(await status(page).textContent(), /^Results: \d+$/);
    assert.ok(found.length > 0);
    const marks = await page.locator("[data-found] mark").allTextContents();
    assert.ok(marks.some((it) => /^logbooks?$/i.test(it)), `a form of the word is marked: ${marks}`);
    await shot(page, "demo");
  },
  async "an episode is found by its number, however it is written"() {
    for (const q of ["S2E3", "2x03", "s02e03", "Season 2 Episode 3", "season 2 episode 3"]) {
      const [first] = await asked(page, demo, { q });
      assert.equal(first, "Two Ways of Being Right", q);
    }
  },
  async "a label that is set with a comma is found without it"() {
    const french = join(work, "french");
    cpSync(root, french, { recursive: true });
    const masthead = join(french, "newsletter.toml");
    writeFileSync(masthead, readFileSync(masthead, "utf8").replace(/^language = .*$/m, 'language = "fr"'));
    const site = hosting.publish(french, "/french/");
    for (const q of ["Saison 2 épisode 3", "saison 2, épisode 3", "saison 2 episode 3"]) {
      const [first] = await asked(page, site, { q });
      assert.equal(first, "Two Ways of Being Right", q);
    }
  },
  async "a word is found as others spell it, and in letters of another width"() {
    const written = (language, text) => {
      const root = join(work, `spelt-${language}`);
      mkdirSync(join(root, "content"), { recursive: true });
      writeFileSync(join(root, "newsletter.toml"), `title = "T"\nbase_url = "https://example.org"\nlanguage = "${language}"\n`);
      writeFileSync(join(root, "content/01-a.md"), `+++\ntitle = "A"\ndate = 2026-01-06\n+++\n${text}\n`);
      writeFileSync(join(root, "content/02-b.md"), `+++\ntitle = "B"\ndate = 2026-01-07\n+++\nNeues vom Feuer.\n`);
      return hosting.publish(root, `/spelt-${language}/`);
    };
    const [german, japanese] = [written("de", "Der Schlüssel zu großen Türen"), written("ja", "光はhikari、半角カナのガス。ﾎﾟﾝﾌﾟ")];
    for (const q of ["schluessel", "schluess", "Tueren", "schlüssel", "schlussel"]) assert.deepEqual(await asked(page, german, { q }), ["A"], q);
    assert.deepEqual(await asked(page, german, { q: "neues Feuer" }), ["B"]);
    for (const q of ["ｈｉｋａｒｉ", "Ｅ１", "ｶﾅ", "ｶﾞｽ", "ﾎﾟﾝﾌﾟ", "ポンプ"]) assert.deepEqual(await asked(page, japanese, { q }), ["A"], q);
  },
  async "what was asked before does not stand among what is asked now, however slow the answers are"() {
    const expected = await asked(page, demo, { q: "fresnel" });
    const slow = await opened();
    await slow.route("**/cards-*.json*", async (route) => {
      await new Promise((done) => setTimeout(done, 1500));
      await route.continue();
    });
    await slow.goto(`${demo.home}search/?q=light`);
    await slow.waitForRequest("**/cards-*.json*");
    await slow.getByRole("searchbox").fill("fresnel");
    await slow.waitForURL("**q=fresnel");
    await answered(slow);
    // What comes late has come by now.
    await slow.waitForTimeout(500);
    assert.deepEqual(await titles(slow), expected);
    await slow.close();
  },
  async "season and tag narrow the results, and stand in the address"() {
    const all = (await asked(page, demo, { q: "light" })).length;
    await page.getByRole("combobox", { name: "Seasons" }).selectOption("1");
    await page.waitForURL("**q=light&season=1");
    await page.waitForFunction((all) => document.querySelectorAll("[data-found] > li").length < all, all);
    await answered(page);
    const labels = await page.locator("[data-found] [data-label]").allTextContents();
    assert.ok(labels.every((it) => it.startsWith("Season 1")), labels.join());
    const tag = await page.getByRole("combobox", { name: "Tags" }).locator("option").nth(1).getAttribute("value");
    const tagged = await asked(page, demo, { tag });
    const { length } = readFileSync(join(demo.output, `tags/${tag}/index.html`), "utf8").match(/class="entry-title"/g);
    assert.equal(tagged.length, length, "a tag without a word lists its episodes");
  },
  async "results come while a word is typed, from three letters of it"() {
    await page.goto(`${demo.home}search/`);
    await page.keyboard.type("ligh");
    await answered(page);
    assert.ok((await titles(page)).length > 0);
    await page.waitForURL("**/search/?q=ligh");
  },
  async "back and forward go from query to query, and back from an episode to its results"() {
    await asked(page, demo, { q: "candle" });
    const before = await titles(page);
    const box = page.locator(".search-form").getByRole("searchbox");
    await box.fill("lamp");
    await page.keyboard.press("Enter");
    await page.waitForURL("**?q=lamp");
    await page.waitForFunction((it) => document.querySelector("[data-found]").textContent && document.querySelector("[data-title]").textContent, null);
    await answered(page);
    await page.locator("[data-title]").first().click();
    await page.waitForURL((it) => !it.pathname.includes("/search/"));
    await page.goBack();
    await page.waitForURL("**?q=lamp");
    await answered(page);
    await page.goBack();
    await page.waitForURL("**?q=candle");
    await page.waitForFunction((first) => document.querySelector("[data-title]")?.textContent === first, before[0]);
    assert.equal(await box.inputValue(), "candle");
    assert.deepEqual(await titles(page), before);
  },
  async "the keyboard alone is enough"() {
    await page.goto(`${demo.home}search/`);
    assert.equal(await page.evaluate(() => document.activeElement.name), "q");
    await page.keyboard.type("lighthouse");
    await page.keyboard.press("Enter");
    await answered(page);
    for (let count = 0; count < 12; count += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.matches("[data-found] a"))) break;
    }
    const title = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  },
  async "what is not there is said"() {
    await page.goto(`${demo.home}search/?q=zzyzx`);
    await answered(page);
    assert.equal(await status(page).textContent(), "Nothing found for “zzyzx”.");
    await page.goto(`${demo.home}search/?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`);
    await answered(page);
    assert.equal(await page.locator("main img").count(), 0);
  },
  async "an index that cannot be loaded is said, and the next attempt loads it"() {
    await page.goto(`${demo.home}search/`);
    await page.route("**/words-0.txt*", (it) => it.abort());
    await page.locator(".search-form").getByRole("searchbox").fill("lamp");
    await page.getByText("The search could not be loaded").waitFor();
    await page.unroute("**/words-0.txt*");
    await page.keyboard.press("Enter");
    await page.getByText(/^Results/).waitFor();
    errors.length = 0;
  },
  async "the script cuts and stems every text as the index was cut"() {
    const curious = await opened();
    await curious.route("**/search.js*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\nwindow.rules = { guide, cut, stem, prose };` });
    });
    const strange = (site, paths) => curious.evaluate(async ({ home, paths }) => {
      const [{ guide, cut, stem, prose }, ask] = [window.rules, async (it) => (await fetch(home + it)).text()];
      const book = await guide();
      const parts = await Promise.all(book.firsts.map((_, at) => ask(`search/words-${at}.txt`)));
      const known = new Set(parts.join("").split("\n").map((line) => line.split(" ")[0]));
      const strange = [];
      for (const path of paths) {
        const words = [...cut(book, prose(await ask(path)))];
        if (!words.length) strange.push(`nothing at ${path}`);
        for (const { word, cjk } of words) if (!known.has(cjk ? word : stem(book, word))) strange.push(word);
      }
      return strange;
    }, { home: site.home, paths });
    const { languages } = JSON.parse(readFileSync(join(here, "languages.json"), "utf8"));
    for (const [language, text] of Object.entries(languages)) {
      const root = join(work, `in-${language}`);
      mkdirSync(join(root, "content"), { recursive: true });
      writeFileSync(join(root, "newsletter.toml"), `title = "T"\nbase_url = "https://example.org"\nlanguage = "${language}"\n`);
      writeFileSync(join(root, "content/01-rain.md"), `+++\ntitle = "Rain"\ndate = 2026-01-06\n+++\n${text}\n`);
      const site = hosting.publish(root, `/in-${language}/`);
      await curious.goto(`${site.home}search/`);
      assert.deepEqual(await strange(site, ["rain/"]), [], language);
    }
    await curious.goto(`${demo.home}search/`);
    const pages = readFileSync(join(demo.output, "sitemap.xml"), "utf8").match(/(?<=letters\/)(first-light|the-prism)\/(?!so-far)[\w-]+\/(?=<)/g);
    // What the page says by itself, around notes, alerts and code, is not the author's.
    const ours = ["footnotes", "caution", "important", "sql", "toml"];
    assert.deepEqual((await strange(demo, pages)).filter((it) => !ours.includes(it)), []);
    await curious.context().close();
  },
  async "without a script the page says so, and leads to the archive"() {
    const still = await opened({ javaScriptEnabled: false });
    await still.goto(`${demo.home}search/?q=lamp`);
    assert.match(await still.locator("noscript").innerText(), /Searching needs JavaScript/);
    await still.locator(".title-page .button").click();
    await still.waitForURL("**/archive/");
    await still.context().close();
  },
  async "axe finds nothing, light and dark, wide and narrow"() {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 390]) {
        const view = await opened({ colorScheme, viewport: { width, height: 844 } });
        for (const path of ["search/?q=light+lamps", "search/?q=zzyzx", "search/", ""]) {
          await view.goto(demo.home + path);
          if (path.includes("?")) await answered(view);
          await shot(view, `${path.replace(/\W+/g, "-") || "home"}-${colorScheme}-${width}`);
          // The policy keeps scripts out that are not ours; axe comes in as the debugger's.
          const { violations } = await view.evaluate(`${axe}; axe.run()`);
          assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map(({ html }) => html)}`), [], `${path} ${colorScheme} ${width}`);
          const wide = await view.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${path} is ${wide} pixels too wide at ${width}`);
        }
        await view.context().close();
      }
    }
  },
  async "twenty of Haskell Weekly's issues come first when they are looked for"() {
    if (!CORPUS) return "CORPUS is not named";
    const site = hosting.publish(CORPUS, "/corpus/");
    const missed = [];
    const { items } = JSON.parse(readFileSync(join(here, "known-items.json"), "utf8"));
    for (const [query, title] of items) {
      const found = await asked(page, site, { q: query });
      if (found[0] !== title) missed.push(`${query}: ${title} is ${found.indexOf(title) + 1 || "not"} among ${found.slice(0, 5)}`);
    }
    await weigh(site, "haskell class instances");
    assert.deepEqual(missed, []);
  },
  async "a first query over a thousand episodes moves less than 250 KB"() {
    const root = join(work, "thousand");
    execFileSync("python3", [join(repository, "benches/compare/corpus.py"), "--episodes", "1000", "--out", root]);
    writeFileSync(join(root, "newsletter.toml"), 'title = "Thousand"\nbase_url = "https://example.org"\n');
    const site = hosting.publish(root, "/thousand/");
    for (const query of ["patient keeper", "crooked letters from the harbour"]) await weigh(site, query);
  },
};

/// A first query of a reader with an empty cache, all told: page, style, script, index, cards and excerpts.
async function weigh(site, query) {
  const fresh = await opened();
  Object.assign(site.moved, { sent: 0, plain: 0, requests: [] });
  await asked(fresh, site, { q: query });
  const { sent, plain, requests } = site.moved;
  await shot(fresh, query.replace(/\W+/g, "-"));
  await fresh.context().close();
  const pages = requests.filter((it) => !/\/(search|search\.js|style\.css|favicon\.svg)[/ ]/.test(it));
  const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
  console.log(`     “${query}”: ${kb(sent)} in ${requests.length} requests (${kb(plain)} unpacked), ${pages.length} of them pages for excerpts`);
  if (process.env.VERBOSE) console.log(requests.join("\n"));
  assert.ok(sent < 250 * 1024, `${query} moves ${kb(sent)}`);
}

const failed = await run(tests, (name) => shot(page, name));
await browser.close();
hosting.close();
rmSync(work, { recursive: true });
assert.deepEqual(errors, [], "no script fails, nothing is refused, nobody else is asked");
console.log(failed ? `${failed} failed` : "search: all checks passed");
process.exit(failed ? 1 : 0);
