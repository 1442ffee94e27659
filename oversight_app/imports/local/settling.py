"""What is still to be said before a file can be read by a mapping."""

from collections.abc import Sequence

from oversight_app.domain.datasets import DATASETS, Dataset, FieldKind
from oversight_app.domain.mappings import DateOrder, DurationUnit, Mapping
from oversight_app.domain.wording import mid_sentence
from oversight_app.imports.local.fitting import fields_given


def settled(mapping: Mapping) -> tuple[str, ...]:
    """Return what is still to be said before a file can be read by a mapping, a sentence each;
    empty when it is ready."""
    dataset = DATASETS[mapping.dataset]
    crosstab = mapping.crosstab
    asks: list[str] = []
    for use in mapping.columns:
        kind = dataset.field(use.field).kind if use.field else None
        if kind in (FieldKind.DAY, FieldKind.MONTH) and use.order is DateOrder.UNKNOWN:
            asks.append(f"Say in which order the dates in “{use.heading}” are.")
        if kind is FieldKind.MINUTES and use.unit is DurationUnit.UNKNOWN:
            asks.append(f"Say whether “{use.heading}” is in hours or in minutes.")
    in_groups = crosstab is not None and crosstab.across_above and not crosstab.across
    figures_unsaid = (
        crosstab is not None and not crosstab.value and not in_groups and not crosstab.measures
    )
    if figures_unsaid:
        asks.append("Say what the figures in the table are.")
    if crosstab is not None and not crosstab.across and not in_groups:
        asks.append("Say what stands across the table.")
    given = fields_given(mapping)
    for one in dataset.fields:
        if one.required and one.id not in given:
            asks.append(
                "Say which scheme the file is of, or which column says it."
                if one.kind is FieldKind.SCHEME
                else f"Say which column holds the {mid_sentence(one.name)}."
            )
    if not figures_unsaid:
        asks += [_either(dataset, group) for group in dataset.either if not given & set(group)]
    return (*asks, *_half_times(mapping, given))


def _either(dataset: Dataset, group: Sequence[str]) -> str:
    names = [dataset.field(one).name.lower() for one in group]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    return f"Say which column holds one of these: {listed}."


def _half_times(mapping: Mapping, given: set[str]) -> tuple[str, ...]:
    """A start without a finish gives no hours."""
    if mapping.dataset == "activity" and "minutes" not in given and "start" in given:
        needed = "Say which column holds the hours, or the finish time."
        return () if "finish" in given else (needed,)
    return ()
