"""Tables that go on under a caption that says so (表2（续）, 续表2), wherever on the page that stands."""

from __future__ import annotations

from collections.abc import Sequence

from stdkit.formats import labels
from stdkit.formats.pdf.items import Item
from stdkit.formats.pdf.paragraphs import Paragraph
from stdkit.formats.pdf.tables import CONTINUED_PLACE, TableContent, join, same_columns


def with_joined_tables(items: Sequence[Item]) -> list[Item]:
    """The items in reading order, a table put to the one before where nothing but its continued caption, and its unit said
    again, stands between them."""
    kept: list[Item] = []
    label = ""  # of the last table in ``kept``; ``between`` is what stands behind that table
    between: list[Item] = []
    for item in items:
        if isinstance(item, TableContent):
            last = kept[-len(between) - 1] if len(kept) > len(between) else None
            if (
                isinstance(last, TableContent)
                and _goes_on(between, label)
                and same_columns(last, item, CONTINUED_PLACE)
            ):
                join(last, item)
                del kept[len(kept) - len(between) :]
            else:
                label = _label(kept)
                kept.append(item)
            between = []
            continue
        kept.append(item)
        between.append(item)
    return kept


def _goes_on(between: Sequence[Item], label: str) -> bool:
    """Whether what stands between two tables only says that the first goes on."""
    said = False
    for item in between:
        if not isinstance(item, Paragraph):
            return False
        caption = labels.typed_caption(item.text)
        if caption is None:
            if not labels.is_unit_statement(item.text):
                return False
            continue
        if caption.what != "表" or not caption.continued or labels.uncontinued(caption.label) != label:
            return False
        said = True
    return said


def _label(items: Sequence[Item]) -> str:
    """The label of the table that comes next, by the caption close before it."""
    for item in items[:-3:-1]:
        if not isinstance(item, Paragraph):
            break
        caption = labels.typed_caption(item.text)
        if caption is not None and caption.what == "表":
            return labels.uncontinued(caption.label)
    return ""
