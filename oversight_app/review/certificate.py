"""The certificate of a disposal: what went, when, under which rule, and where copies are left."""

from oversight_app.domain.periods import written_date
from oversight_app.domain.retention import Copy, Disposal


def certificate(disposal: Disposal, office: str) -> str:
    """Return the certificate as plain text, a line each; it says nothing of what went."""
    entries = disposal.entries
    lines = [
        "CERTIFICATE OF DISPOSAL",
        "",
        f"Office: {office}",
        f"Disposed of on: {written_date(disposal.disposed_on)}",
        f"Decided by: {disposal.disposed_by}",
        f"Under which rule: {disposal.rule}",
        "",
        f"Records ({len(disposal.references):,}): {', '.join(disposal.references)}",
        "",
        "Their rows, links, notes, reviews, drafts and earlier versions were removed from the "
        "workspace, which was then written anew.",
        (
            f"The content of these entries of its history was removed: {_numbers(entries)}. The "
            "entries themselves stay, and the chain of the history still holds."
            if entries
            else "No entry of its history spoke of them."
        ),
        "",
    ]
    if disposal.copies:
        lines.append("These backups held a copy when this was done:")
        lines += [f"- {copy.file_name}: {left(copy)}" for copy in disposal.copies]
        lines.append("")
        lines.append(
            "A backup is thinned out by the first one that the program makes on or after its day, "
            "or before, where newer backups take its place. To remove a copy at once, delete the "
            "file."
        )
    else:
        lines.append("No backup in the folder of backups held a copy.")
    lines.append(
        "Files that were exported, printed, or copied elsewhere by hand are not known to the "
        "program."
    )
    return "\n".join(lines) + "\n"


def left(copy: Copy) -> str:
    """Say when a copy ages out."""
    made = f"made {written_date(copy.made_on)}"
    if copy.ages_out_on is None:
        return f"{made}, kept until somebody deletes it"
    return f"{made}, ages out on {written_date(copy.ages_out_on)} at the latest"


def _numbers(entries: tuple[int, ...]) -> str:
    """Write numbers with runs drawn together: ``3 to 5, 9``."""
    runs: list[list[int]] = []
    for number in entries:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{a:,}" if a == b else f"{a:,} to {b:,}" for a, b in runs)
