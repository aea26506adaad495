"""corpus.py --episodes N --out DIR [--no-code]   Writes the N episodes of a newsletter into DIR, the same on every machine.

Seasons of fifty, an episode a day up to June 2026. An episode has about 4.7 KB: headings, emphasis, links, a list, a
quotation, a picture, a footnote, two to four of forty tags, and in every fourth a block of code in one of five languages, no
two alike, so that highlighting one never saves another; but of its lines four in five come back in other blocks, as the
same few functions begin and end, which saves time to whoever knows a line again. With --no-code the blocks are left out,
and nothing else changes.
"""
import argparse
import base64
import datetime
import random
from pathlib import Path

NEWEST = datetime.date(2026, 6, 30)
THINGS = ("lamp lens tower harbour keeper fog bell ladder prism rope boat tide ledger candle window signal island reef "
          "storm wick mirror lantern chart compass anchor gull shutter railing kettle letter voyage barrel quay mast").split()
MANNERS = "bright narrow patient salted hollow late borrowed crooked silent careful northern rusted spare distant".split()
DEEDS = "polish trim light count carry mend watch borrow measure paint repair sketch answer follow doubt name".split()
PLACES = "Sallow Kestrel Vane Marrow Orrin Tolm Hask Brine Ebbing Ferrow".split()
TAGS = ("weather craft letters night repairs glass history tools visitors food birds maps music rope boats books maths "
        "clocks winter summer accounts law language rumours tea trade science safety colour engines gardens geology "
        "people radio rest ritual stars textiles travel wrecks").split()
# A picture of 32 by 20 pixels, in one colour.
PICTURE = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////"
    "////////wAALCAAUACABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AP/Z")
CODE = {
    "rust": '''/// How often the {a} was seen from {place}.
#[derive(Debug, Default)]
pub struct {A} {{
    seen: Vec<u32>,
    limit: Option<usize>,
}}

impl {A} {{
    pub fn {deed}(&mut self, {b}: u32) -> Result<usize, String> {{
        self.seen.push({b} * {n});
        match self.limit {{
            Some(most) if self.seen.len() > most => Err(format!("more than {{most}} {b}s")),
            _ => Ok(self.seen.len()), // the {manner} case
        }}
    }}
}}''',
    "python": '''from dataclasses import dataclass, field


@dataclass
class {A}:
    """A {manner} {a} that remembers each {b}."""

    name: str = "{place}"
    {b}s: list[int] = field(default_factory=list)

    def {deed}(self, limit: int = {n}) -> int:
        for number, {b} in enumerate(self.{b}s[:limit]):
            if {b} > {n} and number % 2:  # the odd ones
                return number
        return len(self.{b}s)''',
    "sql": '''-- The {n} {manner} days on which most of each {a} was seen
WITH ranked AS (
    SELECT s.id, s.{a}, count(o.id) AS sightings,
           row_number() OVER (PARTITION BY s.{a} ORDER BY count(o.id) DESC) AS place
    FROM shift AS s
    LEFT JOIN {b}_sighting AS o ON o.shift_id = s.id
         AND o.seen_at > now() - interval '{n} days'
    WHERE s.ended_at IS NULL
      AND s.station NOT IN ('{place}', 'harbour')
    GROUP BY s.id, s.{a}
)
SELECT {a}, sightings, place
FROM ranked
WHERE place <= {n}
ORDER BY sightings DESC, {a};''',
    "js": '''import {{ readFile }} from "node:fs/promises";

const {b}s = new Map();

/** Reads a {manner} {a}, at most {n} times. */
export async function {deed}{A}(path, {{ strict = true, retries = {n} }} = {{}}) {{
  if ({b}s.has(path)) return {b}s.get(path);
  for (let attempt = 0; attempt < retries; attempt++) {{
    try {{
      const text = await readFile(path, "utf8");
      return strict ? JSON.parse(text) : text.trim();
    }} catch (error) {{
      console.warn(`{place}: attempt ${{attempt + 1}}`, error.message);
    }}
  }}
}}''',
    "bash": '''#!/usr/bin/env bash
# Counts what is {manner} about each {a} at {place}.
set -euo pipefail

folder="${{1:-{b}s}}"
count=0
while IFS= read -r -d '' file; do
  if ! grep -q '^{deed} = ' "$file"; then
    echo "no {b}: $file" >&2
    continue
  fi
  count=$((count + {n}))
done < <(find "$folder" -name '*.log' -mtime -{n} -print0)
printf '%d {a}s\\n' "$count"
[ "$count" -gt 0 ] || exit 1''',
}


class Writer:
    """Writes one episode; what it says follows from its number."""

    def __init__(self, number, has_code):
        self.number = number
        self.has_code = has_code
        self.chance = random.Random(number)

    def pick(self, words):
        return self.chance.choice(words)

    def thing(self):
        """One of a thousand: many are put together of two, as an index of words is as long as there are words."""
        return self.pick(THINGS) + (self.pick(THINGS) if self.chance.random() < 0.5 else "")

    def clause(self):
        thing = f"{self.pick(MANNERS)} {self.thing()}"
        return self.pick((
            f"we {self.pick(DEEDS)} the {thing} before the {self.thing()}",
            f"nobody in {self.pick(PLACES)} would {self.pick(DEEDS)} a {thing} without one {self.thing()}",
            f"it takes about {self.chance.randrange(2, 90)} minutes to {self.pick(DEEDS)} a {thing}",
            f"the {self.thing()} of {self.pick(PLACES)} is {self.pick(MANNERS)}, {self.pick(MANNERS)} and {self.pick(MANNERS)}",
            f"every {thing} here began as a {self.thing()} that we had to {self.pick(DEEDS)}",
        ))

    def sentence(self):
        text = self.clause()
        if self.chance.random() < 0.4:
            text += self.pick((", and ", ", but ", "; ", " because ", " — ")) + self.clause()
        ornament = self.chance.random()
        if ornament < 0.08:
            text += f", says *{self.pick(MANNERS)} {self.pick(THINGS)}*"
        elif ornament < 0.16:
            text += f", a **{self.pick(MANNERS)} {self.pick(THINGS)}**"
        elif ornament < 0.24:
            text += f" ([{self.pick(THINGS)}]({self.link()}))"
        return capital(text) + "."

    def link(self):
        return f"https://{self.pick(THINGS)}.example/{self.pick(MANNERS)}/{self.pick(THINGS)}"

    def paragraph(self):
        return " ".join(self.sentence() for _ in range(self.chance.randint(3, 5)))

    def heading(self):
        return capital(f"{self.pick(MANNERS)} {self.pick(THINGS)} and {self.pick(THINGS)}")

    def code(self):
        language = list(CODE)[self.number // 4 % len(CODE)]
        a, b = self.pick(THINGS), self.pick(THINGS)
        text = CODE[language].format(a=a, A=a.capitalize(), b=b, deed=self.pick(DEEDS), manner=self.pick(MANNERS),
                                     place=self.pick(PLACES), n=self.number + 2)
        return f"```{language}\n{text}\n```"

    def body(self):
        blocks = [
            "\n".join(f"- {self.sentence()}" for _ in range(self.chance.randint(3, 6))),
            f"> {self.sentence()} {self.sentence()}\n>\n> — {self.pick(PLACES)}, keeper of the {self.pick(THINGS)}",
            f'![A {self.pick(MANNERS)} {self.pick(THINGS)}](/media/{self.number % 97:03}.jpg "Seen from {self.pick(PLACES)}")',
        ]
        if self.number % 4 == 0:
            code = self.code()
            blocks += [code] if self.has_code else []
        self.chance.shuffle(blocks)
        parts = [self.paragraph(), f"Last week {self.clause()}.[^1] {self.sentence()}"]
        for block in blocks:
            parts += [f"## {self.heading()}", self.paragraph(), block, self.paragraph()]
        parts += [self.paragraph(), "---", f"That is all for this week. *{self.sentence()}*",
                  f"[^1]: {self.sentence()} See [the {self.pick(THINGS)}]({self.link()})."]
        return "\n\n".join(parts) + "\n"

    def front_matter(self, season, episode, date):
        tags = ", ".join(f'"{tag}"' for tag in sorted(self.chance.sample(TAGS, self.chance.randint(2, 4))))
        return (f'+++\ntitle = "{self.heading()}, {self.number + 1}"\nseason = {season}\nepisode = {episode}\ndate = {date}\n'
                f'tags = [{tags}]\nsummary = "{capital(self.clause())}. {capital(self.clause())}."\n+++\n\n')

    def slug(self):
        """With the number in words of its own, so that no two are alike."""
        high, low = divmod(self.number, len(THINGS))
        return f"{self.pick(MANNERS)}-{THINGS[low]}-{high}" if high else f"{self.pick(MANNERS)}-{THINGS[low]}"


def capital(text):
    return text[0].upper() + text[1:]


def write(folder, episodes, has_code):
    """Writes the episodes of the newsletter and the pictures that they show."""
    for number in range(episodes):
        season, episode = number // 50 + 1, number % 50 + 1
        writer = Writer(number, has_code)
        text = writer.front_matter(season, episode, NEWEST - datetime.timedelta(days=episodes - 1 - number)) + writer.body()
        file = folder / "content" / f"season-{season:02}" / f"{episode:02}-{writer.slug()}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (folder / "static" / "media").mkdir(parents=True)
    for number in range(97):
        (folder / "static" / "media" / f"{number:03}.jpg").write_bytes(PICTURE)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--episodes", type=int, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--no-code", action="store_true")
    chosen = options.parse_args()
    write(chosen.out, chosen.episodes, not chosen.no_code)
