"""What can go wrong, each with a code, an exit code and the advice a user needs.

    StdkitError                  2
    ├─ UnreadableFile    F…      the input cannot be read (missing, empty, damaged, encrypted, of another kind)
    │  └─ BrokenReferences       a draft's labels and references do not fit each other
    ├─ BadOption         O…      an option or argument that does not fit
    ├─ BadData           D…      a settings, data, list or decision file that does not fit
    └─ CannotWrite       W…      an output that cannot be written

A message is one Chinese sentence that names the file and says what to do next; the command line prints it with its code and shows
no traceback. A code stands at one place where an error is raised and is never used for another one; a new place takes the next free
number (docs/errors.md lists them, and is made from those places by script/docs).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class StdkitError(Exception):
    """Something the user can mend. ``str(error)`` is the sentence to show, ``code`` its place in docs/errors.md (「D012」)."""

    exit_code = 2

    def __init__(self, code: str, message: str, *, path: str = "", advice: str = "") -> None:
        self.code = code
        self.message = message
        self.path = path
        self.advice = advice
        super().__init__(code, message)  # both, so that it can be handed from one process to another

    @property
    def told(self) -> str:
        """The sentence with its code, as the command line shows it."""
        return f"{str(self).removesuffix('。')}（{self.code}）。"

    def __str__(self) -> str:
        where = f"{self.path}：" if self.path else ""
        advice = f"；{self.advice}" if self.advice else ""
        return f"{where}{self.message}{advice}。"


class UnreadableFile(StdkitError):
    """The input is missing, empty, damaged, encrypted or not what its name says."""


class BrokenReferences(UnreadableFile):
    """Labels and references of a draft that do not fit each other; every one is told, a line each."""

    def __init__(self, code: str, faults: Sequence[str], *, path: str = "", advice: str = "") -> None:
        """``faults``: Chinese clauses without full stop, each with its line in the file and what to do."""
        self.faults = tuple(faults)
        super().__init__(code, "；".join(faults), path=path)
        self.args = (code, self.faults)

    def __str__(self) -> str:
        where = f"{self.path}：" if self.path else ""
        return "\n".join(f"{where}{fault}。" for fault in self.faults)


class BadOption(StdkitError):
    """An option or argument does not fit."""


class BadData(StdkitError):
    """A settings, data, list or decision file does not fit."""


class CannotWrite(StdkitError):
    """The output cannot be written."""


def own_fault(error: Exception) -> str:
    """「stdkit 自身出错（KeyError，facts/terms.py:31）」: what and where, without any text of the document, for people pass it on."""
    frame, place = error.__traceback__, ""
    while frame is not None:
        name = frame.tb_frame.f_code.co_filename.replace("\\", "/")
        if "/stdkit/" in name:
            place = f"，{name.rpartition('/stdkit/')[2]}:{frame.tb_lineno}"
        frame = frame.tb_next
    return f"stdkit 自身出错（{type(error).__name__}{place}）"


def nearest(word: str, known: Iterable[str], *, n: int = 1, cutoff: float = 0.6) -> list[str]:
    """At most ``n`` of ``known`` that ``word`` may be a slip for, the nearest first: what advice suggests."""
    from difflib import get_close_matches  # loaded for those who mistype only

    return get_close_matches(word, list(known), n=n, cutoff=cutoff)
