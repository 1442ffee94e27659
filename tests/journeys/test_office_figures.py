"""How the office looks at its figures, on the page of returns: the period and the decimals."""

from dataclasses import replace

from oversight_app.domain.periods import PeriodKind
from oversight_app.store.office_settings import office_settings, save_office_settings
from oversight_app.ui.pages.activity import ActivityPage
from tests.journeys import test_activity_page
from tests.journeys.active_office import choose, figure
from tests.journeys.conftest import Driver

active_file, driver, page = (
    test_activity_page.active_file, test_activity_page.driver, test_activity_page.page,
)  # fmt: skip


def _opens_on(driver: Driver, kind: PeriodKind | None) -> None:
    session = driver.window.session
    assert session is not None
    session.write(
        "",
        lambda ws: save_office_settings(ws, replace(office_settings(ws), opens_on=kind)),
    )
    driver.settle()


def test_the_page_opens_on_the_period_that_the_office_chose(
    driver: Driver, page: ActivityPage
) -> None:
    assert page.overview.filters.periods.choice("period_kind").currentText() == "Month"
    _opens_on(driver, PeriodKind.QUARTER)
    assert page.overview.filters.periods.choice("period_kind").currentText() == "Quarter"
    choose(driver, "period_kind", "Financial year")
    _opens_on(driver, PeriodKind.MONTH)
    assert page.overview.filters.periods.choice("period_kind").currentText() == "Financial year"


def test_decimals_are_the_office_s_on_the_page_and_counts_have_none(
    driver: Driver, page: ActivityPage
) -> None:
    session = driver.window.session
    assert session is not None
    before = figure(page.overview.schemes.view, "specials", "hours-per-active")
    session.write("", lambda ws: save_office_settings(ws, replace(office_settings(ws), decimals=3)))
    driver.settle()
    view = page.overview.schemes.view
    assert figure(view, "specials", "hours-per-active") == f"{before}00"
    assert figure(view, "specials", "active") == "2"
    assert figure(view, "specials", "hours") == "16"
