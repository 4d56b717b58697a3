"""Names of blocks as names of Word's bookmarks, and back: 「tab:mass-limits」 ↔ 「tab_mass_2D_limits」.

A bookmark's name is of letters, digits and 「_」, begins with none of the digits and has at most forty characters; one that begins with
「_」 is not shown in Word's list.
"""

from __future__ import annotations

import re

from stdkit.facts.patterns import pattern
from stdkit.formats.references import KINDS

LONGEST = 40
_OURS = pattern(rf"(?P<hidden>_?)(?P<kind>{'|'.join(KINDS)})_(?P<own>(?:[^\W_]|_[0-9A-F]{{2,5}}_)+)")


def bookmark_of(name: str) -> str:
    """The bookmark of the block called ``name``; "" where it would be too long for Word."""
    kind, _, own = name.partition(":")
    made = f"{kind}_" + re.sub(r"[\W_]", lambda sign: f"_{ord(sign[0]):02X}_", own)
    return made if len(made) <= LONGEST else ""


def name_of(bookmark: str) -> str:
    """The name that such a bookmark was made from; "" for other bookmarks.

    >>> name_of("tab_mass_2D_limits")
    'tab:mass-limits'
    """
    match = _OURS.fullmatch(bookmark)
    if match is None:
        return ""
    own = re.sub(r"_([0-9A-F]{2,5})_", lambda code: chr(int(code[1], 16)), match["own"])
    return f"{match['hidden']}{match['kind']}:{own}"
