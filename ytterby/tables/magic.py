"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

__all__ = ["OLD_OFFICE", "WORKBOOK", "is_noise", "kind_of"]

WORKBOOK = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_MAGIC = {
    b"%PDF": "found-pdf",
    b"\x89PNG": "found-picture",
    b"\xff\xd8\xff": "found-picture",
    b"GIF8": "found-picture",
    b"Rar!": "found-archive",
    b"7z\xbc\xaf": "found-archive",
    b"\x1f\x8b": "found-archive",
}


def kind_of(head: bytes) -> str | None:
    """The key of the text that says what a file is; None if it may be text."""
    for magic, found in _MAGIC.items():
        if head.startswith(magic):
            return found
    if head.lstrip()[:15].lower().startswith((b"<html", b"<!doctype html")):
        return "found-page"
    return "found-noise" if is_noise(head) else None


def is_noise(head: bytes) -> bool:
    """Whether there are too many control characters for a text of one byte a letter."""
    return sum(head.count(byte) for byte in range(9)) > max(8, len(head) // 50)
