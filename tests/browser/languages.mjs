// node tests/browser/languages.mjs FOLDER [PROGRAM] [TAG…]
//
// Pictures of every language: each newsletter below tests/languages/ is built and photographed, home, season, episode,
// archive, search and letter, 390 and 1280 pixels wide, light and dark, into FOLDER. What can be measured is: no page is wider than
// the window. The rest is for eyes. PROGRAM is target/debug/feuilleton unless it is named; TAGs choose languages. Needs fonts
// for Arabic, Chinese and Japanese (Debian: fonts-noto-core, fonts-noto-cjk); playwright-core is installed beside this
// file when it is absent, CHROMIUM names another browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve } from "node:path";

const here = import.meta.dirname;
const repository = resolve(here, "../..");
const [folder, program = join(repository, "target/debug/feuilleton"), ...only] = process.argv.slice(2);
assert.ok(folder, "say into which FOLDER the pictures go");
let chromium;
try {
  ({ chromium } = createRequire(join(process.env.NODE_PATH ?? here, "package.json"))("playwright-core"));
} catch {
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
  ({ chromium } = createRequire(join(here, "package.json"))("playwright-core"));
}

// Each newsletter is one file: `//- path` begins a file of it.
const newsletters = join(repository, "tests/languages");
const root = mkdtempSync(join(tmpdir(), "feuilleton-languages-"));
const tags = readdirSync(newsletters).map((it) => it.replace(/\.txt$/, "")).filter((it) => !only.length || only.includes(it));
for (const tag of tags) {
  const files = readFileSync(join(newsletters, `${tag}.txt`), "utf8").split(/^\/\/- /m).slice(1);
  for (const file of files) {
    const end = file.indexOf("\n");
    const path = join(root, tag, file.slice(0, end));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.slice(end + 1));
  }
  const run = (...args) => execFileSync(resolve(program), [...args, "--root", join(root, tag)], { encoding: "utf8" });
  run("build", "--output", join(root, tag, "public"), "--today", "2026-11-22");
  run("email", "S1E02", "--target", "html", "--output", join(root, tag, "letters"), "--today", "2026-11-22");
  const [letter] = readdirSync(join(root, tag, "letters"));
  renameSync(join(root, tag, "letters", letter), join(root, tag, "public/letter.html"));
}

const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png" };
const server = createServer((request, response) => {
  let path = join(root, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  try {
    if (statSync(path).isDirectory()) path = join(path, "index.html");
    response.writeHead(200, { "Content-Type": `${types[extname(path)] ?? "text/plain"}; charset=utf-8` });
    response.end(readFileSync(path));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
mkdirSync(folder, { recursive: true });
let failed = 0;
for (const tag of tags) {
  const pages = { home: "", season: "water/", episode: "water/brings/", archive: "archive/", search: "search/?q=1", letter: "letter.html" };
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    // The site is published at the root of its host; here every language has a folder.
    await page.route(`${address}/**`, (route) => {
      const url = new URL(route.request().url());
      if (!url.pathname.startsWith(`/${tag}/public/`)) url.pathname = `/${tag}/public${url.pathname}`;
      route.continue({ url: url.href });
    });
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${address}/${tag}/public/${path}`);
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
server.close();
rmSync(root, { recursive: true });
process.exit(failed ? 1 : 0);
