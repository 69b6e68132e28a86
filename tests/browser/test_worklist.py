"""The worklist: a line that is kept on leaves the open lines and stands among the kept ones."""

import support
from support import check


def test_keeping_a_line_on(open_as):
    page = open_as("youth_professional", "/worklist")
    page.goto("/worklist?tab=kept")
    kept = page.locator(support.KEPT_LINES).count()
    page.goto("/worklist")
    keep_on = page.locator("main a", has_text=support.KEEP_ON).first
    address = keep_on.get_attribute("href")

    keep_on.click()
    motive = page.locator(support.MOTIVE)
    motive.first.wait_for(state="attached")
    check(page, "worklist-keep-on")
    choose_any(motive)
    form = page.locator("form", has=page.locator(support.MOTIVE))
    form.get_by_role("button", name=support.SAVE).or_(form.get_by_role("button", name=support.KEEP_ON)).click()
    page.wait_for_url(lambda url: address not in url)

    page.goto("/worklist")
    assert page.locator(f"main a[href='{address}']").count() == 0
    page.goto("/worklist?tab=kept")
    check(page, "worklist-kept")
    assert page.locator(support.KEPT_LINES).count() == kept + 1


def choose_any(motive):
    if motive.first.evaluate("it => it.tagName") == "SELECT":
        filled = motive.first.locator("option:not([value=''])").first
        motive.first.select_option(filled.get_attribute("value"))
    else:
        motive.first.check(force=True)  # a chip's label lies over its radio button
