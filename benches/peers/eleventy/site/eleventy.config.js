import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import footnotes from "markdown-it-footnote";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

// Collections that are not those of a tag.
const OURS = ["all", "episodes", "seasons"];

/** Every episode, oldest first, with its neighbours. */
function episodes(collections) {
  const all = collections.getFilteredByGlob("content/season-*/*.md").sort((a, b) => a.date - b.date);
  all.forEach((episode, index) => {
    episode.data.previous = all[index - 1];
    episode.data.next = all[index + 1];
  });
  return all;
}

/** Every season with its episodes. */
function seasons(collections) {
  const byFolder = new Map();
  for (const episode of episodes(collections)) {
    const { folder, season: number } = episode.data;
    if (!byFolder.has(folder)) byFolder.set(folder, { folder, number, episodes: [] });
    byFolder.get(folder).episodes.push(episode);
  }
  return [...byFolder.values()];
}

export default function (eleventy) {
  eleventy.addPlugin(highlight);
  eleventy.amendLibrary("md", (markdown) => markdown.use(footnotes));
  eleventy.addPassthroughCopy({ "content/media": "media" });
  eleventy.addCollection("episodes", episodes);
  eleventy.addCollection("seasons", seasons);
  eleventy.addFilter("tags", (collections) => Object.keys(collections).filter((it) => !OURS.includes(it)));
  eleventy.addFilter("newest", (all, count) => all.slice(-count).reverse());
  eleventy.addFilter("day", (date) => day.format(date));
  eleventy.addFilter("rfc822", (date) => date.toUTCString());
  eleventy.addFilter("minutes", (content) => Math.ceil(content.split(/\s+/).length / 220));
  return { dir: { input: "content", includes: "../_includes", output: "_site" } };
}
