"""Releases: whose figures these are, and where the office prefers one to a newer one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Preference, Release
from oversight_app.domain.periods import written_date
from oversight_app.store.changes import Changes
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.prefer import PreferDialog
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.saving import keeping
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.table_card import TableCard

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

Read = tuple[tuple[Release, ...], tuple[Preference, ...]]


class ReleasesTab(DataTab):
    """The releases above, the office's preferences below."""

    id = "releases"
    title = "Releases"
    concerns = ("batches", "figures", "boundaries", "records")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._preferences: tuple[Preference, ...] = ()
        self._on = ""
        prefer = self.add_action(
            "Prefer a release…",
            self._prefer,
            "Use an earlier release for one measure and date, and say why",
        )
        prefer.setObjectName("prefer-release")
        prefer.setEnabled(not context.read_only)
        self._card = TableCard(context.theme)
        self._card.selected.connect(self._on_preference)
        self._withdraw = button("Withdraw this preference", tip="The newest release counts again")
        self._withdraw.setObjectName("withdraw-preference")
        self._withdraw.clicked.connect(lambda _c=False: self._withdraw_it())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._withdraw)
        self.column.addWidget(self._card, 1)
        self.column.addLayout(row)

    def reload(self) -> None:
        """Read the releases and preferences."""
        self.context.jobs.read("data-releases", _read, self._show)

    def refresh_actions(self) -> None:
        """A preference is withdrawn once it is selected."""
        self._withdraw.setEnabled(bool(self._on) and not self.context.read_only)

    def _show(self, read: Read) -> None:
        releases, self._preferences = read
        self.say(
            "The newest release counts, unless the office prefers another",
            "Earlier figures are kept, and a preference is recorded with its reason.",
        )
        self.show_table(releases_table(releases))
        self._card.set_table(preferences_table(self._preferences, releases))
        self._card.setVisible(bool(self._preferences))
        self._withdraw.setVisible(bool(self._preferences))
        self._on = ""
        self.refresh_actions()

    def _on_preference(self, key: str) -> None:
        self._on = key
        self.refresh_actions()

    def _prefer(self) -> None:
        dialog = PreferDialog(self.context)

        def prefer() -> None:
            from oversight_app.store import preferences

            self.context.write(
                "",
                keeping(
                    preferences.prefer, dialog.measure, dialog.as_at, dialog.release, dialog.reason
                ),
            )

        self.context.open_dialog(dialog, prefer)

    def _withdraw_it(self) -> None:
        chosen = next((p for p in self._preferences if _key(p) == self._on), None)
        if chosen is None:
            return

        def change(workspace: "Workspace") -> Changes:
            from oversight_app.store import preferences

            return preferences.withdraw(workspace, chosen.measure, chosen.as_at)

        self.context.write("", change)


def _read(workspace: "Workspace") -> Read:
    from oversight_app.store import preferences, releases

    return releases.all_releases(workspace), preferences.all_preferences(workspace)


def _key(preference: Preference) -> str:
    return f"{preference.measure} {preference.as_at}"


def releases_table(releases: tuple[Release, ...]) -> Table:
    """Make the table of releases, the newest first."""
    columns = (
        Column("title", "Release"),
        Column("publisher", "Publisher"),
        Column("edition", "Figures to"),
        Column("published", "Published"),
    )
    rows = tuple(
        Row(
            release.key,
            (
                release.title,
                release.publisher,
                release.edition,
                release.published,
            ),
        )
        for release in releases
    )
    return Table("releases", "Releases held", columns, rows, "Newest first")


def preferences_table(preferences: tuple[Preference, ...], releases: tuple[Release, ...]) -> Table:
    """Make the table of what the office prefers, and why."""
    titles = {release.key: release.title for release in releases}
    columns = (
        Column("measure", "Measure"),
        Column("date", "Date"),
        Column("release", "Preferred release"),
        Column("reason", "Reason"),
        Column("who", "By"),
        Column("when", "Recorded"),
    )
    rows = tuple(
        Row(
            _key(one),
            (
                MEASURES[one.measure].name,
                one.as_at,
                titles.get(one.release_key, one.release_key),
                one.reason,
                one.decided_by,
                written_date(one.decided_on),
            ),
        )
        for one in preferences
    )
    return Table("preferences", "Preferred by the office", columns, rows)
