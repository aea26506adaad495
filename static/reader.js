// Remembers, in this browser only, where its reader is in the story; the arrow keys turn the page, and chapters are heard
// on it. Without it nothing is missing but that.
{
  const key = "feuilleton " + new URL(".", document.currentScript.src).pathname;
  const way = (rel, page = document) => page.querySelector(`.neighbours a[rel=${rel}]`);
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; }
  };
  const keep = (place) => {
    try { localStorage.setItem(key, JSON.stringify(place)); } catch { /* the reader wants nothing kept */ }
  };
  const here = document.querySelector("article[data-label]");
  if (here) {
    const day = document.querySelector("meta[property='article:published_time']")?.content;
    const place = { url: location.pathname, label: here.dataset.label, day };
    const isLater = !(day <= kept().day);
    // Whoever looks something up, in an earlier episode or below a heading, has not left the place where they were.
    if (isLater && !location.hash) keep(place);
    const end = here.querySelector(".ornament");
    if (end && (isLater || !location.hash)) {
      // Whoever has come to the end of the text, or past it in one leap, has read the episode.
      new IntersectionObserver(([it], watch) => {
        if (!it.isIntersecting) return;
        watch.disconnect();
        const next = way("next");
        keep(next ? { url: next.pathname, label: next.dataset.label, day } : { ...place, read: true });
      }, { rootMargin: "1000000px 0px 0px" }).observe(end);
    }
  }
  const line = document.querySelector("[data-continue]");
  if (line) {
    // Whoever had read the newest episode goes on with the one after it, which only that episode's page knows by now.
    const after = async ({ url }) => {
      const page = await (await fetch(url, { cache: "no-cache" })).text();
      const next = way("next", new DOMParser().parseFromString(page, "text/html"));
      return { url: next?.pathname, label: next?.dataset.label };
    };
    const show = async () => {
      const { url, label } = kept().read ? await after(kept()).catch(() => ({})) : kept();
      line.hidden = !(/^\//.test(url) && label);
      if (line.hidden) return;
      const link = line.querySelector("a");
      [link.href, link.textContent] = [url, line.dataset.continue.replace("{label}", label)];
    };
    show();
    // A page that the browser had put away is shown as it was then.
    addEventListener("pageshow", (event) => { if (event.persisted) show(); });
  }
  const isBusy = (event) => event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
  addEventListener("click", (event) => {
    const chapter = event.target.closest(".section-list a");
    const player = document.querySelector(".audio audio");
    const begins = player?.querySelector("source").src + "#t=";
    if (isBusy(event) || !chapter?.href.startsWith(begins)) return;
    event.preventDefault();
    player.currentTime = Number(chapter.href.slice(begins.length));
    player.play().catch(() => { /* the player itself tells of what it cannot play */ });
  });
  addEventListener("keydown", (event) => {
    if (isBusy(event) || event.target.closest("input, textarea, select, audio, video, [tabindex]")) return;
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    ({ [forward]: way("next"), [back]: way("prev") })[event.key]?.click();
  });
}
