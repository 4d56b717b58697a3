"""Wordings that GB/T 1.1 prescribes: a document drafted by another edition of it says the same in other words."""

from __future__ import annotations

from functools import cache

from stdkit.facts.fixed_texts import GAP, fixed_texts, normalise


@cache
def _forms() -> dict[str, str]:
    """Every prescribed wording without gaps, as compared, with the name it has."""
    return {
        normalise(form): name
        for name, entry in fixed_texts().items()
        for form in (*entry.text, *(was for _, was in entry.was))
        if GAP not in form
    }


def is_prescribed(old: str, new: str) -> bool:
    """Whether both are wordings of the same prescribed text, of whatever edition."""
    forms = _forms()
    name = forms.get(normalise(old))
    return name is not None and name == forms.get(normalise(new))
