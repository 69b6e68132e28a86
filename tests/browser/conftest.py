"""The browser, the demo, and a page as each role sees it."""

import os
import string
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

import support
from support import field

PROGRAM = Path(__file__).parents[2] / "target/debug/uitstroom"
CHROMIUM = "/usr/bin/chromium"
# What Chromium would otherwise ask of hosts outside the machine, at every start.
QUIET = ["disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"]


def pytest_addoption(parser):
    parser.addoption("--screenshots", metavar="DIR", help="write a picture of every page that is checked into DIR")


def pytest_sessionfinish(session):
    """A skipped test proves nothing, so it fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.exitstatus == 0 and any(reporter.stats.get(it) for it in ("skipped", "xfailed", "xpassed")):
        session.exitstatus = 1


@pytest.fixture(scope="session")
def screenshots(pytestconfig):
    folder = pytestconfig.getoption("--screenshots")
    if folder:
        folder = Path(folder).resolve()
        folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[f"--{it}" for it in QUIET])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    demo = support.Demo(os.environ.get("UITSTROOM_BIN", PROGRAM), tmp_path_factory.mktemp("demo"))
    demo.names = []
    yield demo
    assert demo.stop(), "the demo did not end well within 15 s of being asked to"
    log = demo.log.read_text()
    assert not [it for it in demo.names if it in log], "the log holds a name"


@pytest.fixture(scope="session")
def new_context(browser, demo):
    """A browser of one's own: no cookies but those of `state`."""

    def open_context(state=None, scripts=True):
        context = browser.new_context(
            base_url=demo.url,
            storage_state=state,
            java_script_enabled=scripts,
            viewport=support.DESKTOP,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",  # contrast is measured on colours that have settled
        )
        context.set_default_timeout(15_000)
        return context

    return open_context


@pytest.fixture(scope="session")
def state_of(demo, new_context):
    """The cookies of a role; each role logs in once."""
    states = {}

    def state(role):
        if role not in states:
            context = new_context()
            log_in(context.new_page(), demo.accounts[role])
            states[role] = context.storage_state()
            context.close()
        return states[role]

    return state


def log_in(page, account):
    page.goto("/log-in")
    page.fill(field("user"), account.user)
    page.fill(field("password"), account.password)
    page.get_by_role("button", name=support.LOG_IN).click()
    page.wait_for_url("**/log-in/code")
    page.fill(field("code"), account.next_code())
    page.get_by_role("button", name=support.LOG_IN).click()
    page.wait_for_url(lambda url: not urlsplit(url).path.startswith("/log-in"))


@pytest.fixture(scope="session")
def names(demo, new_context, state_of):
    """Names of youths, as the youth professional finds them: what no title, address or log may hold."""
    context = new_context(state_of("youth_professional"))
    page = context.new_page()
    page.goto("/")
    found = set()
    for letter in string.ascii_lowercase:
        support.search(page, letter)
        # One hit opens the file at once, whose identity bar holds the name.
        found |= {it.strip() for it in page.locator(f"{support.HITS}, {support.IDENTITY_NAME}").all_inner_texts()}
    context.close()
    demo.names = sorted(it for it in found if " " in it)
    assert demo.names, "nobody was found: nothing to hold titles against"
    return demo.names


@pytest.fixture(scope="session")
def known(names, new_context, state_of):
    """A search term that finds exactly one case, and that case's address."""
    context = new_context(state_of("youth_professional"))
    page = context.new_page()
    page.goto("/")
    term = support.single_hit(page, names)
    page.goto("/")
    support.open_file(page, term)
    address = urlsplit(page.url).path
    context.close()
    return term, address


@pytest.fixture
def open_as(demo, names, new_context, state_of, screenshots):
    """`open_as(role, path)` gives a watched page; role None has not logged in."""
    pages = []

    def open_page(role, path="/", scripts=True):
        page = new_context(state_of(role) if role else None, scripts).new_page()
        support.Watch(page, demo.url, role, names, scripts, screenshots)
        pages.append(page)
        page.goto(path)
        return page

    yield open_page
    faults = [it for page in pages for it in support.faults_left(page)]
    for page in pages:
        page.context.close()
    assert not faults, "after the last check:\n  " + "\n  ".join(faults)
