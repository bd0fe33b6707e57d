"""Walks over the XML parts of a packed office file, and refuses a file that would be too large once unpacked.

A workbook comes from outside: nothing that it says of its own size or contents is trusted, and no document type is
read.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.parsers import expat

__all__ = ["PACKED", "UNPACKED", "Attributes", "DamagedError", "is_too_large", "opened", "targets", "walk"]

UNPACKED = 512 * 1024 * 1024
"""The most bytes that a workbook may have when unpacked."""
PACKED = 200
"""How many times larger than the file it may become."""

_SMALL = 4 * 1024 * 1024
_PIECE = 1 << 16

Attributes = dict[str, str]


class DamagedError(Exception):
    """The file does not hang together."""


def is_too_large(path: Path) -> bool:
    """Whether a file would be too large unpacked, going by its directory alone. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    return unpacked > UNPACKED or (unpacked > _SMALL and unpacked > PACKED * path.stat().st_size)


def opened(path: Path) -> zipfile.ZipFile:
    """The packed file. Raises DamagedError."""
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise DamagedError from error


def walk(
    archive: zipfile.ZipFile,
    member: str,
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> None:
    """Call back for every element of a part, names without their namespaces. Raises DamagedError."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    plain: dict[str, str] = {}

    def local(name: str) -> str:
        if name not in plain:
            plain[name] = name.rpartition(":")[2]
        return plain[name]

    def begin(name: str, attributes: Attributes) -> None:
        start(local(name), {local(key): value for key, value in attributes.items()} if attributes else attributes)

    def refuse(*_: Any) -> None:
        raise DamagedError(member)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = (lambda name: end(local(name))) if end else None
    parser.CharacterDataHandler = text
    try:
        with archive.open(member) as part:
            while piece := part.read(_PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # not XML, or not the XML of a workbook
        raise DamagedError(member) from error
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise DamagedError(member) from error


def targets(archive: zipfile.ZipFile, member: str) -> dict[str, tuple[str, str]]:
    """The kind and the part that each relationship of a part points to; none if it has no relationships."""
    folder, file = posixpath.split(member)
    relationships = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
            found[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], target)

    if relationships in archive.namelist():
        walk(archive, relationships, start)
    return found
