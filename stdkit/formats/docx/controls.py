"""What stands around text without being text: content controls, pending insertions, alternatives for older programs."""

from __future__ import annotations

from typing import Final

from lxml import etree

from stdkit.facts.patterns import pattern
from stdkit.formats.docx.styles import is_on
from stdkit.formats.docx.tags import CHOICE, FALLBACK, SDT_PR, VAL, T, w

_PROMPT: Final = pattern(
    r"\W*(?:点击|单击|请(?:选择|输入|填写|在此|点击|单击)|在此处?(?:输入|键入|填写)|选择一项|Click |Choose )"
)
_AUTHOR: Final = w("author")


def revision_lock(element: etree._Element) -> str:
    """Why the text of an insertion may not be edited: somebody else's change is pending there."""
    author = element.get(_AUTHOR)
    return f"他人修订（{author}）" if author else "他人修订"


def is_prompt(control: etree._Element) -> bool:
    """Whether a content control holds only its prompt (「点击此处添加…」): nobody has written anything there yet.

    The flag alone is not enough: WPS leaves it where somebody has written over the prompt.
    """
    properties = control.find(SDT_PR)
    if not _shows_prompt(properties):
        return False
    return _PROMPT.match("".join(text.text or "" for text in control.iter(T))) is not None


def _shows_prompt(properties: etree._Element | None) -> bool:
    return properties is not None and is_on(properties.find(w("showingPlcHdr")))


def control_names(properties: etree._Element | None) -> list[str]:
    """What a content control is called: its tag and its title; nothing while it only shows its prompt."""
    if properties is None or _shows_prompt(properties):
        return []
    named = (properties.find(w("tag")), properties.find(w("alias")))
    return [element.get(VAL) or "" for element in named if element is not None and element.get(VAL)]


def control_lock(properties: etree._Element | None) -> str:
    """Why the text of a content control may not be edited, "" where it may."""
    if properties is None:
        return ""
    lock = properties.find(w("lock"))
    if lock is not None and lock.get(VAL) in ("contentLocked", "sdtContentLocked"):
        return "内容控件已锁定"
    if properties.find(w("dataBinding")) is not None:
        return "内容控件取自文档属性"
    return ""


def chosen_alternative(element: etree._Element) -> tuple[etree._Element, int] | None:
    """The branch of an ``mc:AlternateContent`` that is read, with its index: the first choice, else the fallback."""
    for tag in (CHOICE, FALLBACK):
        for at, child in enumerate(element):
            if child.tag == tag:
                return child, at
    return None
