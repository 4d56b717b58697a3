"""A rule: one function, its clause of GB/T 1.1, and its own tests in the docstring.

    @rule("MOD001", clause="表C.1", severity="error")
    def must_as_requirement(doc: Document) -> Iterator[Finding]:
        \"\"\"用“必须”表示要求

        Why, in one or more paragraphs.

        ```bad
        设备⟦必须⟧可靠接地。
        ```
        ```fixed
        设备应可靠接地。
        ```
        ```good
        设备应可靠接地。
        ```
        \"\"\"

The first line is the title, the paragraphs the reason; the fences are run by the tests. A ``bad`` fence marks with ⟦ ⟧ exactly
what must be found (``⟦⟧`` an empty place; no mark at all: one finding about the whole document or about something missing); a
``fixed`` fence after it is the text with all edits of the findings applied; ``good`` must give no finding of this rule. A fence may
name settings: ```` ```bad edition=2009 stage=approval kind=指南 ````. Fences are in the Markdown notation (docs/notation.md).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from stdkit.facts.patterns import pattern
from stdkit.model import Document, Edit, Finding, Safety, Severity, Span, Stage

if TYPE_CHECKING:
    from stdkit.facts.library import Library
    from stdkit.facts.revision import Revision

Edition = Literal["2020", "2009"]
Confidence = Literal["certain", "heuristic"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may need to know beside the document itself."""

    edition: Edition = "2020"
    stage: Stage = "draft"
    fragment: bool = False
    engineering: bool = False
    """Engineering wording: 必须 and 严禁 are proper words there (建标〔2008〕182号)."""
    kind: str = ""
    """The kind of the document (术语 符号 分类 试验 规范 规程 指南 产品), given or told from name and content; empty where nothing tells."""
    level: str = ""
    """``national industry local group enterprise``, given or told from the cover; empty where nothing tells."""
    library: Library | None = None
    """The table of standards given with the check; rules that need one (``Rule.library``) are not run without."""
    revision: Revision | None = None
    """What changed since the edition that the document replaces, where that edition was given with the check."""


Check = Callable[[Document], Iterable[Finding]] | Callable[[Document, Setting], Iterable[Finding]]


@dataclass(frozen=True)
class Example:
    """One fence of a rule's docstring; ``text`` is the notation, in ``bad`` still with its ⟦ ⟧."""

    kind: Literal["bad", "good", "fixed"]
    text: str
    settings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """A rule as registered. ``title``, ``reason`` and ``examples`` are read from the docstring when asked for."""

    code: str
    clause: str
    severity: Severity
    check: Check
    confidence: Confidence = "certain"
    default: bool = True
    editions: tuple[Edition, ...] = ("2020", "2009")
    whole: bool = False
    """The rule speaks of the document as a whole: not run on a fragment."""
    question: str = ""
    """What a finding asks the drafter where it brings no question of its own; every heuristic rule has one."""
    since: str = "0.1.0"
    """The version of stdkit (or of the plug-in) that brought the rule."""
    library: bool = False
    """The rule needs a table of standards (``Setting.library``): not run without one, and the report says so."""

    @property
    def family(self) -> str:
        return self.code.rstrip("0123456789")

    @property
    def name(self) -> str:
        """``must-as-requirement``, from the function's name."""
        return self.check.__name__.replace("_", "-")

    @cached_property
    def takes_setting(self) -> bool:
        if inspect.isfunction(self.check) and not hasattr(self.check, "__wrapped__"):
            return self.check.__code__.co_argcount > 1  # what the signature would say, sooner
        return len(inspect.signature(self.check).parameters) > 1

    @cached_property
    def _doc(self) -> tuple[str, str, tuple[Example, ...]]:
        return parse_docstring(inspect.getdoc(self.check) or "")

    @property
    def title(self) -> str:
        return self._doc[0]

    @property
    def reason(self) -> str:
        return self._doc[1]

    @property
    def examples(self) -> tuple[Example, ...]:
        return self._doc[2]

    @property
    def fixable(self) -> bool:
        return any(example.kind == "fixed" for example in self.examples)

    def run(self, doc: Document, setting: Setting) -> Iterator[Finding]:
        """What the rule finds, as the rule says it; the runner stamps code and severity."""
        if self.takes_setting:
            yield from self.check(doc, setting)  # type: ignore[call-arg]
        else:
            yield from self.check(doc)  # type: ignore[call-arg]


REGISTERED: dict[str, Rule] = {}
"""Every rule whose module was imported, by code; ``registry.load`` imports them all."""


def rule(
    code: str,
    *,
    clause: str,
    severity: Severity,
    confidence: Confidence = "certain",
    default: bool = True,
    editions: tuple[Edition, ...] = ("2020", "2009"),
    whole: bool = False,
    question: str = "",
    since: str = "0.1.0",
    library: bool = False,
) -> Callable[[Check], Check]:
    """Register the function below as rule ``code``. ``ValueError`` where the code is taken.

    A heuristic rule asks: ``question`` is what the drafter can answer by yes or no or by a choice (「此处是外部约束还是本文件的要求？」).
    Where the question depends on the place, ``finding(…, question=…)`` gives it and goes before this one.
    """

    def register(check: Check) -> Check:
        if code in REGISTERED and REGISTERED[code].check.__module__ != check.__module__:
            raise ValueError(f"规则代号 {code} 已由 {REGISTERED[code].check.__module__} 使用")
        REGISTERED[code] = Rule(
            code, clause, severity, check, confidence, default, editions, whole, question, since, library
        )
        return check

    return register


def finding(
    span: Span | None,
    message: str,
    *,
    fix: str | None = None,
    safety: Safety = "review",
    edits: Iterable[Edit] = (),
    related: Iterable[Span] = (),
    question: str = "",
) -> Finding:
    """A finding at ``span``; ``fix`` is the text to put there instead, ``edits`` a fix of several places; ``question`` is what the
    drafter is asked where the rule cannot be sure of this place."""
    made = tuple(edits)
    if fix is not None and span is not None:
        made = (Edit(span, fix, reason=message, safety=safety), *made)
    return Finding(span=span, message=message, edits=made, related=tuple(related), question=question)


_FENCE = pattern(r"^```(bad|good|fixed)([^\n]*)\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)


def parse_docstring(text: str) -> tuple[str, str, tuple[Example, ...]]:
    """Title, reason and examples of a rule's docstring."""
    title, _, rest = text.partition("\n")
    examples = tuple(
        Example(
            match[1],  # type: ignore[arg-type]
            match[3].rstrip("\n"),
            dict(pair.split("=", 1) for pair in match[2].split()),
        )
        for match in _FENCE.finditer(rest)
    )
    return title.strip(), _FENCE.sub("", rest).strip(), examples
