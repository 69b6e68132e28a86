"""Every page, as each role sees it, passes the check. A new page is one line here."""

import pytest

import support
from support import check

# {case} is a case of the youth professional that a search found.
PAGES = {
    "youth_professional": [
        "/",
        "/worklist",
        "/worklist?tab=kept",
        "/caseload",
        "/caseload?owner=none",
        "/advice/new",
        "/templates",
        "/templates/new",
        "/youths/new",
        "/settings",
        "/settings/email",
        "/settings/password",
        "/settings/second-factor",
        "/absences",
        "/hand-over",
        "/talk-sheet",
        "{case}/questions",
        "{case}",
        "{case}/episode/edit",
        "{case}/referrals/new",
        "{case}/consultations/new",
        "{case}/arrangements/new",
        "{case}/consultations/shared/new",
        "{case}/goals",
        "{case}/goals/new",
        "{case}/evaluations/new",
    ],
    "access": ["/", "/worklist", "/worklist?rule=R06", "/unlinked", "/caseload", "/stop-requests"],
    "gp": ["/", "/practice", "/practice?show=new", "/talk-sheet"],
    "contract_manager": [
        "/",
        "/contracts?from=2026-01-01&to=2026-06-30&split=none",
        "/contracts/ending",
        "/contracts/providers/1",
        "/contracts/municipalities/0748",
        "/contracts/stop-requests?provider=1",
        "/contracts/terms",
        "/contracts/totals",
    ],
    "administrator": [
        "/",
        "/admin",
        "/admin/accounts",
        "/admin/accounts/new",
        "/admin/accounts/1",
        "/admin/workplaces",
        "/admin/workplaces/1",
        "/admin/providers",
        "/admin/providers/1",
        "/admin/limits",
        "/admin/limits/R06",
        "/admin/catalogue",
        "/admin/catalogue/intensities/perspective",
        "/admin/system",
    ],
    "privacy_officer": ["/", "/audit", "/audit?kind=seen", "/audit/youths/1", "/audit/review"],
}
EACH_PAGE = [(role, path) for role, paths in PAGES.items() for path in paths]


def name_of(role, path):
    return f"{role}{path.replace('{case}', '/case').rstrip('/') or '/start'}".replace("/", "-")


@pytest.mark.parametrize(("role", "path"), EACH_PAGE)
def test_page(open_as, known, role, path):
    check(open_as(role, path.format(case=known[1])), name_of(role, path))


@pytest.mark.parametrize(("role", "path"), EACH_PAGE)
def test_page_without_scripts(open_as, known, role, path):
    check(open_as(role, path.format(case=known[1]), scripts=False), name_of(role, path))


@pytest.mark.parametrize(("role", "path"), EACH_PAGE)
def test_focus_is_never_hidden(open_as, known, role, path):
    assert support.focus_faults(open_as(role, path.format(case=known[1]))) == []


def test_search(open_as, known):
    page = open_as("youth_professional")
    page.keyboard.press("F4")
    assert support.focused(page) == "q"

    support.search(page, "zzzz")
    check(page, "search-nothing-found")
    assert support.hits(page) == []

    support.search(page, "vri")  # the twins De Vries, among others
    check(page, "search")
    assert len(support.hits(page)) >= 2
    assert "vri" not in page.url, "a search leaves no name in the address"


def test_search_without_scripts_is_a_list_with_links(open_as):
    page = open_as("youth_professional", scripts=False)
    page.fill(support.SEARCH_BOX, "vri")
    page.locator(support.SEARCH_BUTTON).click()
    check(page, "search")
    assert len(support.hits(page)) >= 2
