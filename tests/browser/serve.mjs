// node tests/browser/serve.mjs [PROGRAM] [SCREENSHOTS]
//
// `feuilleton serve` in a real browser: live reload, style sheets without a reload, the place on the page, the overlay
// and its recovery, the toolbar. PROGRAM is target/debug/feuilleton unless it is named; with a folder for SCREENSHOTS,
// what is seen is kept there. playwright-core is installed beside this file when it is absent; CHROMIUM names another
// browser than /usr/bin/chromium.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launched, repository, run } from "./hosted.mjs";

const program = resolve(process.argv[2] ?? join(repository, "target/debug/feuilleton"));
const screenshots = process.argv[3];

// The demo newsletter, in a folder of its own.
const root = mkdtempSync(join(tmpdir(), "feuilleton-browser-"));
for (const it of ["newsletter.toml", "content"]) cpSync(join(repository, it), join(root, it), { recursive: true });
const server = spawn(program, ["serve", "--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
const home = await new Promise((found, failed) => {
  server.stdout.on("data", (it) => {
    const url = /http:\/\/localhost:\d+\//.exec(String(it));
    if (url) found(url[0]);
  });
  server.on("exit", () => failed(new Error("the server has ended")));
});
const browser = await launched();
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
const errors = [];
page.on("pageerror", (it) => errors.push(String(it)));

const file = join(root, "content/01-first-light/04-eleven-perfect-nights/index.md");
const original = readFileSync(file, "utf8");
const shot = async (name) => {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
};
const tests = {
  async "a save shows by itself, and the page stays where it was read"() {
    await page.goto(`${home}first-light/eleven-perfect-nights/`);
    await page.evaluate(() => scrollTo({ top: 600, behavior: "instant" }));
    writeFileSync(file, original + "\n\nWritten this minute.\n");
    await page.getByText("Written this minute.").waitFor();
    await page.waitForFunction(() => scrollY === 600);
  },
  async "an editor that saves by rename is seen"() {
    writeFileSync(`${file}.new`, original + "\n\nRenamed into place.\n");
    renameSync(`${file}.new`, file);
    await page.getByText("Renamed into place.").waitFor();
  },
  async "a style sheet is exchanged without a reload"() {
    await page.evaluate(() => { window.sameDocument = true; });
    mkdirSync(join(root, "static"), { recursive: true });
    const style = readFileSync(join(repository, "static/style.css"), "utf8");
    writeFileSync(join(root, "static/style.css"), style);
    await page.waitForFunction(() => window.sameDocument === undefined);
    await page.evaluate(() => { window.sameDocument = true; });
    writeFileSync(join(root, "static/style.css"), `${style}\nbody { border-top: 7px solid rgb(1, 2, 3); }\n`);
    await page.waitForFunction(() => getComputedStyle(document.body).borderTopWidth === "7px");
    assert.equal(await page.evaluate(() => window.sameDocument), true);
    rmSync(join(root, "static"), { recursive: true });
    await page.waitForFunction(() => getComputedStyle(document.body).borderTopWidth !== "7px");
  },
  async "a mistake is drawn over the last good page, and goes when it is mended"() {
    writeFileSync(file, original.replace(/date = .*/, "date = 2026-13-45"));
    await page.locator(".overlay").waitFor();
    assert.match(await page.locator(".overlay pre").innerText(), /2026-13-45\n.*\^/);
    assert.ok(await page.locator("main").isVisible());
    await shot("overlay");
    await page.reload();
    await page.locator(".overlay").waitFor();
    writeFileSync(file, original);
    await page.locator(".overlay").waitFor({ state: "detached" });
  },
  async "markup in a mistake is text"() {
    writeFileSync(file, original.replace(/date = .*/, "date = \"<img src=x onerror=document.title='run'>\""));
    await page.locator(".overlay").waitFor();
    assert.notEqual(await page.title(), "run");
    writeFileSync(file, original);
    await page.locator(".overlay").waitFor({ state: "detached" });
  },
  async "a template that fails on a page shows its mistake, and the page comes back"() {
    mkdirSync(join(root, "templates"));
    writeFileSync(join(root, "templates/episode.html"), "{{ episode.nobody }}");
    await page.locator(".overlay").waitFor();
    assert.match(await page.locator(".overlay pre").innerText(), /nobody/);
    assert.ok(await page.locator("main").isVisible());
    await shot("template");
    rmSync(join(root, "templates"), { recursive: true });
    await page.locator(".overlay").waitFor({ state: "detached" });
  },
  async "the bar tells the state, the length and what check finds"() {
    writeFileSync(file, original.replace("+++\n", "+++\ndraft = true\n") + "\n\nIt was TK candles.\n");
    await page.getByText("It was TK candles.").waitFor();
    await page.locator(".state", { hasText: "Draft" }).waitFor();
    assert.match(await page.locator(".reading").innerText(), /\d+ words · \d+ min/);
    await page.locator(".findings summary", { hasText: /\d findings?/ }).click();
    await page.getByText("something is still to come here").waitFor();
    await shot("toolbar");
    writeFileSync(file, original);
    await page.locator(".state", { hasText: "Published" }).waitFor();
  },
  async "light and dark, whatever the system says"() {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor
      + getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    await page.getByRole("button", { name: "Dark" }).click();
    await page.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === "dark");
    assert.notEqual(await background(), light);
    await shot("dark");
    await page.getByRole("button", { name: "System" }).click();
    assert.equal(await background(), light);
  },
  async "phone width, and the letter, its text and the feed item beside the page"() {
    await page.getByRole("button", { name: "Phone" }).click();
    const frame = page.locator("iframe.phone");
    await frame.waitFor();
    assert.equal((await frame.boundingBox()).width, 390);
    assert.equal(await page.frameLocator("iframe.phone").locator(".bar").count(), 0);
    await shot("phone");
    await page.getByRole("button", { name: "Desktop" }).click();
    await page.getByRole("button", { name: "Side by side" }).click();
    const item = page.frameLocator('iframe[title="The feed item"]');
    await item.getByRole("heading", { level: 1 }).waitFor();
    const title = await item.getByRole("heading", { level: 1 }).textContent();
    const letter = page.frameLocator('iframe[title="The letter"]');
    await letter.getByRole("heading", { level: 1, name: title }).waitFor();
    const picture = letter.locator("img").first();
    if (await picture.count()) assert.ok(await picture.evaluate((it) => it.decode().then(() => it.naturalWidth > 0)));
    assert.ok((await page.frameLocator('iframe[title="The plain text"]').locator("pre").textContent()).includes(title));
    await shot("side-by-side");
    await page.getByRole("button", { name: "Web", exact: true }).click();
    assert.equal(await page.locator("iframe").count(), 0);
  },
  async "seven tabs do not starve each other"() {
    const tabs = [];
    for (let count = 0; count < 7; count += 1) {
      const tab = await browser.newPage();
      await tab.goto(home, { timeout: 5000 });
      // Headless pages are all visible; one that is hidden gives its connection back.
      await tab.evaluate(() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      tabs.push(tab);
    }
    writeFileSync(file, original + "\n\nOne more.\n");
    await page.getByText("One more.").waitFor();
    for (const tab of tabs) await tab.close();
  },
};

const failed = await run(tests, async (name) => {
  await shot(name);
  writeFileSync(file, original);
});
assert.deepEqual(errors, [], "no script of ours fails");
await browser.close();
server.kill();
rmSync(root, { recursive: true });
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
