"""What the browser tests stand on: the demo, the check that every page passes, the count of key presses,
and, in one place, the fields and buttons by which the tests find their way."""

import base64
import hashlib
import hmac
import json
import re
import signal
import struct
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import axe_playwright_python

TODAY = "2026-11-22"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 800}

# --- where things are on a page ----------------------------------------------------------------

SEARCH_BOX = "input[name=q]"
SEARCH_BUTTON = "form[action='/search'] button"
HITS = "main a[data-result]"
IDENTITY_NAME = ".identity a"

SOEP = ["s", "o", "e", "p"]
AFTER_SOEP = ["status", "next_on"]
CONSULTATION_FORM = "form:has(textarea[name=s])"
SAVE = re.compile(r"^(bewa|opslaan)", re.I)

LOG_IN = re.compile(r"^(inloggen|verder)", re.I)
LOG_OUT = re.compile(r"^uitloggen", re.I)

KEPT_LINES = "#kept .flag"
KEEP_ON = re.compile(r"^\s*aanhouden", re.I)
MOTIVE = "[name=motive]"

FILE_ADDRESS = re.compile(r"/cases/\d+([?#].*)?$")
NEW_CONSULTATION_ADDRESS = re.compile(r"/cases/\d+/consultations/new$")


def field(name):
    return f"[name='{name}']"


# --- the program under test --------------------------------------------------------------------


class Account:
    """A demo user, who remembers which code was used last: each counts once."""

    def __init__(self, facts):
        self.role = facts["role"]
        self.user = facts["user"]
        self.password = facts["password"]
        self._secret = facts["totp_secret"]
        self._last_step = 0

    def next_code(self):
        while (step := int(time.time()) // 30) <= self._last_step:
            time.sleep(0.2)
        self._last_step = step
        return totp(self._secret, step)


def totp(secret, step):
    """RFC 6238: SHA-1, six digits; `step` is the number of 30-second steps since 1970."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8), casefold=True)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


class Demo:
    """`uitstroom demo` on a free port and in a folder of its own."""

    def __init__(self, program, folder, seconds=180):
        self.log = folder / "log"
        command = [program, "demo", "--port", "0", "--dir", str(folder / "data"), "--today", TODAY]
        with open(folder / "stdout", "wb") as stdout, open(self.log, "wb") as stderr:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr)
        facts = self._first_line(folder / "stdout", seconds)
        self.url = facts["url"].rstrip("/")
        self.accounts = {}
        for user in facts["users"]:
            self.accounts.setdefault(user["role"], Account(user))

    def _first_line(self, stdout, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until and self._process.poll() is None:
            text = stdout.read_text()
            if "\n" in text:
                return json.loads(text.split("\n")[0])
            time.sleep(0.05)
        self.stop()
        raise AssertionError(f"the demo did not start within {seconds} s:\n{self.log.read_text()[-3000:]}")

    def stop(self):
        """Asks it to end, as a service manager would. True when it did so in time and well."""
        self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(15) in (0, -signal.SIGTERM)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return False


# --- the check that every page passes ----------------------------------------------------------

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HTML_LIMIT = 80_000

_watches = WeakKeyDictionary()


class Watch:
    """Writes down what goes wrong on a page from its first byte on, until `check` reads it."""

    def __init__(self, page, origin, role=None, names=(), scripts=True, screenshots=None):
        self.page, self.origin, self.role = page, origin, role
        self.names, self.scripts, self.screenshots = names, scripts, screenshots
        self.faults = []
        self.answer = None
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", self._request_failed)
        page.on("response", self._response)
        if scripts:
            page.expose_binding("reportViolation", lambda _, what: self.faults.append(f"content policy: {what}"))
            page.add_init_script(
                "document.addEventListener('securitypolicyviolation',"
                " it => reportViolation(`${it.effectiveDirective} stopped ${it.blockedURI}`))"
            )
        _watches[page] = self

    def _console(self, message):
        # Chromium calls a page that answers 422 an error; `check` compares the status itself.
        own_status = message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url
        if message.type == "error" and not own_status:
            self.faults.append(f"console: {message.text}")

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and f"{address.scheme}://{address.netloc}" != self.origin:
            self.faults.append(f"request to another host: {request.url}")

    def _request_failed(self, request):
        # A second click, or leaving the page, ends a request under way; that is the browser's right.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"request failed: {request.url} {request.failure}")

    def _response(self, response):
        request = response.request
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            if not 300 <= response.status < 400:
                self.answer = response
        elif response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


def faults_left(page):
    """What went wrong after the last `check`."""
    return list(_watches[page].faults)


def check(page, name, status=200):
    """Everything that holds on every page. Leaves the page light and as wide as a desk's screen."""
    watch = _watches[page]
    page.wait_for_load_state("load")
    faults = _answer_faults(watch, status) + _title_faults(watch)
    faults += _axe_faults(watch, "light", {"type": "tag", "values": AXE_TAGS})
    _picture(watch, name, "light")
    page.emulate_media(color_scheme="dark")
    faults += _axe_faults(watch, "dark", {"type": "rule", "values": ["color-contrast"]})
    _picture(watch, name, "dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    faults += page.evaluate(REFLOW)
    faults += _axe_faults(watch, "320 px", {"type": "rule", "values": ["target-size"]})
    _picture(watch, name, "phone")
    page.set_viewport_size(DESKTOP)
    page.emulate_media(media="print")
    _picture(watch, name, "print")
    page.emulate_media(media="screen")
    faults += watch.faults
    watch.faults = []
    assert not faults, f"{name}, {urlsplit(page.url).path}:\n  " + "\n  ".join(faults)


def _answer_faults(watch, status):
    answer = watch.answer
    if answer is None:
        return ["the page came without an answer from the server"]
    if answer.status != status:
        return [f"status {answer.status}, expected {status}"]
    faults = []
    html = answer.text()
    if len(html.encode()) > HTML_LIMIT:
        faults.append(f"HTML is {len(html.encode())} bytes, at most {HTML_LIMIT}")
    if "default-src 'none'" not in answer.headers.get("content-security-policy", ""):
        faults.append("no content policy that begins with nothing")
    if watch.role and "no-store" not in answer.headers.get("cache-control", ""):
        faults.append("a personal page without Cache-Control: no-store")
    if watch.role == "contract_manager":
        faults += [f"a contract manager sees a name: {it}" for it in watch.names if it in html]
    return faults


def _title_faults(watch):
    title, address = watch.page.title(), watch.page.url.removeprefix(watch.origin)
    faults = [] if title.strip() else ["no title"]
    # Longer than two letters and with a capital: "van" and "de" are no names.
    words = {word for name in watch.names for word in name.split() if len(word) > 2 and word[0].isupper()}
    for place, text, case in (("title", title, 0), ("address", address, re.I)):
        faults += [f"a name in the {place}: {it}" for it in sorted(words) if re.search(rf"\b{re.escape(it)}\b", text, case)]
        if re.search(r"\b\d{9}\b|\b\d{1,2}-\d{1,2}-\d{4}\b", text):
            faults.append(f"a BSN or birth date in the {place}: {text}")
    return faults


def _axe_faults(watch, when, rules):
    # axe cannot run where scripts are off; the same page with scripts on is checked elsewhere.
    if not watch.scripts:
        return []
    # By `evaluate`, since the page's content policy would stop a script element.
    if not watch.page.evaluate("() => 'axe' in window"):
        watch.page.evaluate(AXE)
    options = {"runOnly": rules, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
    result = watch.page.evaluate("options => axe.run(document, options)", options)
    return [
        f"axe, {when}: {it['id']}: {it['help']}: {node['html'][:160]}" for it in result["violations"] for node in it["nodes"][:5]
    ]


# At 320 px nothing scrolls sideways but a named region that the keyboard reaches, and nothing is cut off.
REFLOW = """() => {
    const faults = []
    const tag = it => it.cloneNode().outerHTML.slice(0, 120)
    if (document.scrollingElement.scrollWidth > innerWidth) {
        const widest = [...document.body.querySelectorAll('*')].filter(it => it.getBoundingClientRect().right > innerWidth + 1)
        faults.push(`320 px: the page is ${document.scrollingElement.scrollWidth} px wide: ${widest.slice(0, 3).map(tag).join(' ')}`)
    }
    for (const it of document.body.querySelectorAll('*:not(input, select, textarea, svg, svg *)')) {
        if (it.scrollWidth <= it.clientWidth + 1 || it.clientWidth <= 2) continue  // 2: text for screen readers only
        const overflow = getComputedStyle(it).overflowX
        if (overflow === 'hidden' || overflow === 'clip') faults.push(`320 px: cut off: ${tag(it)}`)
        if (overflow !== 'auto' && overflow !== 'scroll') continue
        const label = it.getAttribute('aria-label') || document.getElementById(it.getAttribute('aria-labelledby'))?.textContent
        const reachable = it.getAttribute('tabindex') === '0' && it.getAttribute('role') === 'region'
        if (!reachable || !label?.trim()) faults.push(`320 px: scrolls sideways without being a named region with tabindex 0: ${tag(it)}`)
    }
    return faults
}"""


def _picture(watch, name, way):
    if watch.screenshots and watch.scripts:
        watch.page.screenshot(path=watch.screenshots / f"{name}-{way}.png", full_page=True)


# --- the keyboard ------------------------------------------------------------------------------


class Keys:
    """A keyboard that counts: every press, and every character outside a free text."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def press(self, key):
        self.page.keyboard.press(key)
        self.count += 1

    def type(self, text):
        for character in text:
            self.page.keyboard.type(character)
            self.count += 1

    def type_free_text(self, text):
        assert self.page.evaluate("document.activeElement.tagName") == "TEXTAREA", "free text goes into a text area"
        self.page.keyboard.type(text)


def focused(page):
    """The `name` of the field that has the focus; of anything else the kind and the text."""
    return page.evaluate(
        "() => { const it = document.activeElement;"
        " return it.matches('input, select, textarea') ? it.name : `${it.tagName} ${it.innerText.trim()}` }"
    )


# One press of Tab further: what has the focus, and what hides it.
FOCUS = """() => {
    const it = document.activeElement
    if (it === document.body) return null
    const tag = node => node.cloneNode().outerHTML.slice(0, 120)
    const box = it.getClientRects()[0] ?? it.getBoundingClientRect()
    // Of what is taller than the screen the middle of the part in sight.
    const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
    const top = document.elementFromPoint(box.x + box.width / 2, middle)
    const seen = top && (it.contains(top) || top.contains(it) || [...(it.labels ?? [])].some(label => label.contains(top)))
    it.dataset.visits = (Number(it.dataset.visits) || 0) + 1
    return {round: it.dataset.visits > 1 && it.type !== 'radio', fault: seen ? null : `${tag(it)} is under ${top ? tag(top) : 'nothing'}`}
}"""


def focus_faults(page, presses=300):
    """Goes through the page by Tab: nothing that has the focus is hidden by what sticks to the screen."""
    faults = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUS)
        if step is None or step["round"]:
            return faults
        if step["fault"]:
            faults.append(step["fault"])
    return faults + [f"{presses} presses of Tab did not lead round the page"]


# --- finding one's way -------------------------------------------------------------------------


def search(page, term):
    """Searches from the header. One hit may open at once; then this is its file."""
    page.fill(SEARCH_BOX, term)
    with page.expect_navigation():
        page.press(SEARCH_BOX, "Enter")


def hits(page):
    return sorted(set(page.eval_on_selector_all(HITS, "them => them.map(it => it.pathname)")))


def open_file(page, term):
    """Searches, and opens the file of the only hit, or of the first."""
    search(page, term)
    if not FILE_ADDRESS.search(page.url):
        page.locator(HITS).first.click()
        page.wait_for_url(FILE_ADDRESS)


def single_hit(page, names):
    """A beginning of a name, as short as can be, that finds exactly one case."""
    for name in names:
        for word in re.findall(r"[A-Za-z]{3,}", name):
            for length in range(3, len(word) + 1):
                term = word[:length].lower()
                if sum(bool(re.search(rf"\b{term}", it.lower())) for it in names) > 1:
                    continue
                page.goto("/")
                search(page, term)
                if not FILE_ADDRESS.search(page.url) and len(hits(page)) == 1:
                    page.locator(HITS).click()
                    page.wait_for_url(FILE_ADDRESS)
                # A closed case takes no new consultation.
                if FILE_ADDRESS.search(page.url) and page.locator("[data-key=F2]").count():
                    return term
                break  # the whole register has more of them than the page of names we looked at
    raise AssertionError("no beginning of a name finds exactly one case")
