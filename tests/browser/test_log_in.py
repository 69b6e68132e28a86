"""In with a password and a code, and out again for good."""

from urllib.parse import urlsplit

import support
from support import check, field


def test_log_in_and_out(open_as, demo):
    account = demo.accounts["privacy_officer"]
    page = open_as(None, "/log-in")
    check(page, "log-in")
    button = page.get_by_role("button", name=support.LOG_IN)

    page.fill(field("user"), account.user)
    page.fill(field("password"), account.password + "x")
    button.click()
    check(page, "log-in-refused", status=422)
    assert page.title().startswith("Fout:")
    assert page.input_value(field("user")) == account.user, "what was typed stays"
    assert page.input_value(field("password")) == "", "but never a password"

    page.wait_for_timeout(2_100)  # after a failure one waits a second
    page.fill(field("password"), account.password)
    button.click()
    page.wait_for_url("**/log-in/code")
    check(page, "log-in-code")
    assert page.get_attribute(field("code"), "autocomplete") == "one-time-code"
    page.fill(field("code"), account.next_code())
    button.click()
    page.wait_for_url(demo.url + "/")
    check(page, "start")

    page.get_by_role("button", name=support.LOG_OUT).click()
    page.wait_for_url("**/log-in?saved=logged-out")
    page.go_back()
    assert urlsplit(page.url).path == "/log-in", "Back must not bring the page of before"
    assert page.locator(field("password")).is_visible()


def test_who_is_not_logged_in_is_asked_to(open_as):
    for path in ("/", "/worklist", "/cases/1", "/settings"):
        page = open_as(None, path)
        assert urlsplit(page.url).path == "/log-in", path
