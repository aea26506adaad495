// node tests/browser/languages.mjs FOLDER [PROGRAM] [TAG…]
//
// Pictures of every language: each newsletter below tests/languages/ is built and photographed, home, season, episode,
// archive, search and letter, 390 and 1280 pixels wide, light and dark, into FOLDER. What can be measured is: no page is wider than
// the window. The rest is for eyes. PROGRAM is target/debug/feuilleton unless it is named; TAGs choose languages. Needs fonts
// for Arabic, Chinese and Japanese (Debian: fonts-noto-core, fonts-noto-cjk); playwright-core is installed beside this
// file when it is absent, CHROMIUM names another browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { host, launched, repository } from "./hosted.mjs";

const [folder, named = join(repository, "target/debug/feuilleton"), ...only] = process.argv.slice(2);
assert.ok(folder, "say into which FOLDER the pictures go");
const program = resolve(named);
const newsletters = join(repository, "tests/languages");
const tags = readdirSync(newsletters).map((it) => it.replace(/\.txt$/, "")).filter((it) => !only.length || only.includes(it));

const hosting = await host(program);
const browser = await launched();
mkdirSync(folder, { recursive: true });
let failed = 0;
for (const tag of tags) {
  const root = hosting.unpacked(join(newsletters, `${tag}.txt`));
  const site = hosting.publish(root, `/${tag}/`);
  const letters = join(root, "letters");
  execFileSync(program, ["email", "S1E02", "--target", "html", "--root", root, "--output", letters, "--today", "2026-11-22"]);
  const pages = { home: "", season: "water/", episode: "water/brings/", archive: "archive/", search: "search/?q=1" };
  const letter = readdirSync(letters).find((it) => it.endsWith(".html"));
  // The looks of a letter stand in its HTML, which the policy for pages forbids.
  const shown = Object.entries(pages).map(([name, path]) => [name, site.home + path]);
  shown.push(["letter", `file://${join(letters, letter)}`]);
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const [name, address] of shown) {
      await page.goto(address);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) {
        failed += 1;
        console.log(`FAIL ${tag} ${name} is ${overflow} pixels wider than a window of ${width}`);
      }
      await page.screenshot({ path: join(folder, `${tag}-${name}-${width}-${scheme}.png`), fullPage: true });
    }
    await page.close();
  }
  console.log(`ok   ${tag}`);
}
await browser.close();
hosting.close();
process.exit(failed ? 1 : 0);
