"""What the Help menu does: help on the page in front, *What is this?*, and saving the assessment
to start from as a Word document."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from oversight_app.help import topic_for

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow
    from oversight_app.ui.widgets.finding_header import FindingHeader

_NAME = "Data protection impact assessment.docx"


def help_here(window: "MainWindow") -> None:
    """Open help on what is in front."""
    here = window.going.trail.here if window.session is not None else ""
    open_topic(window, topic_for(here))


def open_topic(window: "MainWindow", topic_id: str) -> None:
    """Open help on a topic."""
    from oversight_app.ui.help_window import show_help

    show_help(window, topic_id)


def explain_here(window: "MainWindow") -> None:
    """Explain the figure of the page in front."""
    header = _header(window)
    if header is not None:
        header.explain()
    else:
        window.say("No figure is in front here. Shift+F1 opens help on this page.")


def save_assessment(window: "MainWindow") -> None:
    """Ask where to, and save the data protection impact assessment as a Word document."""
    place, _ = QFileDialog.getSaveFileName(
        window, "Save the assessment to start from", _NAME, "Word document (*.docx)"
    )
    if place:
        write_assessment(window, place)


def write_assessment(window: "MainWindow", place: str) -> None:
    """Save it at a place."""

    def write(_progress: object) -> str:
        from pathlib import Path

        from oversight_app.summaries.help_paper import assessment_docx
        from oversight_app.summaries.whole_files import write_whole

        target = Path(place)
        write_whole(target, assessment_docx())
        return target.name

    window.jobs.other(
        "save-assessment", "Saving the assessment", write, lambda name: window.say(f"Saved {name}")
    )


def _header(window: "MainWindow") -> "FindingHeader | None":
    from oversight_app.ui.widgets.finding_header import FindingHeader

    page = window.page
    if page is None:
        return None
    shown = (one for one in page.findChildren(FindingHeader) if one.isVisible())
    return next((one for one in shown if one.subject), None)
