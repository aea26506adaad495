// What scripts of this folder share: Debian's Chromium, newsletters on a host that is as strict as a host can be, and how tests
// are run.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const here = import.meta.dirname;
export const repository = resolve(here, "../..");

/// The policy that every page of the default theme needs, and no more: README.md names it.
export const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; "
  + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".xml": "application/xml", ".txt": "text/plain" };

/// A module from npm; playwright-core and axe-core are installed beside this file when they are absent.
export function installed(name) {
  try {
    return createRequire(join(process.env.NODE_PATH ?? here, "package.json"))(name);
  } catch {
    execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
    return createRequire(join(here, "package.json"))(name);
  }
}

/// A browser; CHROMIUM names another than /usr/bin/chromium.
export function launched(options = {}) {
  return installed("playwright-core").chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
    ...options,
  });
}

/// Runs tests by their names and tells how each ended; one may give the reason why it was skipped. Gives how many failed. Each that
/// does is told to `failure`. ONLY names a part of the names of those that are wanted.
export async function run(tests, failure = async () => {}) {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    if (process.env.ONLY && !name.includes(process.env.ONLY)) continue;
    try {
      const skipped = await test();
      console.log(skipped ? `skip ${name}: ${skipped}` : `ok   ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${name}\n${error.stack}`);
      await failure(`failed-${failed}`);
    }
  }
  return failed;
}

/// A host for newsletters, each below a path of its own. Texts are sent packed, and may be kept for ten minutes.
export async function host(program) {
  const work = mkdtempSync(join(tmpdir(), "feuilleton-host-"));
  const outputs = new Map();
  const counts = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const base = [...outputs.keys()].filter((it) => path.startsWith(it)).sort((a, b) => b.length - a.length)[0];
    let file = base ? join(outputs.get(base), path.slice(base.length)) : "";
    if (file && path.endsWith("/")) file = join(file, "index.html");
    if (!file || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const headers = { "Content-Type": type, "Content-Security-Policy": POLICY, "Cache-Control": "max-age=600" };
    const bytes = readFileSync(file);
    const packed = /text|json|javascript|xml/.test(type) ? gzipSync(bytes) : bytes;
    if (packed !== bytes) headers["Content-Encoding"] = "gzip";
    const moved = counts.get(base);
    moved.sent += packed.length;
    moved.plain += bytes.length;
    moved.requests.push(`${path} ${packed.length}`);
    response.writeHead(200, headers).end(packed);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    /// Builds the newsletter at `root` for the path `base`, as of a day, and shows it there.
    publish(root, base = "/", today = "2026-11-22") {
      const output = join(work, `site-${outputs.size}`);
      execFileSync(program, ["build", "--root", root, "--output", output, "--base-url", `https://example.org${base}`, "--today", today],
        { stdio: ["ignore", "ignore", "ignore"] });
      return this.show(output, base);
    },
    /// Shows the site in the folder `output` at the path `base` and gives its address, its folder, its pages and their `html`, and
    /// what is `moved` of it; what only leads on to another address is no page.
    show(output, base = "/") {
      const moved = { sent: 0, plain: 0, requests: [] };
      outputs.set(base, output);
      counts.set(base, moved);
      const files = readdirSync(output, { recursive: true }).filter((it) => it.endsWith(".html")).sort();
      const text = (file) => readFileSync(join(output, file), "utf8");
      const pages = new Map();
      for (const file of files.filter((it) => !text(it).includes('http-equiv="refresh"'))) {
        pages.set(file.replace(/(^|\/)index\.html$/, "$1"), text(file));
      }
      return { home: origin + base, output, moved, pages: [...pages.keys()], html: (path) => pages.get(path) };
    },
    /// The newsletter that is written in one file, where `//- path` begins a file of it.
    unpacked(file) {
      const root = mkdtempSync(join(work, "newsletter-"));
      for (const part of readFileSync(file, "utf8").split(/^\/\/- /m).slice(1)) {
        const end = part.indexOf("\n");
        const path = join(root, part.slice(0, end));
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, part.slice(end + 1));
      }
      return root;
    },
    close() {
      server.close();
      rmSync(work, { recursive: true });
    },
  };
}
