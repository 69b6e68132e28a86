"""Who is invited comes in by a link, chooses a password and couples a second factor; both are changed by who types the password again."""

import time
from urllib.parse import urlsplit

from support import check, field, totp

PASSWORD = "een lange zin met zeven paarden"


def fill(page, **typed):
    for name, text in typed.items():
        page.fill(field(name), text)


def send(page):
    with page.expect_navigation():
        page.locator("main form button.button").first.click()


def code(page):
    """What the device of the invited would show for the key on the page."""
    key = page.locator("main code").first.inner_text().replace(" ", "")
    return totp(key, int(time.time()) // 30)


def test_an_invitation_leads_to_a_first_log_in(open_as, demo):
    bea = open_as("administrator", "/admin/accounts/new")
    fill(bea, name="Ada Proef", login="ada", email="ada@uitstroom.example")
    bea.check("[name=role][value=gp]", force=True)
    bea.select_option(field("place"), label="Praktijk De Kade")
    send(bea)
    check(bea, "account-invited")
    link = urlsplit(bea.locator(".card strong").inner_text()).path
    assert link.startswith("/welcome/")

    ada = open_as(None, link)
    check(ada, "welcome")
    fill(ada, new_password="kort", again="korter", code="000000")
    send(ada)
    check(ada, "welcome-refused", status=422)
    assert ada.input_value(field("new_password")) == "", "no password comes back"
    fill(ada, new_password=PASSWORD, again=PASSWORD, code=code(ada))
    send(ada)
    assert urlsplit(ada.url).path == "/log-in"
    check(ada, "log-in-after-welcome")

    again = open_as(None, link)
    check(again, "welcome-used", status=404)


def test_a_wrong_password_changes_nothing(open_as):
    for page_name, typed in {
        "password": {"password": "fout", "new_password": PASSWORD, "again": PASSWORD},
        "email": {"password": "fout", "email": "sanne"},
        "second-factor": {"password": "fout", "code": "000000"},
    }.items():
        page = open_as("privacy_officer", f"/settings/{page_name}")
        fill(page, **typed)
        send(page)
        check(page, f"settings-{page_name}-refused", status=422)
        page.wait_for_timeout(2_100)  # after a failure one waits a second
