// Chromium on each letter: the style sheet as written against the same rules on the elements, then without any <style>;
// then axe in light and dark. Usage: browser.mjs letter.css FILE…
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const require = createRequire(`${process.env.NODE_ROOT ?? process.cwd()}/package.json`);
const skip = what => { console.log(what); process.exit(77); };
const found = name => { try { return require.resolve(name); } catch { return skip(`${name} is not installed; NODE_ROOT names a folder with node_modules`); } };
const which = name => { try { return execFileSync('which', [name], { encoding: 'utf8' }).trim(); } catch { return null; } };
const { chromium } = require(found('playwright-core'));
const axe = readFileSync(found('axe-core/axe.min.js'), 'utf8');
const executablePath = process.env.CHROMIUM ?? which('chromium') ?? which('chromium-browser') ?? which('google-chrome') ?? skip('Chromium is not installed');
const [sheet, ...files] = process.argv.slice(2);
const css = readFileSync(sheet, 'utf8');
const args = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ');
const browser = await chromium.launch({ executablePath, args });
let problems = 0;
const say = (file, what) => { problems += 1; console.log(`${file.split('/').pop()}: ${what}`); };

const styles = page => page.evaluate(() => [...document.querySelectorAll('html, body, body *')].map(it => {
  const computed = getComputedStyle(it);
  return [it.tagName + '.' + it.className, Object.fromEntries([...computed].map(name => [name, computed.getPropertyValue(name)]))];
}));
const compare = (file, what, one, two, allowed) => {
  if (one.length !== two.length) return say(file, `${what}: ${one.length} elements against ${two.length}`);
  one.forEach(([name, style], index) => {
    for (const key of Object.keys(style)) {
      if (style[key] !== two[index][1][key] && !allowed.includes(key)) say(file, `${what}: ${name} ${key}: ${style[key]} against ${two[index][1][key]}`);
    }
  });
};

for (const file of files) {
  const html = readFileSync(file, 'utf8').replace(/src="https?:[^"]*"/g, 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw="');
  const bare = html.replace(/<style>[\s\S]*?<\/style>/g, '');
  const written = bare.replace(/ style="(?:[^"]*?(max-width: \d+px))?[^"]*"/g, (all, own, at) => own && /<(img|span class="[a-z]*-place")[^>]*$/.test(bare.slice(0, at)) ? ` style="${own}"` : '').replace('</head>', `<style>${css}</style></head>`);
  const page = await browser.newPage({ viewport: { width: 700, height: 900 }, javaScriptEnabled: true });
  const of = async text => { await page.setContent(text); return styles(page); };
  const [kept, stripped, sheeted] = [await of(html), await of(bare), await of(written)];
  compare(file, 'inlined', sheeted, stripped, []);
  compare(file, 'without <style>', kept, stripped, ['color-scheme']);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await page.setContent(html);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    for (const it of violations.filter(it => ['serious', 'critical'].includes(it.impact))) {
      say(file, `axe ${colorScheme}: ${it.id}: ${it.nodes.slice(0, 3).map(it => it.html.slice(0, 160) + ' — ' + (it.any[0]?.message ?? '')).join('\n  ')}`);
    }
    const wide = await page.evaluate(() => document.querySelector('.column').getBoundingClientRect().width);
    if (wide > 600) say(file, `a column of ${wide} pixels`);
  }
  await page.setViewportSize({ width: 360, height: 800 });
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) say(file, `wider than a phone: ${await page.evaluate(() => document.documentElement.scrollWidth)}`);
  await page.close();
}
await browser.close();
console.log(`${files.length} letters, ${problems} problems`);
process.exit(problems > 0 ? 1 : 0);
