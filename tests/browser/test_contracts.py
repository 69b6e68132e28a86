"""The contract manager: what the demo shows through the disclosure gate, and on paper."""

import re

import pytest

from support import check

VIEWS = {"contracts": "/contracts", "ending": "/contracts/ending", "provider": "/contracts/providers/1"}


@pytest.mark.parametrize("view", ["contracts", "ending"])
def test_a_view_opens_where_at_least_six_cells_show(open_as, view):
    page = open_as("contract_manager", VIEWS[view])
    cells = [it.strip() for it in page.locator("main table").first.locator("td").all_inner_texts()]
    shown = [it for it in cells if re.fullmatch(r"\d[\d.]*", it)]
    assert len(shown) >= 6, cells
    assert len(shown) < len(cells), "a split that hides nothing would be a coarser one than need be"
    check(page, f"contracts-{view}")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_prints_with_its_definitions_and_nothing_to_fill_in(open_as, screenshots, view):
    page = open_as("contract_manager", VIEWS[view])
    page.emulate_media(media="print")
    pdf = page.pdf(format="A4")
    if screenshots:
        (screenshots / f"contracts-{view}.pdf").write_bytes(pdf)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 6
    assert page.locator("main form:visible, main select:visible, main button:visible").count() == 0
    assert page.locator("main dt:visible").count() > 0, "no definition beside the numbers"
