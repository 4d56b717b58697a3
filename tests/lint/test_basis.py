"""What a rule rests on is not laid at the door of GB/T 1.1 where it is the rule of a house."""

from __future__ import annotations

import pytest

from stdkit.lint import registry
from stdkit.lint.basis import basis


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("9.2", "GB/T 1.1—2020，9.2"),
        ("C.1", "GB/T 1.1—2020，C.1"),
        ("8.3 a)、D.2", "GB/T 1.1—2020，8.3 a)、D.2"),
        ("表3", "GB/T 1.1—2020，表3"),
        ("附录F", "GB/T 1.1—2020，附录F"),
        ("前言", "GB/T 1.1—2020，前言"),
        ("GB/T 20001.10", "GB/T 20001.10"),
        ("本局起草细则2.4", "本局起草细则2.4"),
        ("", ""),
    ],
)
def test_what_it_rests_on(clause: str, said: str) -> None:
    assert basis(clause) == said


def test_every_rule_of_ours_names_a_clause_or_a_document() -> None:
    ours = [rule for rule in registry.load().values() if rule.check.__module__.startswith("stdkit.")]
    assert {basis(rule.clause).split("，")[0][:4] for rule in ours} == {"GB/T"}
