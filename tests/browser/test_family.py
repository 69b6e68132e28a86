"""The family page, the acts on it, and what a printer gets: no secret address, nothing of safety."""

import re

import pytest

import support
from support import check, field

SECRET = "Schuilplaats 9"


@pytest.fixture
def youth(open_as, known):
    """A page as the youth professional, and the address of the youth of the known case."""
    page = open_as("youth_professional", known[1])
    return page, page.locator("main .actions a", has_text="Gezin").get_attribute("href").removesuffix("/family")


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", name=support.SAVE).click()


def in_print(page):
    """The words that come on paper."""
    page.emulate_media(media="print")
    words = page.locator("body").inner_text()
    page.emulate_media(media="screen")
    return words


def test_a_secret_address_prints_nowhere(youth):
    page, address = youth
    page.goto(f"{address}/residences/new")
    check(page, "residence-new")
    page.fill(field("address"), SECRET)
    page.locator(field("municipality")).select_option(index=1)
    page.check(field("secret"))
    save(page)
    check(page, "family")
    secret = page.locator("details", has_text=re.compile("geheim", re.I)).first
    assert not page.get_by_text(SECRET).is_visible(), "it takes a step more"
    secret.locator("summary").click()
    assert page.get_by_text(SECRET).is_visible()
    assert SECRET not in in_print(page)


def test_nothing_of_safety_is_printed(youth):
    page, address = youth
    page.goto(f"{address}/safety")
    page.locator(field("concern")).select_option("safe_home_advice")  # holds nothing back in the tests that follow
    page.fill(field("description"), "blauwe plek")
    save(page)
    check(page, "safety")
    assert page.get_by_text("blauwe plek").is_visible()
    printed = in_print(page)
    assert "Veiligheid wordt niet afgedrukt." in printed
    for word in ("blauwe plek", "advies", "veilig thuis"):
        assert word not in printed.lower(), printed
    page.goto(address)
    page.locator("main .actions a", has_text="Naar het dossier").click()
    page.wait_for_url(support.FILE_ADDRESS)
    assert "eiligheid" in page.locator("main").inner_text()
    printed = in_print(page)
    assert "Veiligheid" not in printed.splitlines(), "the link stands on no print"
    for word in ("eerst veiligheid", "blauwe plek", "meldcode", "veilig thuis"):
        assert word not in printed.lower(), printed


@pytest.mark.parametrize("act", ["household", "authority", "contacts", "residences"])
def test_the_acts_on_a_family(youth, act):
    page, address = youth
    page.goto(f"{address}/{act}/new")
    check(page, f"family-{act}")
    save(page)
    check(page, f"family-{act}-refused", status=422)


def test_someone_around_the_youth_comes_and_goes(youth):
    page, address = youth
    page.goto(f"{address}/contacts/new")
    page.fill(field("name"), "Buurvrouw Ans")
    page.locator(field("relation")).select_option("19")
    save(page)
    card = page.locator(".card", has_text="Buurvrouw Ans")
    check(page, "family-person")
    card.locator("a").click()
    check(page, "family-person-end")
    save(page)
    assert card.count() == 0


def test_a_family_with_several_children(open_as):
    page = open_as("youth_professional")
    support.open_file(page, "vri")  # the twins De Vries
    page.locator("main .actions a", has_text="Gezin").click()
    page.wait_for_url("**/family")
    assert page.locator("#members + .cards > .card").count() >= 2
    check(page, "family-of-twins")
    page.locator("main .actions a", has_text="meer kinderen").click()
    page.wait_for_url("**/shared/new")
    assert support.focused(page) == "s"
    check(page, "consultation-shared")
    assert page.locator("textarea[name^=part_]").count() >= 2
    save(page)
    check(page, "consultation-shared-refused", status=422)
