"""Turn bytes into text, or say why they are none."""

import codecs
import contextlib
import re

from charset_normalizer import from_bytes

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an Office file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"\x1f\x8b": "a gzip file",
    b"SQLite format 3": "a SQLite database",
    b"PAR1": "a Parquet file",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""")
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers read pages as that declare the encoding on the left: pages are written for browsers."""
_SAMPLE = 65_536
_ACCENTS = 0.15
"""Share of bytes beyond ASCII up to which there are too few to guess by: such a text is taken for Western."""


class UndecodableError(ValueError):
    """The bytes are no text that we can read; the message says what they seem to be."""


def decode(raw: bytes, declares: bool = False, stated: str | None = None) -> tuple[str, str | None]:
    """Return the text of ``raw`` and, where an encoding had to be assumed, its name.

    A byte order mark decides, then strict UTF-8, then what is ``stated`` beside the bytes, then
    (``declares``: the format can) what the first bytes declare, then a guess from the letters'
    frequencies. Raises ``UndecodableError``.
    """
    for signature, name in _SIGNATURES.items():
        if raw.startswith(signature):
            raise UndecodableError(f"it is {name}")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) if encoding == "utf-8" else 0 :].decode(encoding), None
            except UnicodeDecodeError:
                raise UndecodableError(f"it starts as {encoding.upper()} but is not") from None
    if b"\0" in raw[:_SAMPLE]:
        raise UndecodableError("it is binary, or UTF-16 without a byte order mark")
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(raw[:4096]) if declares else None
    for label in (stated, declared[1].decode("ascii") if declared else None):
        if label and (text := _as(raw, label)) is not None:
            return text, None
    return _guess(raw)


def encoding_of(sample: bytes) -> str:
    """Return the encoding that the first bytes of a long text are in. Raises ``UndecodableError``."""
    with contextlib.suppress(UnicodeDecodeError):
        codecs.getincrementaldecoder("utf-8")().decode(sample)
        return "utf-8-sig"
    found = next((encoding for mark, encoding in _MARKS if sample.startswith(mark)), None) or _likely(sample)
    if found is None:
        raise UndecodableError("it is binary, or in an encoding that cannot be told from its bytes")
    return found


def _as(raw: bytes, name: str) -> str | None:
    with contextlib.suppress(LookupError, ValueError):
        codec = codecs.lookup(name).name
        return raw.decode(_READ_AS.get(codec, codec))
    return None


def _guess(raw: bytes) -> tuple[str, str]:
    encoding = _likely(raw[:_SAMPLE])
    if encoding is None:
        raise UndecodableError("it is binary, or in an encoding that cannot be told from its bytes")
    try:
        text = raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        raise UndecodableError(f"it is not UTF-8, and {encoding} does not fit all of it") from None
    if re.search(r"[\x00-\x08\x0e-\x1a]", text):
        raise UndecodableError("it is binary, or in an encoding that cannot be told from its bytes")
    return text, encoding


def _likely(sample: bytes) -> str | None:
    """Return the encoding to assume; among those that read alike, the one that most English text is in."""
    if sum(byte >= 0x80 for byte in sample) <= len(sample) * _ACCENTS:
        with contextlib.suppress(UnicodeDecodeError):
            sample.decode("cp1252")
            return "cp1252"
    best = from_bytes(sample).best()
    if best is None:
        return None
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
