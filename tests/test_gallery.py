"""docs/gallery.md shows every kind of draft and every paper; its pictures come from script/gallery."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from stdkit.templates.fields import names, template
from stdkit.templates.kinds import KINDS
from stdkit.templates.papers import is_paper


@pytest.fixture(scope="module")
def gallery(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gallery_script", root / "script" / "gallery.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_page_is_not_stale(gallery: ModuleType) -> None:
    assert not gallery.stale(gallery.text()), "run script/gallery"
    assert gallery.stale(gallery.text() + "甲")


def test_the_page_names_every_kind_and_paper(root: Path) -> None:
    page = (root / "docs" / "gallery.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"（{kind.name}）" in page and f"gallery/draft-{kind.name}.png" in page
    for name in filter(lambda name: is_paper(template(name)), names()):
        assert f"### {template(name).title}（{name}）" in page
        assert f"gallery/{name}.png" in page and f"gallery/{name}-blank.png" in page


def test_pictures_are_those_of_the_page(root: Path) -> None:
    folder = root / "docs" / "gallery"
    if not folder.is_dir():
        pytest.skip("the pictures have not been made")
    page = (root / "docs" / "gallery.md").read_text(encoding="utf-8")
    assert {path.name for path in folder.iterdir()} == set(re.findall(r"\(gallery/([^)]+)\)", page))
    assert sum(path.stat().st_size for path in folder.iterdir()) < 3_000_000


@pytest.mark.office
def test_pages_are_drawn_side_by_side(gallery: ModuleType, soffice: str, tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("poppler is not installed")
    show = next(show for show in gallery.shows() if show.name == "draft-terminology")
    made = gallery.draw([show], tmp_path)
    assert list(made) == ["draft-terminology.png"]
    whole = Image.open(io.BytesIO(made["draft-terminology.png"]))
    page = (whole.width - 5 * gallery.GAP) // 4
    assert 0.6 < page / (gallery.RESOLUTION * 11.69) < 0.8  # four pages of A4 in a row
    assert len(set(whole.convert("L").tobytes())) > 3
