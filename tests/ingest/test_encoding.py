import pytest

from recoupe.errors import UnreadableInput
from recoupe.ingest.encoding import decode

PHRASE = "Le préfet a cédé : « l'été sera long », dit-il à Bâle.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]
)
def test_press_text_is_read_in_the_encodings_it_comes_in(encoding):
    assert decode(PHRASE.encode(encoding)) == PHRASE


def test_line_ends_become_line_feeds_and_nothing_else_changes():
    assert decode(b"\xef\xbb\xbf un \r\n\r\n deux\t\n") == " un \n\n deux\t\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"Le pr\x00fet", "NUL"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "image"),
        (b"PK\x03\x04....", "ZIP"),
        ("Le prÃ©fet a cÃ©dÃ© Ã  BÃ¢le, lâ€™Ã©tÃ©".encode(), "encoded twice"),
        ("Le pr\ufffdfet a c\ufffdd\ufffd".encode(), "wrong encoding"),
        (b"\xff\xfeL\x00e\x00 ", "utf-16"),
        (bytes(range(1, 32)) * 20, "control"),
        (b"Le pr\x81fet \x9d\x81 \xc3\x28 \x90\x8d\xfe c\x8fd\x9d", "encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_refused_with_its_reason(raw, reason):
    with pytest.raises(UnreadableInput, match=reason):
        decode(raw)


def test_right_to_left_and_combining_marks_stay_as_they_are():
    text = "قال الوزير: e\u0301te\u0301 \u200f\u202bعاجل\u202c\n"

    assert decode(text.encode()) == text
