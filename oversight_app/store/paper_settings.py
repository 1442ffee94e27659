"""How the office writes its papers: one row, which every workspace has."""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import PaperSettings
from oversight_app.domain.small_numbers import Rule
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.kept_contents import keep_content, remove_orphans
from oversight_app.store.opened import Workspace
from oversight_app.store.typed_words import typed_line


def paper_settings(workspace: Workspace) -> PaperSettings:
    """Return how the office writes papers."""
    with workspace.snapshot():
        ((rule, pattern, handling, template, name),) = workspace.db.rows(
            "SELECT rule, pattern, handling, template, template_name FROM paper_setting"
        )
    return PaperSettings(Rule(rule), pattern, handling, template or "", name)


def save_settings(
    workspace: Workspace, settings: PaperSettings, template: bytes | None = None
) -> Changes:
    """Keep how the office writes papers. ``template`` are the bytes of a Word template that takes
    the place of the one kept; ``settings.template`` "" without it goes back to none.

    Raises UserProblem for a pattern that names no file, or a template that is not kept.
    """
    pattern = typed_line(settings.pattern)
    if not pattern:
        raise UserProblem(
            "The pattern of file names is empty. Nothing was saved. Write one, for example "
            f"{PaperSettings().pattern}."
        )
    with writing(workspace, "Change how papers are written", "paper_setting") as action:
        remove_orphans(action.db)
        kept = settings.template if template is None else keep_content(action.db, template)
        if kept and not action.db.value("SELECT 1 FROM kept_file WHERE sha256 = ?", (kept,)):
            raise UserProblem(
                "The Word template is no longer in the workspace. Nothing was saved. Choose its "
                "file again."
            )
        action.update(
            "paper_setting",
            [1],
            rule=settings.rule,
            pattern=pattern,
            handling=typed_line(settings.handling),
            template=kept or None,
            template_name=typed_line(settings.template_name) if kept else "",
        )
        action.description = "Paper settings saved"
    return action.changes
