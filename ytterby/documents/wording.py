"""The sentences of the notification, one replaceable file a language, checked before a letter uses them.

Packaged are our own words; a firm's file in its workspace, `wording/zh.toml` and so on, stands in their
place.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any, Literal, get_args

from ..languages import Language, Message
from ..law.drafts import quoted
from .files import write_whole
from .notification import Basis, Grade
from .refusals import WordingError, because

__all__ = ["KEYS", "Installed", "Wording", "home", "install_wording", "load_wording", "wording_file"]

KEYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "form": {
        "title": (),
        "addressee": ("name", "role"),
        "consignee": (),
        "importer": (),
        "end_user": (),
        "opening": ("item", "percent"),
        "comply": (),
        "clause_1": (),
        "clause_2": (),
        "clause_3": (),
        "exporter_in_china": (),
        "foreign_specified_exporter": (),
        "seal": (),
        "date": (),
        "note": (),
    },
    "variants": {
        "technology": ("item",),
        "origin": ("item",),
        "share_known": ("percent",),
        "share_not_applicable": (),
    },
}
"""Each text with what fills it. The form is the annex's; it has no words for the variants, which are ours."""

_OPTIONAL = {"role"}


@dataclass(frozen=True, slots=True)
class Installed:
    """Who put an official text in place, on which day, and the hashes of its file and of its words."""

    by: str
    on: date
    source_sha256: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language, complete and checked. A text may hold `{names}` to be filled in."""

    language: Language
    grade: Grade
    form: Mapping[str, str]
    variants: Mapping[str, str]
    source: Literal["packaged", "workspace"]
    installed: Installed | None = None

    @property
    def sha256(self) -> str:
        """The hash of the words: it changes with any of them, and not with comments, order or line ends."""
        said = {"language": self.language, "form": dict(self.form), "variants": dict(self.variants)}
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def grade_for(self, basis: Basis) -> Grade:
        """The grade of a letter on that basis. The form speaks of content only; a variant is never official."""
        return "own translation" if self.grade == "official" and basis != "content" else self.grade


def home(workspace: Path) -> Path:
    """The folder of a workspace that holds the firm's wording files and their approvals."""
    return workspace / "wording"


def load_wording(language: Language, workspace: Path | None) -> Wording:
    """The firm's wording of a language if its workspace has one, else the packaged one.

    Raises WordingError with everything that is wrong in the file: texts or blanks missing, unknown or empty.
    """
    path = wording_file(language, workspace)
    return _packaged(language) if path == _packaged_file(language) else _read(path, language, "workspace")


def wording_file(language: Language, workspace: Path | None) -> Path:
    """The file that the wording of a language is read from: the firm's own if it has one."""
    own = home(workspace) / f"{language}.toml" if workspace is not None else None
    return own if own is not None and own.is_file() else _packaged_file(language)


def install_wording(source: Path, workspace: Path, by: str, on: date) -> Wording:
    """Puts the official Chinese of the annex, once a firm has it, in the place of ours, under a name.

    `source` is made like the packaged `zh.toml`, with the official text in its [form]; its grade is ignored.
    Raises WordingError if the file is wrong, is not Chinese, or holds the packaged form itself.
    """
    raw = read_toml(source, "wording_unreadable")
    reasons = [*unnamed(by=by), *_faults(raw, source.name)]
    if raw.get("language") != "zh":
        reasons.append(because("only_chinese", file=source.name))
    elif not reasons and _texts(raw, "form") == _packaged("zh").form:
        reasons.append(because("wording_not_official", file=source.name))
    if reasons:
        raise WordingError(reasons)
    official = Wording("zh", "official", _texts(raw, "form"), _texts(raw, "variants"), "workspace")
    hashed = hashlib.sha256(source.read_bytes()).hexdigest()
    official = replace(official, installed=Installed(by, on, hashed, official.sha256))
    write_whole(home(workspace) / "zh.toml", _as_toml(official).encode())
    return official


def _packaged(language: Language) -> Wording:
    return _read(_packaged_file(language), language, "packaged")


def _packaged_file(language: Language) -> Path:
    return Path(__file__).parent / "wording" / f"{language}.toml"


def _read(path: Path, language: Language, source: Literal["packaged", "workspace"]) -> Wording:
    raw = read_toml(path, "wording_unreadable")
    reasons = [*_faults(raw, path.name)]
    for entry, allowed in (("language", (language,)), ("grade", get_args(Grade))):
        if raw.get(entry) not in allowed:
            reasons.append(because("wording_value", file=path.name, entry=entry, allowed=allowed))
    if reasons:
        raise WordingError(reasons)
    wording = Wording(language, raw["grade"], _texts(raw, "form"), _texts(raw, "variants"), source)
    return _with_installation(wording, raw, path.name) if wording.grade == "official" else wording


def _with_installation(wording: Wording, raw: Mapping[str, Any], file: str) -> Wording:
    """An official wording must say how it came, and must be unchanged since."""
    try:
        installed = Installed(**raw["installed"])
    except (KeyError, TypeError):
        raise WordingError([because("wording_installed", file=file)]) from None
    if not (is_said(installed.by, installed.source_sha256, installed.sha256) and is_day(installed.on)):
        raise WordingError([because("wording_installed", file=file)])
    if installed.sha256 != wording.sha256:
        raise WordingError([because("wording_changed", file=file)])
    return replace(wording, installed=installed)


def _texts(raw: Mapping[str, Any], part: str) -> Mapping[str, str]:
    return MappingProxyType({key: text.strip() for key, text in raw[part].items()})


def _faults(raw: Mapping[str, Any], file: str) -> Iterator[Message]:
    """What is wrong with the texts of a wording file, each fault with the name of the text."""
    for name in raw.keys() - {"language", "grade", "installed", *KEYS}:
        yield because("wording_unknown", file=file, entry=name)
    for part, keys in KEYS.items():
        table = raw.get(part)
        if not isinstance(table, dict):
            yield because("wording_missing", file=file, entry=f"[{part}]")
            continue
        for key in sorted(table.keys() - keys.keys()):
            yield because("wording_unknown", file=file, entry=f"{part}.{key}")
        for key, blanks in keys.items():
            entry, text = f"{part}.{key}", table.get(key)
            if text is None:
                yield because("wording_missing", file=file, entry=entry)
            elif not is_said(text):
                yield because("wording_blank", file=file, entry=entry)
            else:
                yield from _blank_faults(text, set(blanks), file, entry)


def _blank_faults(text: str, blanks: set[str], file: str, entry: str) -> Iterator[Message]:
    """Blanks that are missing, cannot be filled, or ask for more than to be filled."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        parsed = [("", "", "!", None)]
    if any(spec or conversion for _, _, spec, conversion in parsed):
        yield because("wording_braces", file=file, entry=entry)
        return
    found = {blank for _, blank, _, _ in parsed if blank is not None}
    for blank in sorted(blanks - _OPTIONAL - found):
        yield because("wording_placeholder_missing", file=file, entry=entry, placeholder=f"{{{blank}}}")
    for blank in sorted(found - blanks):
        yield because("wording_placeholder_unknown", file=file, entry=entry, placeholder=f"{{{blank}}}")


def read_toml(path: Path, unreadable: str) -> dict[str, Any]:
    """A TOML file, with or without the mark that some editors put at its start. Raises WordingError."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        detail = wrong.strerror if isinstance(wrong, OSError) else wrong
        raise WordingError([because(unreadable, file=path.name, detail=detail)]) from wrong


def unnamed(**given: str) -> Iterator[Message]:
    """A reason for each text that a decision needs and that was not given."""
    return (because("name_needed", field=field) for field, text in given.items() if not text.strip())


def is_said(*values: object) -> bool:
    """Whether all values are texts, and none of them blank."""
    return all(isinstance(value, str) and value.strip() for value in values)


def is_day(value: object) -> bool:
    """Whether a value is a date without a time."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _as_toml(wording: Wording) -> str:
    kept = wording.installed
    parts = [
        toml_lines({"language": wording.language, "grade": wording.grade}),
        "[form]\n" + toml_lines(wording.form),
        "[variants]\n" + toml_lines(wording.variants),
    ]
    if kept is not None:
        origin = {"by": kept.by, "on": kept.on, "source_sha256": kept.source_sha256, "sha256": kept.sha256}
        parts.append("[installed]\n" + toml_lines(origin))
    return "\n".join(parts)


def toml_lines(values: Mapping[str, Any]) -> str:
    """Texts and dates as lines of TOML."""
    written = {key: value.isoformat() if isinstance(value, date) else quoted(value) for key, value in values.items()}
    return "".join(f"{key} = {text}\n" for key, text in written.items())
