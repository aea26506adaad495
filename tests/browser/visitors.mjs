// Who visits the demo: it is hosted, and each visitor has a browser of their own. Whatever fails in one is told at the end.
import { join, resolve } from "node:path";
import { host, launched, repository, run } from "./hosted.mjs";

const program = resolve(process.argv[2] ?? join(repository, "target/debug/feuilleton"));
export const hosting = await host(program);
export const demo = hosting.publish(repository);
const browser = await launched();

/// An episode in the middle of the first season, and the next.
export const EPISODE = "first-light/a-candle-at-one-yard/";
export const NEXT = "first-light/the-man-who-cut-the-glass/";

/// What went wrong in all browsers so far: scripts that failed, and what the policy refused.
export const trouble = [];

/// The page of a new visitor; a script is run in it before those of the page.
export async function visitor(options = {}, script) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  page.on("pageerror", (it) => trouble.push(`${page.url()}: ${it}`));
  page.on("console", (it) => { if (it.type() === "error") trouble.push(`${page.url()}: ${it.text()}`); });
  return page;
}

export const done = (page) => page.context().close();

/// The demo on a host that has other things besides.
export const belowAPath = () => hosting.publish(repository, "/letters/");

/// The newsletter in Arabic that the tests of languages read.
export const inArabic = () => hosting.publish(hosting.unpacked(join(repository, "tests/languages/ar.txt")), "/ar/");

/// Runs tests, and ends the process with what became of them.
export async function told(tests) {
  const failed = await run(tests);
  await browser.close();
  hosting.close();
  for (const it of trouble) console.log(`FAIL ${it}`);
  console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed; ${demo.pages.length} pages of the demo, ${trouble.length} errors in them`);
  process.exit(failed || trouble.length ? 1 : 0);
}
