"""What is asked for on the way of a paper: words of the office's own, reasons, and its acts."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from oversight_app.domain.papers import Format, KeptPaper
from oversight_app.domain.periods import written_date
from oversight_app.summaries.concerns import Concern
from oversight_app.summaries.papers import Section
from oversight_app.ui.dialogs.choosing import add_choice, chosen
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.growing_text import GrowingText
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.paper_settings_card import FORMATS

_LONGEST_WORDS = 10_000


class OwnWordsDialog(FormDialog):
    """``words`` are what the office says above a section; "" for nothing."""

    asks_about = ("words",)

    def __init__(
        self, theme: Theme, section: Section, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme, f"Words of your own: {section.name}",
            "They stand above the section, and are kept with the paper. An empty line begins a "
            "new paragraph. Name no suspect, victim, child or case.", "Keep these words", parent,
        )  # fmt: skip
        self.setObjectName("own-words")
        self._words = GrowingText(7)
        self._words.setPlainText(words)
        self._words.setPlaceholderText("What the office wants to say here")
        self._words.textChanged.connect(self._look_again)
        self.add_field("words", section.about or section.name, self._words)
        self._words.setFocus()

    @property
    def words(self) -> str:
        """The words as written, without empty ends."""
        return self._words.toPlainText().strip()

    def problems(self) -> dict[str, str]:
        """No more than a page or two."""
        over = len(self.words) - _LONGEST_WORDS
        if over > 0:
            return {"words": f"That is {over:,} characters more than fit. Shorten it."}
        return {}


class ReasonDialog(FormDialog):
    """``reason`` is why a warning is passed, or small numbers are shown."""

    asks_about = ("reason",)

    def __init__(
        self, theme: Theme, title: str, consequence: str, save: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, consequence, save, parent)
        self.setObjectName("reason")
        self._reason = self.add_words("reason", "Reason, kept with the paper")
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        """The reason as written."""
        return " ".join(self._reason.text().split())

    def problems(self) -> dict[str, str]:
        """A reason."""
        return {} if self.reason else {"reason": "Write the reason."}


class ApproveDialog(FormDialog):
    """``by`` is the office that approves, ``day`` when."""

    asks_about = ("by",)

    def __init__(
        self, theme: Theme, paper: KeptPaper, offices: Sequence[str], today: date,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            theme, f"Approve “{paper.name}”",
            "It can then be recorded as sent. Its figures were frozen on "
            f"{written_date(paper.frozen_on or today)}.", "Approve", parent,
        )  # fmt: skip
        self.setObjectName("approve-paper")
        self._today = today
        self._first = paper.frozen_on
        self._by = self.add_office("by", "Approved by", offices)
        self._on = self.add_day("day", "Approved on", today)
        self._by.setFocus()

    @property
    def by(self) -> str:
        """The office or post."""
        return " ".join(self._by.text().split())

    @property
    def day(self) -> date:
        """The day."""
        return day_of(self._on)

    def problems(self) -> dict[str, str]:
        """An office, and a day that has been."""
        wrong = {} if self.by else {"by": "Say which office or post approves it."}
        return wrong | _day_problem(self.day, self._first, self._today, "frozen")


class SendDialog(FormDialog):
    """What is recorded of a paper that was sent: ``to``, ``by``, ``day``, ``request``, ``formats``
    and, where some warning has none yet, ``reason``."""

    asks_about = ("to", "by", "reason")

    def __init__(
        self, theme: Theme, paper: KeptPaper, offices: Sequence[str], today: date,
        requests: Sequence[tuple[object, str]], formats: Sequence[Format] = (),
        warnings: Sequence[Concern] = (), parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            theme, f"Record “{paper.name}” as sent",
            "Its files are kept whole. What it gives away counts for the small numbers of later "
            "papers. This records it; it sends nothing.", "Record as sent", parent,
        )  # fmt: skip
        self.setObjectName("send-paper")
        self._today, self._first = today, paper.approved_on
        self._to = self.add_office("to", "Sent to", offices, paper.order.audience)
        self._by = self.add_office("by", "Sent by", offices, paper.prepared_by)
        self._on = self.add_day("day", "Sent on", today)
        self._request = add_choice(
            self, "request", "Information request that it answers",
            [("", "None"), *requests], paper.request,
        )  # fmt: skip
        self.show_field("request", bool(requests))
        self.body.addWidget(label("Files to keep, in the formats that were sent", ink="text2"))
        self._formats = {
            one: self.add_tick(f"sent-{one}", words, one in formats) for one, words, _ in FORMATS
        }
        self._asks_reason = bool(warnings)
        self._reason = add_reason(self, warnings, "Why it was sent with this")
        self._to.setFocus()

    @property
    def to(self) -> str:
        """Whom it was sent to."""
        return " ".join(self._to.text().split())

    @property
    def by(self) -> str:
        """Which office sent it."""
        return " ".join(self._by.text().split())

    @property
    def day(self) -> date:
        """When."""
        return day_of(self._on)

    @property
    def request(self) -> str:
        """The reference of the request that it answers, "" for none."""
        return str(chosen(self._request) or "")

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats that went."""
        return tuple(one for one, tick in self._formats.items() if tick.isChecked())

    @property
    def reason(self) -> str:
        """Why it went out with warnings."""
        return " ".join(self._reason.text().split())

    def problems(self) -> dict[str, str]:
        """To whom, by whom, a day that has been, and a reason where one is needed."""
        wrong = {} if self.to else {"to": "Say which office or body it was sent to."}
        if not self.by:
            wrong["by"] = "Say which office or post sent it."
        if self._asks_reason and not self.reason:
            wrong["reason"] = "Write why it was sent with this."
        if not self.formats:
            wrong[f"sent-{FORMATS[-1][0]}"] = "Tick at least one format."
        return wrong | _day_problem(self.day, self._first, self._today, "approved")


class PaperNameDialog(FormDialog):
    """``name`` is what the paper is called among those that are kept."""

    asks_about: tuple[str, ...] = ("name",)

    def __init__(
        self, theme: Theme, title: str, consequence: str, save: str, name: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, title, consequence, save, parent)
        self.setObjectName("paper-name")
        self._name = self.add_words("name", "Name", name)
        self._name.selectAll()
        self._name.setFocus()

    @property
    def name(self) -> str:
        """The name as written."""
        return " ".join(self._name.text().split())

    def problems(self) -> dict[str, str]:
        """A name."""
        return {} if self.name else {"name": "Give it a name."}


class TemplateDialog(PaperNameDialog):
    """``name`` is what a template is called; one of those ``taken`` stands for this one then."""

    def __init__(
        self, theme: Theme, name: str, taken: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme, "Save as template",
            "Its sections, their order, your own words and its settings are kept to begin other "
            "papers with. The period, the record and any reason given are not.", "Save template",
            name, parent,
        )  # fmt: skip
        self.setObjectName("paper-template")
        self._taken = {one.casefold() for one in taken}
        self._name.textChanged.connect(lambda _words: self._say_what_happens())
        self._say_what_happens()

    def _say_what_happens(self) -> None:
        again = self.name.casefold() in self._taken
        self.save_button.setText("Replace template" if again else "Save template")


class FreezeDialog(PaperNameDialog):
    """``name`` is what the paper is called, and ``reason`` why it goes on with the warnings that
    have none yet."""

    asks_about = ("name", "reason")

    def __init__(
        self, theme: Theme, name: str, warnings: Sequence[Concern], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme, "Freeze this paper",
            "Its figures will no longer move, whatever is brought in or restated later. It can go "
            "back to a draft until it is sent.", "Freeze", name, parent,
        )  # fmt: skip
        self._asks_reason = bool(warnings)
        self._reason = add_reason(self, warnings, "Reason to go on, kept with the paper")

    @property
    def reason(self) -> str:
        """Why it goes on in spite of the warnings; "" where there is none."""
        return " ".join(self._reason.text().split())

    def problems(self) -> dict[str, str]:
        """A name, and a reason where one is needed."""
        wrong = super().problems()
        if self._asks_reason and not self.reason:
            wrong["reason"] = "Write why it can go on with these warnings."
        return wrong


def add_reason(dialog: FormDialog, warnings: Sequence[Concern], caption: str) -> QLineEdit:
    """List warnings that have no reason yet, and ask for one; nothing is shown where there are
    none."""
    if warnings:
        dialog.body.addWidget(label("The check warns", Role.CARD_TITLE))
        for one in warnings:
            dialog.body.addWidget(label(str(one.words), ink="oranget", wrap=True))
    field = dialog.add_words("reason", caption)
    dialog.show_field("reason", bool(warnings))
    return field


def _day_problem(day: date, first: date | None, last: date, act: str) -> dict[str, str]:
    if day > last:
        return {"day": f"The day is after {written_date(last)}. Choose an earlier one."}
    if first is not None and day < first:
        return {"day": f"It was {act} on {written_date(first)}. Choose that day or a later one."}
    return {}
