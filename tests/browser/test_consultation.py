"""Registering a consultation: by keyboard alone, in a few presses, and exactly once."""

import pytest

import support
from support import AFTER_SOEP, SOEP, check, field

NOTE = "Kind slaapt weer door en gaat met plezier naar school."
WRITTEN_CONTROLS = """form => new Set(
    [...form.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(it => it.checkVisibility()).map(it => it.name)
).size"""


def open_form(open_as, known, scripts=True):
    return open_as("youth_professional", known[1] + "/consultations/new", scripts=scripts)


def times_in_file(page, address, text):
    page.goto(address)
    return page.locator("main").get_by_text(text).count()


def test_by_keyboard_from_the_home_page_in_25_presses(open_as, known):
    term, address = known
    text = f"{NOTE} Toetsenbord."
    page = open_as("youth_professional")
    keys = support.Keys(page)

    keys.press("F4")
    keys.type(term)
    with page.expect_navigation():
        keys.press("Enter")
    if not support.FILE_ADDRESS.search(page.url):
        keys.press("Enter")
    page.wait_for_url("**" + address)
    keys.press("F2")
    page.wait_for_url(support.NEW_CONSULTATION_ADDRESS)
    assert support.focused(page) == SOEP[0]
    keys.type_free_text(text)
    keys.press("F9")
    page.wait_for_url(support.FILE_ADDRESS)
    check(page, "consultation-saved")

    assert keys.count <= 25
    assert times_in_file(page, address, text) == 1
    page.reload()
    assert times_in_file(page, address, text) == 1


def test_tab_goes_through_the_note_to_save(open_as, known):
    page = open_form(open_as, known)
    order = [support.focused(page)]
    while not order[-1].startswith("BUTTON") and len(order) < 40:
        page.keyboard.press("Tab")
        order.append(support.focused(page))
    assert order[: len(SOEP)] == SOEP, "the focus is in S on arrival, and then goes to O, E and P"
    assert [it for it in order if it in AFTER_SOEP] == AFTER_SOEP
    assert support.SAVE.search(order[-1].removeprefix("BUTTON ")), f"the first button after the fields saves, not {order[-1]}"


def test_the_form_asks_little(open_as, known):
    page = open_form(open_as, known)
    controls = page.locator(support.CONSULTATION_FORM).evaluate(WRITTEN_CONTROLS)
    assert controls - len(SOEP) <= 8


def test_without_scripts_it_is_saved_once(open_as, known):
    text = f"{NOTE} Zonder scripts."
    page = open_form(open_as, known, scripts=False)
    page.fill(field(SOEP[0]), text)
    page.get_by_role("button", name=support.SAVE).click()
    page.wait_for_url(support.FILE_ADDRESS)
    page.reload()
    assert times_in_file(page, known[1], text) == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_a_double_click_saves_once(open_as, known, scripts):
    text = f"{NOTE} Dubbelklik {'met' if scripts else 'zonder'} scripts."
    page = open_form(open_as, known, scripts)
    page.fill(field(SOEP[0]), text)
    page.get_by_role("button", name=support.SAVE).dblclick()
    page.wait_for_url(support.FILE_ADDRESS)
    assert times_in_file(page, known[1], text) == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_sending_again_after_a_lost_answer_saves_once(open_as, known, scripts):
    """A double click that is certain: the server gets both, since the browser never hears of the first."""
    text = f"{NOTE} Antwoord kwijt {'met' if scripts else 'zonder'} scripts."
    answers = []

    def lose_the_answer(route):
        if answers or not route.request.is_navigation_request():
            route.continue_()
        else:
            answers.append(route.fetch(max_redirects=0).status)
            route.abort("aborted")

    page = open_form(open_as, known, scripts)
    page.fill(field(SOEP[0]), text)
    save = page.get_by_role("button", name=support.SAVE)
    page.route("**/*", lose_the_answer)
    with page.expect_event("requestfailed"):
        save.click(no_wait_after=True)
    assert answers == [303]
    page.wait_for_timeout(2_100)  # for two seconds the page itself holds back a second sending
    save.click()
    page.wait_for_url(support.FILE_ADDRESS)
    assert times_in_file(page, known[1], text) == 1


def open_blank(open_as, known, scripts=True):
    """A form without what an earlier test left as a draft."""
    page = open_form(open_as, known, scripts)
    for it in SOEP:
        page.fill(field(it), "")
    return page


def written(page):
    return [page.input_value(field(it)) for it in SOEP]


PASTED = {
    "S: slaapt slecht\nO: oogt moe\nE: spanning\nP: bellen": ["slaapt slecht", "oogt moe", "spanning", "bellen"],
    "s slaapt\nslecht\n\n  p : bellen\nen mailen\no\nmoe": ["slaapt\nslecht", "moe", "", "bellen\nen mailen"],
    "Anders dan verwacht.\nP: bellen": ["Anders dan verwacht.", "", "", "bellen"],
    "O ja, en hij slaapt beter.": ["O ja, en hij slaapt beter.", "", "", ""],
}


@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_note_is_divided_over_the_four_fields(open_as, known, text):
    page = open_blank(open_as, known)
    page.focus(field("s"))
    page.evaluate(
        """text => {
            const data = new DataTransfer()
            data.setData("text/plain", text)
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})
            if (document.activeElement.dispatchEvent(event)) document.activeElement.setRangeText(text)
        }""",
        text,
    )
    assert written(page) == PASTED[text]


def test_a_template_fills_what_is_empty_and_leaves_the_caret_at_the_first_gap(open_as, known):
    page = open_blank(open_as, known)
    page.fill(field("e"), "Getypt.")
    page.focus(field("s"))
    page.get_by_role("link", name="Vervolg", exact=True).click()
    s, o, e, p = written(page)
    assert s.startswith("Hoe ging het") and o == "___" and e == "Getypt." and p.startswith("Tot de volgende")
    assert support.focused(page) == "s"
    page.keyboard.type("goed")
    assert page.input_value(field("s")) == "Hoe ging het sinds de vorige keer: goed"
    # A second one overwrites nothing.
    page.get_by_role("link", name="Eerste gesprek", exact=True).click()
    assert page.input_value(field("s")).startswith("Hoe ging het sinds de vorige keer: goed")
    assert [page.input_value(field(it)) for it in "oep"] == [o, e, p]


def test_without_scripts_a_template_fills_the_form(open_as, known):
    page = open_blank(open_as, known, scripts=False)
    page.get_by_role("button", name="Als concept bewaren").click()
    page.goto(known[1] + "/consultations/new")
    page.get_by_role("link", name="Vervolg", exact=True).click()
    assert page.input_value(field("s")).startswith("Hoe ging het")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_saved_note_can_be_copied_right_away(open_as, known, scripts):
    text = f"{NOTE} Kopie {'met' if scripts else 'zonder'} scripts."
    page = open_form(open_as, known, scripts)
    for it, line in zip(SOEP, [text, "", "", "Bellen."]):
        page.fill(field(it), line)
    page.get_by_role("button", name=support.SAVE).click()
    page.wait_for_url(support.FILE_ADDRESS)
    plain = f"S: {text}\nP: Bellen.\n"
    assert page.input_value("#his") == plain
    copy = page.get_by_role("button", name="Kopieer voor HIS")
    if not scripts:
        assert copy.count() == 0, "a button that would do nothing is not shown"
        return
    page.evaluate("() => { navigator.clipboard.writeText = async (it) => { window.copied = it } }")
    copy.click()
    assert page.evaluate("() => window.copied") == plain
    # Without the right to copy the text is shown selected.
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('no') } }")
    copy.click()
    page.wait_for_function("() => document.activeElement.id === 'his'")
    assert page.evaluate("() => { const it = document.activeElement; return it.value.slice(it.selectionStart, it.selectionEnd) }") == plain


def test_an_advice_is_saved_by_keyboard(open_as):
    page = open_as("youth_professional", "/advice/new")
    assert support.focused(page) == "question"
    page.keyboard.type("slap")
    assert page.input_value(field("question")) == "sleep"
    page.keyboard.press("Enter")
    page.wait_for_url("**/?saved=advice-given")
    check(page, "advice-given")


def test_a_new_consultation_begins_with_choosing_whom(open_as):
    page = open_as("youth_professional")
    page.keyboard.press("F2")
    page.wait_for_function("() => document.activeElement.name === 'q'")
