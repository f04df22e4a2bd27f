"""Bytes to text, without guessing silently.

A byte-order mark decides; then UTF-8, which no other encoding imitates by chance; then
Windows-1252 where its accented letters are those of European press; then whatever
charset-normalizer finds most coherent. Anything else is refused.
"""

import codecs
import re

from recoupe.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WESTERN = frozenset(
    "àâäçéèêëîïôöùûüÿñæœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÑÆŒßáíóúìò«»‹›“”‘’„…–—€°·•§\u00a0£"
)
# UTF-8 once read as Windows-1252 and saved again: « prÃ©sident », « lâ€™accord ».
_TWICE_ENCODED = re.compile(
    r"Ã[\u0080-\u00bf©¨ªàâçŽ´¯§»¢]|â€[™œ˜“”¦\u009d]|Â[«»\u00a0°]"
)


def decode(raw: bytes) -> str:
    """Return the text of a plain-text file: CRLF as LF, the byte-order mark dropped.

    Raises:
        UnreadableInput: if the bytes are no text, or in no encoding that is certain.
    """
    return checked(_decoded(raw).replace("\r\n", "\n"))


def checked(text: str) -> str:
    """Return the text itself if it can be stored, searched and quoted.

    Raises:
        UnreadableInput: if it is empty, damaged, or holds what is no character.
    """
    if not text.strip():
        raise UnreadableInput("empty")
    if "\x00" in text:
        raise UnreadableInput("it holds NUL characters: not a text")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnreadableInput("it holds half characters (lone surrogates)")
    if len(_CONTROL.findall(text)) > len(text) // 50:
        raise UnreadableInput("it is full of control characters: not a text")
    if text.count("\ufffd") > max(1, len(text) // 500):
        raise UnreadableInput("wrong encoding: characters were lost before recoupe")
    if len(_TWICE_ENCODED.findall(text)) > max(2, len(text) // 1000):
        raise UnreadableInput("wrong encoding: UTF-8 that was encoded twice")
    return text


def _decoded(raw: bytes) -> str:
    for magic, name in _MAGIC.items():
        if raw.startswith(magic):
            raise UnreadableInput(f"it is {name}, not a text")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    if b"\x00" in raw:
        raise UnreadableInput("it holds NUL bytes: a binary file")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"it says {encoding} but is not") from error


def _legacy(raw: bytes) -> str:
    """Decode a file of the time before UTF-8, or refuse."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    foreign = _BEYOND_ASCII.findall(text)
    if text and sum(c in _WESTERN for c in foreign) >= 0.95 * len(foreign):
        return text
    return _most_coherent(raw)


def _most_coherent(raw: bytes) -> str:
    import charset_normalizer  # noqa: PLC0415 - 60 ms that UTF-8 files need not pay

    best = charset_normalizer.from_bytes(raw, threshold=0.1).best()
    if best is None or best.percent_coherence < 20:
        raise UnreadableInput("wrong encoding: neither UTF-8 nor a known older one")
    return str(best)
