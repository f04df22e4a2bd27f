"""Every exception a caller may want to catch.

RecoupeError
├── InputError            what the user gave us cannot be used; says what to do
│   ├── UnreadableInput   a file or page that no reader understands
│   ├── NotFound          an id that the project does not hold
│   └── ProjectError      a project file that is not ours, newer than us, or damaged
├── PackError             a language pack or knowledge-base file is malformed or missing
└── OffsetError           a span that does not fit its text (a bug of ours)

A bad *article* is never an exception that ends a run: readers and stages report it as a
``Problem`` value, so that one broken page cannot stop the others.
"""


class RecoupeError(Exception):
    """Base class: catch this to catch everything that recoupe raises on purpose."""


class InputError(RecoupeError):
    """What the user gave us cannot be used; the message says what to change."""


class UnreadableInput(InputError):  # noqa: N818 - reads as a fact
    """A file or page that no reader understands."""


class NotFound(InputError):  # noqa: N818 - reads as a fact
    """An id that the project does not hold."""

    def __init__(self, kind: str, key: str) -> None:
        self.kind = kind
        self.key = key
        super().__init__(f"no {kind} with id {key!r}")


class ProjectError(InputError):
    """A project file that is not ours, is newer than the program, or is damaged."""


class PackError(RecoupeError):
    """A language pack or a knowledge-base file is malformed or missing."""


class OffsetError(RecoupeError, ValueError):
    """A span that does not fit its text."""
