"""What the notice of a decision says, and what it still misses."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from oversight_app.domain.findings import Status
from oversight_app.domain.wording import counted
from oversight_app.review.decisions import Entry, notice_fields
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import button, label, rule
from oversight_app.ui.widgets.thread_view import StatusLabel


class NoticeCard(Card):
    """``opened``, ``matter_asked`` and ``publish_asked`` carry the ``id`` of the decision."""

    opened = Signal(int)
    matter_asked = Signal(int)
    publish_asked = Signal(int)

    def __init__(self, theme: Theme, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__("Notice", parent=parent)
        self._theme, self.locked = theme, locked
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.add(self._scroll)

    def show_entry(self, entry: Entry | None) -> None:
        """Show another line of the register; None shows nothing."""
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 2, 16, 12)
        box.setSpacing(6)
        if entry is None:
            self.set_words("No decision is selected", "")
        elif entry.decision is None:
            self.set_words(f"Number {entry.notice}", "Not used")
            words = (
                "This number was given out at a signature that was taken back. It is not used "
                "again."
            )
            box.addWidget(label(words, wrap=True))
        else:
            self._fill(box, entry)
        box.addStretch(1)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _fill(self, box: QVBoxLayout, entry: Entry) -> None:
        one = entry.decision
        assert one is not None
        fields = notice_fields(one)
        there = sum(field.there for field in fields)
        self.set_words(one.name, f"{entry.notice or one.reference} · {there} of {len(fields)} "
                       "fields of the notice")  # fmt: skip
        box.addWidget(StatusLabel(self._theme, entry.state))
        if entry.working_days is not None:
            days = counted(entry.working_days, "working day", "working days")
            words = f"Published {days} after signature" if entry.published else (
                f"{days} since signature"
            )  # fmt: skip
            box.addWidget(label(words, Role.CAPTION, "text2", wrap=True))
        box.addWidget(self._buttons(entry))
        if one.state == "withdrawn":
            box.addWidget(label(f"Withdrawn: {one.withdrawn_why}", wrap=True))
        box.addWidget(rule())
        for field in sorted(fields, key=lambda field: field.there):
            row = QHBoxLayout()
            row.addWidget(label(field.name, Role.BODY, "text" if not field.there else "text2"), 1)
            status = Status("Filled in", "met") if field.there else (
                Status("Missing", "not-met", strong=True)
            )  # fmt: skip
            row.addWidget(StatusLabel(self._theme, status))
            box.addLayout(row)

    def _buttons(self, entry: Entry) -> QWidget:
        one = entry.decision
        assert one is not None
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        publish = one.state == "signed" and one.to_publish and not self.locked
        for name, words, tip, signal in (
            ("open-decision", "Open", "Open the decision to complete it", self.opened),
            ("decision-matter", "Show the matter", "The question, assurances and actions it "
             "belongs to", self.matter_asked),
            *((("publish-decision", "Publish…", "Record where and when it is published",
                self.publish_asked),) if publish else ()),
        ):  # fmt: skip
            do = button(words, "" if name == "open-decision" else "link", tip)
            do.setObjectName(name)
            do.clicked.connect(lambda _c=False, signal=signal: signal.emit(one.id))
            row.addWidget(do)
        row.addStretch(1)
        return made
