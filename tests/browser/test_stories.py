"""The stories that the README walks through: Noor past her end, Sem scaled down, the twins De Vries."""

import support
from support import check


def file_of(page, name):
    """Opens someone's file by searching; of several hits the one with this name."""
    support.search(page, name.split()[-1])
    if not support.FILE_ADDRESS.search(page.url):
        page.locator(support.HITS, has_text=name).first.click()
    page.wait_for_url(support.FILE_ADDRESS)
    assert name in page.locator(support.IDENTITY_NAME).inner_text()
    return page.url.split("?")[0]


def test_noor_is_past_her_end_until_the_help_is_ended_together(open_as):
    page = open_as("youth_professional")
    file = file_of(page, "Noor Zeekraal")
    page.locator(".flag a", has_text="Waarom").first.click()
    assert "R06" in page.locator("main").inner_text()
    check(page, "story-noor-why")
    page.locator("main a[href$='/ending/new']").first.click()
    page.select_option("[name=reason]", "34")
    page.get_by_role("button", name="Bewaar einde").click()
    assert page.locator("#relapse_agreement[aria-invalid=true]").count() == 1, "who calls whom is asked first"
    check(page, "story-noor-refused", status=422)
    page.fill("[name=relapse_agreement]", "Noor belt Sanne; moeder let op het reizen.")
    page.get_by_role("button", name="Bewaar einde").click()
    assert "Noor belt Sanne" in page.locator("main").inner_text()
    check(page, "story-noor-ended")
    page.goto(file)
    assert "R06" not in page.locator("main").inner_text(), "the facts changed, so the flag is gone"


def test_sem_burns_a_pilot_light_and_goes_back_to_full_care_in_one_act(open_as):
    page = open_as("youth_professional")
    file = file_of(page, "Sem Wielewaal")
    assert "Waakvlam sinds" in page.locator("main").inner_text()
    check(page, "story-sem-file")
    page.locator("main a[href$='/return/new']").click()
    check(page, "story-sem-return")
    page.fill("[name=motive]", "Slaapt weer slecht en wil praten.")
    page.get_by_role("button", name="Bewaar terugkeer").click()
    page.wait_for_url(lambda url: url.split("?")[0] == file)
    assert "Terug naar volle zorg op" in page.locator("main").inner_text()


def test_the_twins_are_two_and_a_talk_with_both_is_typed_once(open_as):
    page = open_as("youth_professional")
    support.search(page, "vries 5-3-12")
    assert page.locator(support.HITS).count() == 2
    anna = file_of(page, "Anna de Vries")
    page.goto(anna + "/consultations/shared/new")
    check(page, "story-twins-shared")
    page.fill("[name=s]", "Samen gepraat over het logeren.")
    page.locator("[name=children]").first.check()
    page.get_by_role("button", name=support.SAVE).first.click()
    page.wait_for_url(lambda url: url.split("?")[0] == anna)
    assert "Samen gepraat over het logeren." in page.locator("main").inner_text()
    bram = file_of(page, "Bram de Vries")
    assert bram != anna and "Samen gepraat over het logeren." in page.locator("main").inner_text()


def test_closing_counts_what_is_open_and_closes_all_of_it(open_as):
    page = open_as("youth_professional")
    file = file_of(page, "Bram de Vries")
    page.goto(file + "/closure/new")
    check(page, "story-closing")
    page.select_option("[name=outcome]", "completed_here")
    for group in page.locator("fieldset[role=radiogroup]").all():
        group.locator("input").first.check(force=True)
    page.get_by_role("button", name="Sluit af").click()
    check(page, "story-closing-refused", status=422)
    page.fill("[name=motive]", "Goed genoeg; vader belt als het minder gaat.")
    page.get_by_role("button", name="Sluit af").click()
    page.wait_for_url(lambda url: url.split("?")[0] == file)
    assert "gesloten" in page.locator("main").inner_text()
    check(page, "story-closed")
    page.goto(file + "/reopening/new")
    page.fill("[name=motive]", "Vader belde: het gaat weer minder.")
    page.get_by_role("button", name="Heropen").click()
    page.wait_for_url(lambda url: url.split("?")[0] == file)
    assert "Eerdere periode" in page.locator("main").inner_text()


OF_HELP = ["pause", "resumption", "scale-down", "scale-up", "transfer", "renumbering", "stacking", "after-18", "extension", "ending"]
OF_CASE = ["pilot-light/new", "return/new", "closure/new", "reopening/new", "referrals/new", "evaluations/new", "goals", "episode/edit"]


def test_every_act_on_noors_help_and_case_has_a_page_that_passes(open_as):
    page = open_as("youth_professional")
    file = file_of(page, "Noor Zeekraal")
    help_of = page.locator("main a[href^='/arrangements/']").first.get_attribute("href")
    page.goto(help_of)
    check(page, "arrangement-of-noor")
    for act in OF_HELP:
        page.goto(f"{help_of}/{act}/new")
        check(page, f"arrangement-{act}")
    for act in OF_CASE:
        page.goto(f"{file}/{act}")
        check(page, f"case-{act.replace('/', '-')}")
    page.goto(f"{file}/goals")
    page.locator("main a[href*='/goals/']:not([href$='/new'])").first.click()
    check(page, "goal-of-noor")
    page.goto(file)
    page.locator("main a[href*='/referrals/']:not([href$='/new'])").first.click()
    check(page, "referral-of-noor")
