"""What can go wrong, in three families: the input, the evidence, the ledger.

Every message is one line that says what happened, where, why, and what to do about it.
"""


class CommuniqueError(Exception):
    """Base of every error that Communique raises on purpose."""

    exit_status = 1


class InputError(CommuniqueError):
    """An item of input was refused; the rest of the run goes on."""

    def __init__(self, where: str, why: str, do: str) -> None:
        super().__init__(f"{_line(where)}: not read: {_line(why)}; {_line(do)}")
        self.where, self.why, self.do = where, why, do


class EvidenceError(CommuniqueError):
    """A claim's words are not the words that stand at its offsets."""

    exit_status = 3


class LedgerError(CommuniqueError):
    """The ledger cannot be opened, read or written."""

    exit_status = 4

    def __init__(self, where: str, why: str, do: str) -> None:
        super().__init__(f"{_line(where)}: ledger: {_line(why)}; {_line(do)}")


def _line(text: str) -> str:
    """Article text and file names are hostile: keep control characters out of logs and terminals."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
