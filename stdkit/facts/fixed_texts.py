"""Wordings that GB/T 1.1 prescribes as they stand, of its editions, and how to compare with them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from stdkit.facts.wordtables import load_words

GAP = "…"
"""Stands in a fixed text for what the drafter fills in."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """One prescribed wording: ``text`` of GB/T 1.1—2020 (one or several forms), ``was`` the forms of earlier editions by year."""

    name: str
    clause: str
    text: tuple[str, ...]
    was: tuple[tuple[str, str], ...] = ()
    """Pairs of (edition, wording)."""

    def forms(self, edition: str = "2020") -> tuple[str, ...]:
        """The wordings of an edition; where it is not known to have had another, those of 2020."""
        old = tuple(text for year, text in self.was if year == edition)
        return self.text if edition == "2020" or not old else old


@cache
def fixed_texts() -> dict[str, Fixed]:
    """All prescribed wordings by name (「references-lead」 …)."""
    data = load_words("fixed")
    return {
        name: Fixed(
            name,
            str(entry["clause"]),
            tuple(entry["text"]),
            tuple((str(year), text) for year, texts in entry.get("was", {}).items() for text in texts),
        )
        for name, entry in data.items()
    }


def fixed(name: str) -> Fixed:
    """The prescribed wording of that name. ``KeyError`` where there is none."""
    return fixed_texts()[name]


def normalise(text: str) -> str:
    """For comparison: no blanks, brackets and colons of one width, one kind of dash and quotation mark."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"\s", "", text)
    text = re.sub(r"[-‐-―−─━]+", "—", text)
    return re.sub(r"[“”„‟\"]", '"', text).replace(",", "，").replace(";", "；")


def matches(text: str, form: str) -> bool:
    """Whether ``text`` is that wording, blanks and the width of punctuation left aside; ``…`` stands for one or more characters."""
    pattern = ".+".join(re.escape(normalise(piece)) for piece in form.split(GAP))
    return re.fullmatch(pattern, normalise(text)) is not None


def edition_of(text: str, name: str) -> str | None:
    """The edition (「2020」, 「2009」 …) in whose wording ``text`` stands, a slip or two left aside; ``None`` where it is none of them."""
    entry = fixed(name)
    forms = [("2020", form) for form in entry.text] + list(entry.was)
    exact = next((year for year, form in forms if matches(text, form)), None)
    if exact is not None:
        return exact
    said = normalise(text)
    nearest = max(forms, key=lambda pair: _likeness(said, pair[1]))
    return nearest[0] if _likeness(said, nearest[1]) > 0.85 else None


def _likeness(said: str, form: str) -> float:
    return SequenceMatcher(None, said, normalise(form), autojunk=False).ratio()


def contains(text: str, form: str) -> bool:
    """Whether the wording stands somewhere in ``text``."""
    pattern = ".+".join(re.escape(normalise(piece)) for piece in form.split(GAP))
    return re.search(pattern, normalise(text)) is not None
