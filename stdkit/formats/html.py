"""Pages for a browser: one self-contained file, every word of a document escaped by the template engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdkit.facts.visible import visible
from stdkit.version import __version__

if TYPE_CHECKING:
    from jinja2 import Template

_TOGETHER = 500
"""How many outputs of the template engine, most of a few words, make a piece."""
_FRAME = Path(__file__).parent
"""Where ``page.html.j2`` is: head, colours and type that pages have in common."""


def render_page(template: Path, **told: Any) -> str:
    """The page that ``template`` (``{% extends "page.html.j2" %}``) makes of ``told``; a name it lacks is an error."""
    return _template(template).render(version=__version__, **told)


def page_pieces(template: Path, **told: Any) -> Iterator[str]:
    """The same page in pieces: what ``told`` gives one by one is let go of behind its piece."""
    stream = _template(template).stream(version=__version__, **told)
    stream.enable_buffering(_TOGETHER)
    return iter(stream)


def _shown(value: Any) -> Any:
    """A word of the document with what would turn the direction of the page shown; what a filter has made safe stays."""
    return visible(value) if type(value) is str else value


@cache
def _template(path: Path) -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    pages = Environment(
        loader=FileSystemLoader([path.parent, _FRAME]),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template(path.name)
