"""Makes the pictures of the README: the real window, on the sample, without a screen.

    python resources/screenshots/make_screenshots.py [FOLDER]

Every page in light and dark at 1440 x 900; anything found by typing; matching the columns of a
return, and the preview of a published table. Pictures are drawn at twice the size, so that they
stay sharp.
"""

import csv
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "2")

from help_pictures import help_pictures
from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from oversight_app.resource_files import resource
from oversight_app.store import batches
from oversight_app.store.sample import write_sample
from oversight_app.store.sample_example import write_example
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.ui.main_window import MainWindow
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.palette import show_palette
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme, Theme

SIZE = (1440, 900)
SCHEMES = (Scheme.LIGHT, Scheme.DARK)
PAGES = {
    "overview": "overview", "activity": "volunteer-activity", "specials": "special-constabulary",
    "governance": "governance", "outside-groups": "outside-groups",
    "accountability": "accountability", "summaries": "summaries", "data": "data",
}  # fmt: skip
SOUGHT = "vettnig"
"""What is typed, with a slip, to be found all the same."""
TABS = {"accountability": "questions"}
"""The tab that is shown, where it is not the first."""
RETURN = "Appropriate adults call-outs.csv"
HEADINGS = (
    "As at 31 March", "Geo code", "Force name", "Region", "Sex", "Rank description",
    "Worker type", "Total (headcount)", "Total (FTE)",
)  # fmt: skip
WORKERS = {"specials": "Special constable", "psv": "Police support volunteer"}


def as_published(path: Path) -> None:
    """Write the volunteers of the bundled figures as the Home Office publishes them."""
    with resource("reference", "forces.csv").open(encoding="utf-8", newline="") as file:
        forces = {row["code"]: row for row in csv.DictReader(file)}
    figures = resource("reference", "home-office-open-data-2022-03-31.csv")
    with (
        figures.open(encoding="utf-8", newline="") as source,
        path.open("w", encoding="utf-8", newline="") as target,
    ):
        out = csv.writer(target)
        out.writerow(HEADINGS)
        for row in csv.DictReader(source):
            force = forces.get(row["body"])
            if row["series"] in WORKERS and force and row["headcount"]:
                worker = WORKERS[row["series"]]
                out.writerow(
                    (f"{row['as_at'][:4]}-03-01", force["code"], force["name"], force["region"],
                     row["sex"], worker, worker, row["headcount"], 0)
                )  # fmt: skip


def settle(window: MainWindow) -> None:
    """Wait until everything is read and drawn."""
    for _ in range(8):
        # Charts are drawn once a window has kept its size for a moment.
        QTest.qWait(80)
        window.jobs.drain()
        if window.session is not None:
            window.session.jobs.drain()
        QApplication.processEvents()


def with_dialogs(window: MainWindow, top: int | None = None) -> QPixmap:
    """Return the window with its open dialogs over it, as a screen would show them: in the middle,
    or so far from the top."""
    picture = window.grab()
    painter = QPainter(picture)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            shown = dialog.grab()
            size = dialog.size()
            middle = (window.height() - size.height()) // 2
            left = (window.width() - size.width()) // 2
            at = QPoint(left, middle if top is None else top)
            painter.setPen(window.theme.color("control"))
            painter.drawRect(at.x() - 1, at.y() - 1, size.width() + 1, size.height() + 1)
            painter.drawPixmap(at, shown)
    painter.end()
    return picture


def bring_in(window: MainWindow, path: Path, picture: Path) -> None:
    """Bring a file in as far as its first question, and take a picture of that."""
    window.importing.bring_in([path])
    settle(window)
    with_dialogs(window).save(str(picture))
    for dialog in window.findChildren(QDialog):
        dialog.done(0)
    settle(window)


def find(window: MainWindow, picture: Path) -> None:
    """Look for something by a word with a slip in it, and take a picture of what is found."""
    show_palette(window, SOUGHT)
    settle(window)
    with_dialogs(window, top=64).save(str(picture))
    for dialog in window.findChildren(QDialog):
        dialog.done(0)
    settle(window)


def without_the_open_data(path: Path) -> Workspace:
    """Return a workspace in which the open data table is still to be brought in."""
    write_sample(path)
    workspace = open_workspace(path)
    for batch in batches.all_batches(workspace):
        if batch.file_name.startswith("home-office"):
            batches.undo_batch(workspace, batch.id)
    workspace.release_thread()
    return workspace


def main(folder: Path) -> None:
    """Make every picture."""
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(QSettings(f"{temporary}/s.ini", QSettings.Format.IniFormat))
        path = Path(temporary) / "sample.oversight"
        write_sample(path)
        theme = Theme(Scheme.LIGHT)
        window = MainWindow(theme, settings)
        window.resize(*SIZE)
        window.show()
        window.show_workspace(open_workspace(path))
        for place, name in PAGES.items():
            window.go_to(place)
            if place in TABS:
                shown = next(one for one in window.findChildren(AnsweringPage) if one.id == place)
                shown.tabs.show_tab(TABS[place])
            for scheme in SCHEMES:
                theme.choose(scheme)
                settle(window)
                window.grab().save(str(folder / f"{name}-{scheme}.png"))
        theme.choose(Scheme.LIGHT)
        window.go_to("overview")
        find(window, folder / "palette-light.png")
        window.go_to("activity")
        example = Path(temporary) / RETURN
        write_example(example)
        bring_in(window, example, folder / "match-columns-light.png")
        window.close_workspace()
        window.show_workspace(without_the_open_data(Path(temporary) / "office.oversight"))
        window.go_to("data")
        table = Path(temporary) / "open-data-table-police-workforce-2022.csv"
        as_published(table)
        bring_in(window, table, folder / "import-preview-light.png")
        window.close()
    help_pictures(resource("help", "pictures"))
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
