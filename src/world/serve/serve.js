// Keeps this page as the newsletter is, and shows the bar at its foot. It exists only while serving.
"use strict";
(() => {
  const own = document.currentScript;
  const tools = "/_feuilleton/";
  let version = Number(own.dataset.version);

  // The page stays where it was read.
  const place = "feuilleton:scroll:" + location.pathname;
  const before = sessionStorage.getItem(place);
  if (before !== null) {
    sessionStorage.removeItem(place);
    const back = () => scrollTo({ top: Number(before), behavior: "instant" });
    back();
    addEventListener("load", back);
  }
  const reload = () => {
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };

  const exchangeStyles = () => {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const url = new URL(link.href);
      if (url.origin !== location.origin) continue;
      url.searchParams.set("v", version);
      const fresh = link.cloneNode();
      fresh.href = url.href;
      // The old one goes when the new one is there, so nothing flashes.
      fresh.addEventListener("load", () => { link.remove(); lamp.apply(); });
      fresh.addEventListener("error", () => fresh.remove());
      link.after(fresh);
    }
  };

  // Light and dark, whatever the system says: every rule that asks is answered.
  const lamp = {
    choice: () => sessionStorage.getItem("feuilleton:lamp"),
    asked: new Map(),
    apply() {
      const choice = this.choice();
      document.documentElement.style.colorScheme = choice ?? "";
      const visit = (rules) => {
        for (const rule of rules) {
          if (rule instanceof CSSMediaRule) {
            const condition = this.asked.get(rule) ?? rule.media.mediaText;
            if (condition.includes("prefers-color-scheme")) {
              this.asked.set(rule, condition);
              rule.media.mediaText = choice === null ? condition : this.answer(condition, choice);
            }
          }
          if (rule.cssRules) visit(rule.cssRules);
        }
      };
      for (const sheet of document.styleSheets) {
        try { visit(sheet.cssRules); } catch { /* a style sheet of another site */ }
      }
    },
    answer: (condition, choice) =>
      condition.replace(/\(prefers-color-scheme:\s*(\w+)\)/g, (_, it) => (it === choice ? "(min-width: 0)" : "(max-width: 0)")),
  };
  lamp.apply();
  addEventListener("storage", () => lamp.apply());
  addEventListener("message", (it) => { if (it.origin === location.origin && it.data === "feuilleton:lamp") lamp.apply(); });

  // Elements of ours live apart from the author's style.
  const host = document.createElement("feuilleton-tools");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `<link rel="stylesheet" href="${tools}serve.css">`;
  document.documentElement.append(host);
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const overlay = {
    element: null,
    show(text) {
      this.hide();
      const close = make("button", { type: "button", textContent: "Hide", onclick: () => this.hide() });
      close.setAttribute("aria-keyshortcuts", "Escape");
      const drawing = make("pre", { tabIndex: 0 });
      for (const line of text.split("\n")) {
        const kind = /^error/.test(line) ? "error" : /^warning/.test(line) ? "warning" : /help:|note:/.test(line) ? "help" : "";
        drawing.append(make("span", { className: kind, textContent: line + "\n" }));
      }
      const heading = make("h2", { textContent: "This is the last version that could be shown" });
      this.element = make("section", { className: "overlay" }, make("header", {}, heading, close), drawing);
      this.element.setAttribute("role", "alert");
      root.append(this.element);
    },
    hide() {
      this.element?.remove();
      this.element = null;
    },
    async fetch() {
      const answer = await fetch(tools + "report");
      if (answer.ok) this.show(await answer.text());
    },
  };
  addEventListener("keydown", (it) => { if (it.key === "Escape") overlay.hide(); });
  if (own.dataset.fault !== undefined) overlay.show(own.dataset.fault);
  else if (own.dataset.broken !== undefined) overlay.fetch();

  // A browser keeps six connections to one server: a page that nobody looks at gives its own back.
  let news = null;
  const listen = () => {
    if (document.hidden) {
      news?.close();
      news = null;
      return;
    }
    if (news) return;
    news = new EventSource(`${tools}events?since=${version}`);
    const on = (name, act) => news.addEventListener(name, (it) => {
      version = Number(it.data);
      act();
    });
    on("pages", reload);
    on("styles", () => { exchangeStyles(); bar?.fill(); });
    on("broken", () => { overlay.fetch(); bar?.fill(); });
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { news?.close(); news = null; });
  addEventListener("pageshow", (it) => { if (it.persisted) listen(); });
  listen();

  // The bar itself. A page within a page has none.
  const bar = top === window ? { fill } : null;
  if (!bar) return;
  const state = make("span", { className: "state" });
  const reading = make("span", { className: "reading" });
  const findings = make("details", { className: "findings", hidden: true });
  const stage = make("div", { className: "stage", hidden: true });
  root.append(stage);

  const choices = (label, options, chosen, act) => {
    const group = make("div", { className: "choices" });
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    for (const [value, title] of options) {
      const button = make("button", { type: "button", textContent: title });
      button.setAttribute("aria-pressed", String(value === chosen));
      button.onclick = () => {
        for (const it of group.children) it.setAttribute("aria-pressed", String(it === button));
        act(value);
      };
      group.append(button);
    }
    return group;
  };

  const key = "feuilleton:view:" + location.pathname;
  const saved = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  const view = { medium: saved.medium ?? "web", width: saved.width ?? "desktop" };
  const page = encodeURIComponent(location.pathname);
  const show = () => {
    sessionStorage.setItem(key, JSON.stringify(view));
    const frames = [];
    if (view.medium === "all" || (view.medium === "web" && view.width === "phone")) {
      frames.push(make("iframe", { title: "The page", src: location.href, className: view.width }));
    }
    for (const [medium, title] of [["letter", "The letter"], ["plain-text", "The plain text"], ["feed-item", "The feed item"]]) {
      if (view.medium !== medium && view.medium !== "all") continue;
      frames.push(make("iframe", { title, src: `${tools}${medium}?path=${page}`, className: view.width }));
    }
    stage.replaceChildren(...frames);
    stage.hidden = frames.length === 0;
    document.documentElement.style.overflow = frames.length ? "hidden" : "";
  };
  const media = make("span");
  const widths = choices("Width", [["desktop", "Desktop"], ["phone", "Phone"]], view.width, (it) => { view.width = it; show(); });
  const lamps = choices("Light", [["", "System"], ["light", "Light"], ["dark", "Dark"]], lamp.choice() ?? "", (it) => {
    if (it) sessionStorage.setItem("feuilleton:lamp", it);
    else sessionStorage.removeItem("feuilleton:lamp");
    lamp.apply();
    for (const frame of stage.children) frame.contentWindow.postMessage("feuilleton:lamp", location.origin);
  });
  const nav = make("aside", { className: "bar" }, state, reading, media, widths, lamps, findings);
  nav.setAttribute("aria-label", "feuilleton serve");
  root.append(nav);

  async function fill() {
    const answer = await fetch(`${tools}page?path=${page}`);
    if (!answer.ok) return;
    const facts = await answer.json();
    const day = facts.day ? ` · ${facts.day}` : "";
    state.textContent = facts.state ? { draft: "Draft", scheduled: "Scheduled", published: "Published", broken: "Not printed" }[facts.state] + day : "";
    state.dataset.state = facts.state ?? "";
    reading.textContent = facts.words === undefined ? "" : `${facts.words} words${facts.minutes ? ` · ${facts.minutes} min` : ""}`;
    if (facts.note) reading.textContent = facts.note;
    if (facts.letter_bytes) reading.textContent += ` · letter ${Math.ceil(facts.letter_bytes / 1000)} of 100 kB`;
    reading.title = facts.source ?? "";
    if (facts.feed_item && !media.firstChild) {
      const all = [["web", "Web"], ["letter", "Letter"], ["plain-text", "Plain text"], ["feed-item", "Feed item"], ["all", "Side by side"]];
      media.append(choices("Medium", all, view.medium, (it) => { view.medium = it; show(); }));
    }
    const list = facts.findings ?? [];
    findings.hidden = list.length === 0 && !facts.elsewhere;
    const elsewhere = facts.elsewhere ? `${facts.elsewhere} elsewhere` : "";
    const title = list.length ? `${list.length} ${list.length === 1 ? "finding" : "findings"}` : "";
    findings.replaceChildren(make("summary", { textContent: [title, elsewhere].filter(Boolean).join(", ") }));
    const items = list.map((it) => make("li", {}, make("b", { textContent: it.rule }),
      ` line ${it.line}: ${it.message}`, ...(it.help ? [make("i", { textContent: it.help })] : [])));
    findings.append(make("ul", {}, ...items));
  }
  fill();
  show();
})();
