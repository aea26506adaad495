"""Renders what each service is handed with its engine, and compares it with what the author wrote."""
import glob, json, re, sys
from html.parser import HTMLParser
import django
from django.conf import settings
from django.template import Context, Engine
from liquid import Environment
import pystache

settings.configure(); django.setup()
URL = "https://out.example/1"

def go(text, names):
    """text/template: string literals and known names; anything else does not compile."""
    def action(found):
        inner = found.group(1).strip()
        if inner.startswith('"'): return json.loads(inner)
        return names[inner]
    return re.sub(r"\{\{(.*?)\}\}", action, text, flags=re.S)

def stand_in(pattern):
    return lambda text, names: re.sub(pattern, lambda it: names.get(it.group(0), "EATEN"), text)

def mustache(text, names):
    return pystache.Renderer(missing_tags="strict").render(text, names)

ENGINES = {
    "buttondown": (lambda text, names: Engine().from_string(text).render(Context(names, autoescape=False)), {"unsubscribe_url": URL}),
    "brevo": (lambda text, names: Engine().from_string(text).render(Context(names, autoescape=False)), {"unsubscribe": URL}),
    "kit": (lambda text, names: Environment().from_string(text).render(**names), {"unsubscribe_url": URL}),
    "keila": (lambda text, names: Environment().from_string(text).render(**names), {"unsubscribe_link": URL}),
    "listmonk": (go, {"UnsubscribeURL": URL}),
    "resend": (mustache, {"RESEND_UNSUBSCRIBE_URL": URL}),
    "mailchimp": (stand_in(r"\*\|.*?\|\*"), {"*|UNSUB|*": URL, "*|LIST:ADDRESSLINE|*": "Address"}),
    "ghost": (stand_in(r"%%\{.*?\}%%"), {}),
    "mailerlite": (stand_in(r"\{\$.*?\}|\{%.*?%\}"), {"{$unsubscribe}": URL}),
}

class Words(HTMLParser):
    def __init__(self, text):
        super().__init__(); self.words, self.skip = "", 0; self.feed(text)
    def handle_starttag(self, tag, attributes): self.skip += tag in ("style", "title")
    def handle_endtag(self, tag): self.skip -= tag in ("style", "title")
    def handle_data(self, data): self.words += "" if self.skip else data

def words(text):
    return " ".join(re.sub(r"[\u2060\u034f\u200c\xa0]", " " if False else "", text.replace("\xa0", " ")).split())

TITLE = "Writing {{ braces }} and *|MERGE|* tags"
WANTED = [
    "Prose with {{ user }}, {{{ raw }}}, {% if x %}, {# note #}, %%{x}%%, {$name} and",
    "{{ unsubscribe_url }} {{ UnsubscribeURL }} {{{RESEND_UNSUBSCRIBE_URL}}} {$unsubscribe} *|ARCHIVE|*",
    "{% for x in y %}{{x}}{% endfor %} {{{{ deep }}}} {{%}} *|*|*",
    '{{ "quoted" }}', "{{ head }}", "{% head %}", "{{ cell }}", "*|CELL|*", "*|UNSUB|*",
]
failed = 0
for name, (render, names) in ENGINES.items():
    folder = f"{sys.argv[1]}/{name}"
    page = render(open(glob.glob(f"{folder}/*.html")[0]).read(), names)
    texts = {"html": words(Words(page).words)}
    body = json.load(open(glob.glob(f"{folder}/*.json")[0]))
    if name not in ("ghost", "mailerlite"):
        texts["text"] = words(render(open(glob.glob(f"{folder}/*.txt")[0]).read(), names))
    # Ghost prints the title of a post by itself, above its text.
    for titled in [body["posts"][0]["title"]] if name == "ghost" else texts.values():
        if TITLE not in titled:
            failed += 1; print(f"{name}: `{TITLE}` is not in\n{titled[:1500]}")
    for kind, text in texts.items():
        for wanted in WANTED:
            if wanted not in text:
                failed += 1; print(f"{name} {kind}: `{wanted}` is not in\n{text[:1500]}"); break
        if "EATEN" in text or (names and kind == "html" and page.count(URL) != 1): failed += 1; print(f"{name} {kind}: a tag was eaten, or the way out is not there once")
    def strings(it):
        if isinstance(it, dict): it = list(it.values())
        if isinstance(it, list): return [text for value in it for text in strings(value)]
        return [it] if isinstance(it, str) else []
    subjects = [words(render(text, names)) for text in strings(body) if "now" in text and len(text) < 200]
    if name != "mailchimp" and "Use {{ name }} or {$name}, {% now %}" not in subjects: failed += 1; print(f"{name}: subject {subjects}")
print(f"{len(ENGINES)} services, {failed} problems")
sys.exit(failed > 0)
