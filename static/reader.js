// Remembers, in this browser only, where its reader is in the story; the arrow keys turn the page. Without it nothing is
// missing but that.
{
  const key = "feuilleton " + new URL(".", document.currentScript.src).pathname;
  const way = (rel) => document.querySelector(`.neighbours a[rel=${rel}]`);
  const here = document.querySelector("article[data-label]");
  const keep = (url, label) => {
    try { localStorage.setItem(key, JSON.stringify({ url, label })); } catch { /* the reader wants nothing kept */ }
  };
  if (here) {
    keep(location.pathname, here.dataset.label);
    // Who has come to the way on has read the episode.
    const next = way("next");
    if (next) {
      new IntersectionObserver(([it], watch) => {
        if (it.isIntersecting) {
          watch.disconnect();
          keep(next.pathname, next.dataset.label);
        }
      }).observe(next);
    }
  }
  const line = document.querySelector("[data-continue]");
  if (line) {
    try {
      const { url, label } = JSON.parse(localStorage.getItem(key));
      if (url.startsWith("/") && label) {
        const link = line.querySelector("a");
        [link.href, link.textContent] = [url, line.dataset.continue.replace("{label}", label)];
        line.hidden = false;
      }
    } catch { /* a new reader */ }
  }
  addEventListener("keydown", (event) => {
    const busy = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
    if (busy || event.target.closest("input, textarea, select, audio, video, [tabindex]")) return;
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    ({ [forward]: way("next"), [back]: way("prev") })[event.key]?.click();
  });
}
