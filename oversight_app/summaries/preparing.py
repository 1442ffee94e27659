"""From what is asked for to a paper that can be shown, checked and written: its sections made from
the findings of the pages, small numbers hidden, and the publish-safe check run.

Nothing here writes to the workspace: two preparations of one state are the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import Marking, PaperOrder
from oversight_app.domain.small_numbers import Disclosure
from oversight_app.review.decimals import with_decimals
from oversight_app.store.office_settings import office_settings
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.summaries.document import Document, Paragraph, Role
from oversight_app.summaries.papers import Material, Paper, compose, paper
from oversight_app.summaries.publish_safe import Looked, checked
from oversight_app.summaries.small_numbers import HiddenFigure, protect

LONGEST_HANDLING = 100


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paper ready to be looked at and written.

    ``document`` is as it would leave: small numbers hidden by the rule. ``hidden`` says what was
    hidden and why, ``disclosure`` what it gives away (kept when it is recorded as sent), and
    ``concerns`` what the publish-safe check found, worst first.
    """

    order: PaperOrder
    paper: Paper
    material: Material
    document: Document
    disclosure: Disclosure
    hidden: tuple[HiddenFigure, ...]
    concerns: tuple[Concern, ...]

    @property
    def stopped(self) -> bool:
        """True where something must be mended before it can leave."""
        return any(one.weight is Weight.STOPS for one in self.concerns)

    def refuse_where_stopped(self, so: str) -> None:
        """Raise UserProblem with the first that must be mended; ``so`` says what was not done."""
        for one in self.concerns:
            if one.weight is Weight.STOPS:
                raise UserProblem(f"{str(one.words).rstrip('.')}. {so} {one.mend}".rstrip())


def prepare(ws: Workspace, order: PaperOrder, sent: Sequence[Disclosure] = ()) -> Prepared:
    """Make a paper as it would leave today. ``sent`` is what papers already sent gave away.

    Raises UserProblem for an unknown paper, a period it is not made for, or a record that is not
    there.
    """
    chosen = paper(order.paper)
    with ws.snapshot():
        return prepare_material(ws, chosen, order, chosen.build(ws, order), sent)


def prepare_material(
    ws: Workspace,
    chosen: Paper,
    order: PaperOrder,
    material: Material,
    sent: Sequence[Disclosure] = (),
) -> Prepared:
    """Make a paper of sections that are there already: a page or a table as it is shown.

    What lists single people is marked OFFICIAL-SENSITIVE, whatever was ordered. Raises
    UserProblem for a handling note that does not fit beside the marking.
    """
    handling = " ".join(order.handling.split())
    if len(handling) > LONGEST_HANDLING:
        raise UserProblem(
            f"The handling note has {len(handling):,} characters, and {LONGEST_HANDLING} fit on a "
            "page. Nothing was written. Shorten it."
        )
    order = replace(
        order,
        marking=Marking.OFFICIAL_SENSITIVE if material.row_level else order.marking,
        handling=handling,
        period=order.period or material.period,
    )
    with ws.snapshot():
        document = with_decimals(
            compose(ws, chosen, order, material), office_settings(ws).decimals, apart=""
        )
    protected = protect(document, order.rule, sent, shown_because=order.shown_because)
    document = protected.document
    if order.shown_because and protected.disclosure.shown:
        # The reason goes with the paper, also where nobody keeps it: from the command line.
        said = f"Small numbers of people are shown in this paper. Reason: {order.shown_because}"
        note = Paragraph(f"{said.rstrip('.')}.", Role.SMALL)
        document = replace(document, blocks=(*document.blocks, note))
    looked = Looked(order, chosen, material, document, protected)
    return Prepared(
        order,
        chosen,
        material,
        document,
        protected.disclosure,
        protected.hidden,
        checked(looked),
    )
