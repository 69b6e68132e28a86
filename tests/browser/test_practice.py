"""The GP: from the own practice to the sheet of one youth, which prints on one page."""

import re

from support import check

ROWS = "main .lines a"


def test_the_sheet_prints_on_one_page(open_as, screenshots):
    page = open_as("gp", "/practice")
    page.locator(ROWS).first.click()
    page.wait_for_url(re.compile(r"/practice/youths/\d+$"))
    check(page, "gp-sheet")
    page.emulate_media(media="print")
    pdf = page.pdf(format="A4")
    if screenshots:
        (screenshots / "gp-sheet.pdf").write_bytes(pdf)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert page.locator("main form:visible, main textarea:visible").count() == 0, "nothing to fill in on paper"
    assert "Alleen verwijzingen die in Uitstroom zijn vastgelegd" in page.locator("main").inner_text()


def test_the_sheets_of_the_two_long_stories_print_on_one_page_too(open_as):
    page = open_as("gp", "/practice")
    page.emulate_media(media="print")
    # Noor, with three extensions, and Sem, scaled down and ended.
    for sheet in ("/practice/youths/1", "/practice/youths/2"):
        page.goto(sheet)
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1, sheet


def test_the_keyboard_leads_from_the_birth_date_to_the_sheet(open_as):
    page = open_as("gp", "/practice")
    page.locator(ROWS).first.click()
    number = page.locator(".identity-number").inner_text().strip()
    page.goto("/practice")
    page.keyboard.press("F4")
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/practice/youths/\d+$"))
    check(page, "gp-sheet-found")
