"""How the captions of continued tables and figures are written. GB/T 1.1—2020, 9.7.3 and 9.8.3: 「表1（续）」, 「（第2页/共3页）」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdkit.facts.captions import Captioned
from stdkit.facts.patterns import pattern
from stdkit.model import Span

_PAGES = pattern(r"[（(]\s*第?\s*(?P<page>\d+)\s*页?\s*(?P<join>[/／,，、\s]|共)+\s*(?P<all>\d+)\s*页?\s*[）)]")
_OTHER = pattern(r"[（(]\s*(?:续[^）)]+|[^（()）]*接上[^）)]*|(?i:cont(?:inued|\.|'d)?)[^）)]*)\s*[）)]|[ \u3000]续$")


@dataclass(frozen=True, slots=True)
class Misspelled:
    """The place of a continuation written otherwise, what to say of it, and the text to put there (``None``: a label is no text)."""

    span: Span
    message: str
    fix: str | None


def misspelled(things: tuple[Captioned, ...], kind: str) -> Iterator[Misspelled]:
    """The captions that say in another way that a table (``kind`` 表) or figure (图) goes on."""
    for thing in things:
        text = thing.block.text
        number = re.sub(r"续|[（(].*", "", thing.label)
        good = f"{number}（续）”或“{number}（第n页/共m页）"
        if "续" in thing.label and not thing.label.endswith("（续）"):
            yield Misspelled(thing.block.span(), f"“{thing.label}”应写作“{good}”", None)
            continue
        pages = _PAGES.search(text)
        if pages is not None:
            wanted = f"（第{pages['page']}页/共{pages['all']}页）"
            if int(pages["page"]) > int(pages["all"]):
                message = f"续{kind}的页次“{pages[0]}”超过了总页数"
                yield Misspelled(thing.block.span(*pages.span()), message, None)
            elif re.sub(r"\s", "", pages[0]).replace("(", "（").replace(")", "）") != wanted:
                yield Misspelled(thing.block.span(*pages.span()), f"“{pages[0]}”应写作“{wanted}”", wanted)
            continue
        other = _OTHER.search(text)
        if other is not None:
            yield Misspelled(thing.block.span(*other.span()), f"“{other[0].strip()}”应写作“（续）”", "（续）")
