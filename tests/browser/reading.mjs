// node tests/browser/reading.mjs [PROGRAM]
//
// The demo as its readers go through it: the script that remembers where they stopped, the keyboard, the season's contents, the
// line that grows, the story so far. What every page is in itself is in pages.mjs.
// PROGRAM is target/debug/feuilleton unless it is named; playwright-core is installed beside this file when it is absent.
import assert from "node:assert/strict";
import { launched, repository } from "./hosted.mjs";
import { EPISODE, NEXT, belowAPath, demo, done, hosting, inArabic, told, visitor } from "./visitors.mjs";

const below = belowAPath();
const arabic = inArabic();

const BEFORE = "first-light/the-cottage-with-the-light-on/";
const HEARD = "the-prism/the-foghorn/";
const NEWEST = "the-prism/light-maintained/";

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

await told({
  async "a new reader is offered nothing, and one who returns goes on where they stopped"() {
    const page = await visitor();
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
    const page = await visitor({ viewport: { width: 390, height: 844 } });
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
    const page = await visitor();
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
    const page = await visitor();
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
    const page = await visitor();
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
    const page = await visitor();
    await page.goto(below.home + EPISODE);
    assert.equal(await continued(page, demo.home), null);
    assert.equal(await continued(page, arabic.home), null);
    assert.equal((await continued(page, below.home))[1], `/letters/${EPISODE}`);
    await done(page);
  },
  async "where nothing may be kept, nothing breaks"() {
    const page = await visitor({}, () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }));
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
      const page = await visitor({}, `localStorage.setItem("feuilleton /", ${JSON.stringify(junk)})`);
      assert.equal(await continued(page, demo.home), null, junk);
      await done(page);
    }
  },
  async "the arrow keys turn the page, the other way round where lines run from right to left"() {
    const page = await visitor();
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
    const page = await visitor();
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
    const page = await visitor();
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
    const page = await visitor();
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
    const page = await visitor();
    await page.goto(demo.home + EPISODE);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main")));
    await done(page);
  },
  async "the season's contents open, and tell where the reader is"() {
    const page = await visitor();
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
    const page = await visitor();
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
    const page = await visitor();
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
});
