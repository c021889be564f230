"""All errors that countersay raises on purpose, by who can put them right.

Each carries a stable `code` in words and, where they are known, the place it speaks of. Bad input does not stop a
run: inside `examine` these become rows of the record's `issues` table.
"""


class CountersayError(Exception):
    """Base of every error of this package.

    Attributes:
        code: stable identifier in words, such as "span-outside-document".
        path: file or folder concerned, or None.
        remedy: what the reader of the message can do next, or None.
    """

    code = "error"

    def __init__(
        self, message: str, *, code: str | None = None, path: str | None = None, remedy: str | None = None
    ) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
        self.path = path
        self.remedy = remedy

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        message = str(self.args[0])
        if self.remedy:
            message += f"{'' if message.endswith(('.', '!', '?', ':')) else '.'} {self.remedy}"
        return f"{where}{message} [{self.code}]"


class InputError(CountersayError):
    """A file or folder given by the user cannot be used."""

    code = "input"


class SettingsError(CountersayError):
    """A corpus.toml, an option or a lexicon says something that cannot be followed."""

    code = "settings"


class RecordError(CountersayError):
    """A stored or exported record is malformed, of another version, or contradicts its documents."""

    code = "record"


class CertificateError(RecordError):
    """A certificate does not prove what it says."""

    code = "certificate"


class RunnerError(CountersayError):
    """Work could not be finished because of the machine, not of the input: memory, or a process that was ended."""

    code = "runner"


class InternalError(CountersayError):
    """A mistake of countersay itself: please report it."""

    code = "internal"
