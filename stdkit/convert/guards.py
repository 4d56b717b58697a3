"""Guards (护栏): reasons to leave a provision at the force it has, each with the words that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stdkit.facts.provisions import Provision
from stdkit.model import Document

GuardName = Literal[
    "LAW",
    "PERMIT",
    "ADMIN",
    "SAFETY",
    "REFMAND",
    "QUOTE",
    "DEF",
    "NAME",
    "HEAD",
    "NOTE",
    "TEST",
    "TABLE",
    "IDT",
    "USEWORDS",
    "FORMULA",
]


@dataclass(frozen=True, slots=True, order=True)
class Guard:
    """``evidence`` is what was seen: words of the sentence, or the place (「术语和定义」). ``wording`` tells that not even the wording is
    touched; otherwise only the force is held."""

    name: GuardName
    evidence: str
    wording: bool = False


def guards_for(doc: Document, provision: Provision, *, conversion_list: Mapping[str, str] | None = None) -> tuple[Guard, ...]:
    """The guards over a provision, by its sentence and its place in the document."""
    return ()
