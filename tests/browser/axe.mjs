// node tests/browser/axe.mjs SITE [PAGES]
//
// axe over pages of the built site in the folder SITE, each as a desk and as a telephone shows it, by day and by night: every
// page, or PAGES of them, one of each kind first and the others spread evenly. Also: nothing is wider than its window, and
// neither a script nor the policy of hosted.mjs complains. playwright-core and axe-core are installed beside this file when
// they are absent.
import { dirname, resolve } from "node:path";
import { host, installed, launched } from "./hosted.mjs";

const [folder, most = "Infinity"] = process.argv.slice(2);
const { source: axe } = installed("axe-core");
const hosting = await host();
const site = hosting.show(resolve(folder));

/// What a page is: the class of its body, and whether it is one of the pages that stand below another.
function kind(path) {
  const name = /<body[^>]* class="([^"]*)"/.exec(site.html(path))?.[1] ?? "";
  const below = /(?:^|\/)(next|recap|tags|search|archive|pairings)\/$/.exec(path)?.[1] ?? dirname(path).split("/")[0].replace(/^(?!tags$).*/, "");
  return `${name} ${below}`;
}

/// As many pages as are asked for: the first of each kind, then the others at even distances.
function chosen(pages, count) {
  if (pages.length <= count) return pages;
  const kinds = new Map();
  for (const page of pages) if (!kinds.has(kind(page))) kinds.set(kind(page), page);
  const first = [...kinds.values()].slice(0, count);
  const others = pages.filter((it) => !first.includes(it));
  const wanted = count - first.length;
  const spread = Array.from({ length: wanted }, (_, at) => others[Math.floor(((at + 0.5) * others.length) / wanted)]);
  return [...first, ...spread];
}

const pages = chosen(site.pages, Number(most));
const views = [1280, 390].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ viewport: { width, height: 900 }, colorScheme })));
const browser = await launched();
let [violations, others] = [0, 0];
for (const view of views) {
  const context = await browser.newContext(view);
  const name = `${view.viewport.width} ${view.colorScheme}`;
  const page = await context.newPage();
  const tell = (it) => { others += 1; console.log(`FAIL ${page.url()} [${name}] ${it}`); };
  page.on("pageerror", tell);
  page.on("console", (it) => { if (it.type() === "error") tell(it.text()); });
  for (const path of pages) {
    await page.goto(site.home + path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) tell(`is ${over} pixels wider than the window`);
    // The policy keeps scripts out that are not ours; axe comes in as the debugger's.
    const found = await page.evaluate(`${axe}; axe.run()`);
    violations += found.violations.length;
    for (const it of found.violations) console.log(`FAIL /${path} [${name}] ${it.id}: ${it.nodes.map((it) => it.target.join(" ")).join(", ")}`);
  }
  await context.close();
}
await browser.close();
hosting.close();
const kinds = new Set(pages.map(kind)).size;
console.log(`axe: ${pages.length} of ${site.pages.length} pages, ${kinds} kinds, ${pages.length * views.length} views, ${violations} violations, ${others} other problems`);
process.exit(violations || others ? 1 : 0);
