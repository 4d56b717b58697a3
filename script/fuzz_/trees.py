"""What can be done to an XML tree that is still well-formed afterwards."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from random import Random
from typing import Any

from lxml import etree

from fuzz_.chance import changed_bytes, changed_text, number, some, word

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCES = ("id", "numId", "abstractNumId", "styleId", "basedOn", "next", "link", "embed", "val", "ilvl", "name", "Id", "Target", "Type", "gridSpan", "vMerge", "pStyle", "rStyle", "numStyleLink", "styleLink", "instr", "paraId", "paraIdParent", "PartName", "ContentType", "Extension")  # fmt: skip
Element = Any


def changed_xml(data: bytes, chance: Random) -> bytes:
    """A part with one thing about it changed, mostly as a tree; what is no XML any more, and one in ten, as bytes."""
    if chance.random() < 0.08:
        return changed_bytes(data, chance)
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError):
        return changed_bytes(data, chance)
    elements = list(root.iter(etree.Element))
    chance.choice(_WAYS)(root, elements, chance)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def clean(text: str) -> str:
    """Without what no XML can hold."""
    return _NO_XML.sub("", text)


def _inner(elements: list[Element], chance: Random) -> Element | None:
    return chance.choice(elements[1:]) if len(elements) > 1 else None


def _drop(root: Element, elements: list[Element], chance: Random) -> None:
    for element in some(chance, elements[1:], 3):
        if element.getparent() is not None:
            element.getparent().remove(element)


def _double(root: Element, elements: list[Element], chance: Random) -> None:
    element = _inner(elements, chance)
    if element is not None:
        for _ in range(chance.choice((1, 1, 2, 30)) if len(elements) < 2000 else 1):
            element.addnext(copy.deepcopy(element))


def _swap(root: Element, elements: list[Element], chance: Random) -> None:
    element = _inner(elements, chance)
    if element is not None and element.getprevious() is not None:
        element.getprevious().addprevious(element)


def _move(root: Element, elements: list[Element], chance: Random) -> None:
    """An element, or a copy of it, to where none of its kind belongs."""
    element, to = _inner(elements, chance), chance.choice(elements)
    if element is None or to in [element, *element.iter()]:
        return
    moved = copy.deepcopy(element) if chance.random() < 0.5 else element
    to.insert(chance.randint(0, len(to)), moved)


def _nest(root: Element, elements: list[Element], chance: Random) -> None:
    """An element within an empty one of its own kind, again and again."""
    element = _inner(elements, chance)
    if element is None:
        return
    for _ in range(chance.choice((1, 1, 2, 10, 60, 240))):
        around = etree.Element(element.tag, dict(element.attrib), element.nsmap)
        element.getparent().replace(element, around)
        around.append(element)


def _open(root: Element, elements: list[Element], chance: Random) -> None:
    """An element goes, what is in it stays."""
    element = _inner(elements, chance)
    if element is None or element.getparent() is None:
        return
    for child in reversed(list(element)):
        element.addnext(child)
    element.getparent().remove(element)


def _rename(root: Element, elements: list[Element], chance: Random) -> None:
    chance.choice(elements).tag = chance.choice(
        (chance.choice(elements).tag, chance.choice(elements).tag, "x", "{urn:x}y")
    )


def _attribute(root: Element, elements: list[Element], chance: Random) -> None:
    """An attribute goes, comes, or says something extreme."""
    having = [element for element in elements if element.attrib]
    if not having:
        return
    element = chance.choice(having)
    name = chance.choice(sorted(element.attrib))
    way = chance.randrange(5)
    if way == 0:
        del element.attrib[name]
    elif way == 1:
        chance.choice(elements).set(name, element.get(name))
    elif way == 2:
        element.set(name, clean(number(chance)))
    elif way == 3:
        element.set(name, clean(changed_text(element.get(name), chance)))
    else:
        element.set(name, clean(word(chance)))


def _reference(root: Element, elements: list[Element], chance: Random) -> None:
    """An id or what refers to one names another, itself, or nothing: cycles, doubles, dangling ends."""
    found = [
        (element, name) for element in elements for name in element.attrib if etree.QName(name).localname in _REFERENCES
    ]
    if not found:
        return
    for element, name in some(chance, found, 4):
        alike = [one.get(other) for one, other in found if other == name]
        local = [one.get(other) for one, other in found if one.tag == element.tag and other == name]
        element.set(name, clean(chance.choice((chance.choice(alike), chance.choice(local), number(chance), "无此"))))


def _text(root: Element, elements: list[Element], chance: Random) -> None:
    having = [element for element in elements if (element.text or "").strip()] or elements
    for element in some(chance, having, 4):
        element.text = clean(changed_text(element.text or "", chance))


def _foreign(root: Element, elements: list[Element], chance: Random) -> None:
    """What may stand anywhere in XML and is seldom thought of."""
    element = chance.choice(elements)
    way = chance.randrange(4)
    if way == 0:
        element.insert(0, etree.Comment(" stdkit: ignore MOD001 "))
    elif way == 1:
        element.insert(0, etree.ProcessingInstruction("mso-application", 'progid="Word.Document"'))
    elif way == 2:
        element.tail = clean(word(chance))
    else:
        element.insert(
            0, etree.Element("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
        )


def _empty(root: Element, elements: list[Element], chance: Random) -> None:
    element = chance.choice(elements)
    for child in list(element):
        element.remove(child)
    element.text = None


def _shuffle(root: Element, elements: list[Element], chance: Random) -> None:
    parents = [element for element in elements if len(element) > 1]
    if parents:
        parent = chance.choice(parents)
        children = list(parent)
        chance.shuffle(children)
        parent[:] = children


_WAYS: tuple[Callable[[Element, list[Element], Random], None], ...] = (
    _drop, _drop, _double, _swap, _move, _move, _nest, _open, _rename, _attribute, _attribute, _attribute,
    _reference, _reference, _reference, _text, _text, _text, _text, _foreign, _empty, _shuffle,
)  # fmt: skip
