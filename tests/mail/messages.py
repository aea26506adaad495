"""Each message as Python's own mail package reads it (policy default): no defect, every header once, the same text."""
import email, email.policy, html, re, sys
from html.parser import HTMLParser

ONCE = "Date From To Subject Message-ID List-Id List-Archive Archived-At Content-Language MIME-Version Content-Type".split()
names, failed = set(), 0

class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.images, self.words = [], [], []
        self.skip = 0
    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a": self.links.append(attributes.get("href"))
        if tag == "img": self.images.append(attributes)
        if tag in ("style", "title"): self.skip += 1
    def handle_endtag(self, tag):
        if tag in ("style", "title"): self.skip -= 1
    def handle_data(self, data):
        if not self.skip: self.words.append(data)

def check(path):
    raw = open(path, "rb").read()
    problems = []
    def want(holds, what):
        if not holds: problems.append(what)
    want(b"\n" not in raw.replace(b"\r\n", b""), "a line end that is not CRLF")
    want(all(byte < 128 for byte in raw), "a byte that is not ASCII")
    want(max(map(len, raw.split(b"\r\n"))) <= 998, "a line over 998")
    body = raw.split(b"\r\n\r\n", 1)[1]
    want(max(map(len, body.split(b"\r\n"))) <= 78, "a line over 78 in the body")
    want(not re.search(rb"^(From |\.)", raw, re.M), "a line that begins with `From ` or a dot")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [part for part in message.walk()]
    want(not any(part.defects for part in parts), f"defects {[part.defects for part in parts]}")
    for name in ONCE: want(len(message.get_all(name, [])) == 1, f"{name} is not there once")
    want(message["Message-ID"] not in names, "a Message-ID twice")
    names.add(message["Message-ID"])
    kinds = [part.get_content_type() for part in parts]
    want(kinds[:3] == ["multipart/alternative", "text/plain", "text/html"], f"parts {kinds}")
    text, page = parts[1].get_content(), parts[2].get_content()
    want(len(page.encode()) < 100_000, "HTML of 100,000 bytes or more")
    want("\n" not in str(message["Subject"]), "a subject of two lines")
    reader = Links(); reader.feed(page)
    for link in reader.links:
        where = html.unescape(link).removeprefix("mailto:")
        want(where in text or where.rstrip("/") in text or link.rstrip("/") == str(message["Archived-At"]).strip("<>").rstrip("/").rsplit("/", 2)[0] or link.count("/") == 3, f"the text lacks the link {link}")
    for image in reader.images: want("alt" in image, "a picture without alt")
    for line in text.splitlines():
        want(len(line) <= 78 or "http" in line or line.startswith("    ") or line.startswith(("> ", "| ")) or " " not in line, f"a long line: {line[:90]}")
    unsubscribe = message["List-Unsubscribe"]
    if unsubscribe:
        address = unsubscribe.split(",")[-1].strip().strip("<>")
        want(page.count(f'"{address}"') == 1 and text.count(address) == 1, "the way out is not there once in each part")
    return problems

for path in sys.argv[1:]:
    for problem in check(path):
        failed += 1
        print(f"{path}: {problem}")
print(f"{len(sys.argv) - 1} messages, {failed} problems")
sys.exit(failed > 0)
