"""The check itself: each fault it looks for, put into a page that is otherwise right, is found."""

import pytest

import support

ORIGIN = "http://page.invalid"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
STYLE = """
:root { color-scheme: light dark; color: #111; background: #fff; }
@media (prefers-color-scheme: dark) { :root { color: #eee; background: #111; } }
button { min-width: 48px; min-height: 48px; }
.wide { width: 600px; }
.scroller { overflow-x: auto; }
.hider { overflow: hidden; }
.small { min-width: 0; min-height: 0; width: 10px; height: 10px; padding: 0; }
.faint { color: #ccc; background: #fff; }
@media (prefers-color-scheme: dark) { .dim { color: #444; background: #111; } }
.bar { position: fixed; inset: 0 0 auto; height: 200px; background: Canvas; }
"""
GOOD = "<p>Dossier</p><button>Opslaan</button>"
ELSEWHERE = '<img alt="" src="http://elsewhere.invalid/x.png">'
REGION = '<div class="scroller" role="region" tabindex="0" aria-label="Tabel"><p class="wide">breed</p></div>'


@pytest.fixture
def serve(browser):
    """`serve(body, …)` gives a watched page that answers as told; no program is needed for it."""
    contexts = []

    def open_page(body=GOOD, title="Dossier J-0042", status=200, headers=None, role="gp", path="/", scripts=True):
        context = browser.new_context(base_url=ORIGIN, viewport=support.DESKTOP, java_script_enabled=scripts)
        contexts.append(context)
        html = f'<!doctype html><html lang="nl"><title>{title}</title><link rel="stylesheet" href="/app.css"><main><h1>Kop</h1>{body}</main></html>'
        right = {"content-type": "text/html; charset=utf-8", "content-security-policy": POLICY, "cache-control": "no-store"}

        def answer(route):
            name = route.request.url.removeprefix(ORIGIN)
            if name == "/app.css":
                route.fulfill(body=STYLE, content_type="text/css")
            elif name == "/throws.js":
                route.fulfill(body="throw new Error('seeded')", content_type="text/javascript")
            elif name == path:
                route.fulfill(status=status, headers=right | (headers or {}), body=html)
            else:
                route.fulfill(status=404)

        context.route("**/*", answer)
        page = context.new_page()
        support.Watch(page, ORIGIN, role, ["Anna de Vries"], scripts)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("body", [GOOD, REGION])
def test_a_right_page_passes(serve, body):
    support.check(serve(body), "right")


def test_a_right_page_passes_without_scripts(serve):
    support.check(serve(scripts=False), "right")


def test_a_refused_form_passes_when_it_was_expected(serve):
    support.check(serve(status=422), "refused", status=422)


@pytest.mark.parametrize(
    ("found", "page"),
    {
        "axe, light: image-alt": {"body": '<img src="/app.css">'},
        "axe, light: color-contrast": {"body": '<p class="faint">bleek</p>'},
        "axe, dark: color-contrast": {"body": '<p class="dim">donker</p>'},
        "axe, 320 px: target-size": {"body": '<button class="small">a</button><button class="small">b</button>'},
        "the page is": {"body": '<p class="wide">breed</p>'},
        "scrolls sideways": {"body": '<div class="scroller" tabindex="0"><p class="wide">breed</p></div>'},
        "cut off": {"body": '<div class="hider"><p class="wide">breed</p></div>'},
        "content policy: style-src-attr": {"body": '<p style="color: red">rood</p>'},
        "content policy: script-src-elem": {"body": "<script>1</script>"},
        "content policy: img-src": {"body": ELSEWHERE},
        "request to another host": {"body": ELSEWHERE, "headers": {"content-security-policy": "default-src 'none'; img-src *"}},
        "script error: seeded": {"body": '<script src="/throws.js"></script>'},
        "404: ": {"body": '<img alt="" src="/missing.png">'},
        "status 500": {"status": 500},
        "status 422": {"status": 422},
        "HTML is": {"body": "<p>" + "lang " * 20_000},
        "no content policy": {"headers": {"content-security-policy": "script-src 'self'"}},
        "without Cache-Control": {"headers": {"cache-control": "private"}},
        "no title": {"title": " "},
        "a name in the title: Vries": {"title": "Dossier Vries"},
        "a name in the address: Anna": {"path": "/cases/anna"},
        "a BSN or birth date in the title": {"title": "Dossier 5-3-2012"},
        "a BSN or birth date in the address": {"path": "/cases?q=123456782"},
        "a contract manager sees a name": {"body": "<p>Anna de Vries</p>", "role": "contract_manager"},
    }.items(),
)
def test_a_fault_is_found(serve, found, page):
    with pytest.raises(AssertionError, match=found):
        support.check(serve(**page), "seeded")


def test_a_fault_after_the_check_is_kept(serve):
    page = serve()
    support.check(page, "right")
    page.evaluate("console.error('late')")
    assert support.faults_left(page) == ["console: late"]


def test_a_covered_focus_is_found(serve):
    assert support.focus_faults(serve()) == []
    assert support.focus_faults(serve(GOOD + '<div class="bar">balk</div>'))


def test_presses_are_counted_but_free_text_is_not(serve):
    page = serve('<input aria-label="zoek"><textarea aria-label="S"></textarea>')
    keys = support.Keys(page)
    keys.press("Tab")
    keys.type("vri")
    with pytest.raises(AssertionError, match="text area"):
        keys.type_free_text("nee")
    keys.press("Tab")
    keys.type_free_text("een lang verhaal")
    assert keys.count == 5
    assert page.input_value("input") == "vri"


def test_codes_are_those_of_the_standard():
    # RFC 6238, appendix B, the last six digits.
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert [support.totp(secret, it // 30) for it in (59, 1111111109, 20000000000)] == ["287082", "081804", "353130"]
