"""What has to be the same before and after."""

from __future__ import annotations

from itertools import product

import pytest

from stdkit.convert.integrity import Integrity


@pytest.mark.parametrize("kept", list(product((True, False), repeat=3)))
def test_it_holds_where_everything_does(kept: tuple[bool, bool, bool]) -> None:
    assert Integrity(*kept).holds is all(kept)
