"""What a rule rests on, as it is told: a clause of GB/T 1.1—2020, or what else the rule names."""

from __future__ import annotations

from stdkit.facts.patterns import pattern

_CLAUSE = pattern(r"\d|[A-Z]\.\d|附录|表|前言")


def basis(clause: str) -> str:
    """「GB/T 1.1—2020，9.2」; the clause as it is where it names its document itself (「GB/T 20001.10」, the rules of a house);
    "" where there is none."""
    return f"GB/T 1.1—2020，{clause}" if _CLAUSE.match(clause) else clause
