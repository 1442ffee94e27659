"""Makes the pictures of the help: parts of the real window, on the sample, in the light theme.

    python resources/screenshots/help_pictures.py [FOLDER]

``make_screenshots`` calls it as well. They are drawn at twice their size, so that they stay sharp,
in 160 colours, so that none is larger than 60 kilobytes.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "2")

from PIL import Image
from PySide6.QtCore import QBuffer, QRect, QSettings, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from oversight_app.resource_files import resource
from oversight_app.store.sample import write_sample
from oversight_app.store.sample_example import write_example
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.main_window import MainWindow
from oversight_app.ui.navigation import SideColumn
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme, Theme
from oversight_app.ui.widgets.attention_card import AttentionCard
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.claim_card import ClaimCard

LARGEST = 60_000
"""Bytes of a picture."""
_WIDEST = 640
"""Pixels of the window: help is not wider."""
RETURN = "Appropriate adults call-outs.csv"


def settle(window: MainWindow) -> None:
    """Wait until everything is read and drawn."""
    for _ in range(8):
        QTest.qWait(80)
        window.jobs.drain()
        if window.session is not None:
            window.session.jobs.drain()
        QApplication.processEvents()


def save(picture: QPixmap, target: Path) -> None:
    """Write a picture, in few colours; narrower until it is small enough."""
    image = picture.toImage()
    width = min(image.width(), 2 * _WIDEST)
    while True:
        shown = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        held = QBuffer()
        held.open(QBuffer.OpenModeFlag.WriteOnly)
        shown.save(held, "PNG")
        # Qt has no palette made for a picture; Pillow comes with the library that draws charts.
        with Image.open(io.BytesIO(held.data().data())) as full:
            few = full.convert("RGB").quantize(
                160, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
            )
        few.save(target, optimize=True)
        if target.stat().st_size <= LARGEST or width < 400:
            return
        width = round(width * 0.9)


def shown_chart(window: MainWindow, kind: str) -> QWidget:
    """Return the first chart of a kind that can be seen."""
    return next(
        card
        for card in window.findChildren(ChartCard)
        if card.isVisible() and type(card.view.chart).__name__ == kind
    )


def take(window: MainWindow, folder: Path) -> None:
    """Take every picture; ``window`` shows the sample."""
    parts: dict[str, tuple[str, Callable[[], QPixmap]]] = {
        "attention": ("overview", lambda: _attention(window)),
        "places": ("activity", lambda: _upper(window)),
        "range-chart": ("activity", lambda: shown_chart(window, "RangeChart").grab()),
        "funnel": ("specials/compare", lambda: shown_chart(window, "FunnelChart").grab()),
        "claim": ("outside-groups/decisions", lambda: _claim(window)),
        "quarterly-pack": ("summaries/prepare", window.frame.stack.grab),
    }
    for name, (address, picture) in parts.items():
        window.go_to(address)
        settle(window)
        save(picture(), folder / f"{name}.png")


def take_matching(window: MainWindow, file: Path, folder: Path) -> None:
    """Bring a return in as far as the matching of its columns, and take a picture of that."""
    window.importing.bring_in([file])
    settle(window)
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    save(dialog.grab(), folder / "match-columns.png")
    for one in window.findChildren(QDialog):
        one.done(0)
    settle(window)


def _upper(window: MainWindow) -> QPixmap:
    column = next(iter(window.findChildren(SideColumn)))
    return column.grab(QRect(0, 0, column.width(), min(column.height(), 430)))


def _attention(window: MainWindow) -> QPixmap:
    card = next(one for one in window.findChildren(AttentionCard) if one.isVisible())
    return card.grab(QRect(0, 0, card.width(), min(card.height(), 420)))


def _claim(window: MainWindow) -> QPixmap:
    card = next(one for one in window.findChildren(ClaimCard) if one.isVisible())
    return card.grab(QRect(0, 0, card.width(), min(card.height(), 560)))


def help_pictures(folder: Path) -> None:
    """Make every picture of the help."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(QSettings(f"{temporary}/help.ini", QSettings.Format.IniFormat))
        path = Path(temporary) / "sample.oversight"
        write_sample(path)
        window = MainWindow(Theme(Scheme.LIGHT), settings)
        window.resize(1280, 800)
        window.show()
        window.show_workspace(open_workspace(path))
        settle(window)
        take(window, folder)
        example = Path(temporary) / RETURN
        write_example(example)
        take_matching(window, example, folder)
        window.close()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    help_pictures(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("help", "pictures"))
    os._exit(0)  # nothing is left to be saved, and Qt's own end may ask for what has gone
