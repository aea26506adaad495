// What caniemail knows of the letter without its <style>: no error but the four that every letter has.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
const folder = process.env.CANIEMAIL_ROOT ?? mkdtempSync(join(tmpdir(), 'caniemail-'));
if (!existsSync(join(folder, 'node_modules/caniemail'))) {
  try { execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, 'caniemail@1.0.5'], { stdio: 'ignore' }); }
  catch { console.log('caniemail cannot be installed'); process.exit(77); }
}
const require = createRequire(join(folder, 'package.json'));
const { caniemail } = await import(require.resolve('caniemail'));
const clients = ['gmail.desktop-webmail', 'gmail.android', 'gmail.ios', 'outlook.windows', 'outlook.outlook-com', 'apple-mail.macos', 'apple-mail.ios', 'yahoo.desktop-webmail'];
// `text-transform` is supported everywhere; this checker takes it for `transform`, whose name is part of its own. Where
// `word-break` is not, a long word runs out of the column, and nothing else is lost.
const ALLOWED = /^(<body>( element)?|height( property)?|role( attribute)?|transform|word-break)$/;
let problems = new Map();
for (const file of process.argv.slice(2)) {
  const html = readFileSync(file, 'utf8').replace(/<style>[\s\S]*?<\/style>/g, '');
  if (/[" ;]transform:/.test(html)) problems.set('a real transform', file);
  const { issues } = caniemail({ clients, html });
  for (const [, found] of issues.errors) for (const it of found) if (!ALLOWED.test(it.title)) problems.set(it.title, file);
}
for (const [title, file] of problems) console.log(`${title}: ${file}`);
console.log(`${process.argv.length - 2} letters, ${problems.size} features beyond the four`);
process.exit(problems.size > 0 ? 1 : 0);
