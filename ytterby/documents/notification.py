"""What a compliance notification (合规告知书) says: the record, how it is numbered, and its canonical JSON.

Form: Annex 2 of MOFCOM Announcement 61 of 2025. Nothing here knows a page.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from ..languages import Language, Message
from ..logic.digits import percent
from .refusals import RecordError, because

__all__ = [
    "SCHEMA",
    "Addressee",
    "Basis",
    "Grade",
    "Issuer",
    "Item",
    "Names",
    "Notification",
    "Share",
    "WordingUsed",
    "as_json",
    "from_json",
    "notification_number",
    "percent_stated",
    "schema_json",
]

SCHEMA = "compliance-notification-0.1"
"""Name and version of the record; a change that an old reader could misread takes a new one."""

Basis = Literal["content", "technology", "origin"]
Grade = Literal["official", "back-translated", "own translation"]

_PERCENT = r"^(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$"
_PROVISION = r"^61/[0-9]+(\([0-9]+\))?$"
_SHA256 = r"^[0-9a-f]{64}$"

Said = Annotated[str, Meta(pattern=r"\S", description="Text that is not blank.")]
Percent = Annotated[
    str,
    Meta(pattern=_PERCENT, description="Percent of the value: an upper bound, in its shortest decimal form."),
]
Provision = Annotated[str, Meta(pattern=_PROVISION, description="A paragraph of the announcement: 61/1(1).")]
Sha256 = Annotated[str, Meta(pattern=_SHA256)]


class Addressee(Struct, frozen=True, forbid_unknown_fields=True):
    """Who receives the goods next, and as what."""

    name: Said
    role: Literal["consignee", "importer", "end_user"]


class Issuer(Struct, frozen=True, forbid_unknown_fields=True):
    """Who exports or hands over the goods. `signatory` is the person who signs where no seal is used."""

    name: Said
    kind: Literal["exporter_in_china", "foreign_specified_exporter"]
    address: Said | None = None
    signatory: Said | None = None


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing's name in the three languages."""

    zh: Said
    ja: Said
    en: Said

    def in_(self, language: Language) -> str:
        """The name in one language."""
        return {"zh": self.zh, "ja": self.ja, "en": self.en}[language]


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """The goods: what they are called, how many, and which item of Annex 1 they are."""

    part_id: Said
    name: Said
    annex1_part: Literal[1, 2]
    annex1_id: Said
    annex1_name: Names
    lot_id: Said | None = None
    quantity: Said | None = None
    unit: Said | None = None
    contained: tuple[Names, ...] = ()


class Share(Struct, frozen=True, forbid_unknown_fields=True):
    """The share of value stated and what the statement rests on; the percent is that of `percent_stated`."""

    percent: Percent | None
    basis: Basis


class WordingUsed(Struct, frozen=True, forbid_unknown_fields=True):
    """The wording that one language of the letter is printed in, and who answers for it."""

    language: Language
    source: Literal["packaged", "workspace"]
    grade: Grade
    sha256: Sha256
    approved_by: Said | None = None
    approved_on: date | None = None


class Notification(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="schema", tag=SCHEMA):
    """One notification to one recipient about one line of a shipment.

    `issued_on` is a Beijing date. `wording` is empty until the letter is printed. Raises RecordError with all
    reasons against it: a blank text, a share that is missing or not a share, a basis that is not cited.
    """

    number: Said
    issued_on: date
    issuer: Issuer
    addressee: Addressee
    item: Item
    share: Share
    provisions: tuple[Provision, ...]
    shipment_id: Said
    line_id: Said
    instrument: Literal["mofcom-2025-61"] = "mofcom-2025-61"
    wording: tuple[WordingUsed, ...] = ()

    def __post_init__(self) -> None:
        reasons = [*_text_faults(self), *_share_faults(self), *_basis_faults(self)]
        if reasons:
            raise RecordError(reasons)

    @property
    def released(self) -> bool:
        """Whether the letter may leave the house: its Chinese is official, or a named person approved it."""
        chinese = [used for used in self.wording if used.language == "zh"]
        return bool(chinese) and all(used.approved_by is not None for used in chinese)


def _text_faults(notification: Notification) -> Iterator[Message]:
    """Texts that are blank, or that hold half a character and could not be written down."""
    for place, text in _texts(msgspec.to_builtins(notification), ""):
        if not text.strip():
            yield because("blank", field=place)
        elif any("\ud800" <= sign <= "\udfff" for sign in text):
            yield because("half_a_character", field=place)


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, f"{place}.{name}" if place else name)
    elif isinstance(value, list | tuple):
        for position, each in enumerate(value):
            yield from _texts(each, f"{place}[{position}]")


def _share_faults(notification: Notification) -> Iterator[Message]:
    stated, basis = notification.share.percent, notification.share.basis
    if stated is None:
        if basis == "content":
            yield because("percent_unknown", part=notification.item.part_id)
        return
    if not re.fullmatch(_PERCENT, stated):
        yield because("percent_form", percent=stated)
        return
    if not 0 < Fraction(stated) <= 100:
        yield because("percent_range", percent=stated)
    if _part_one_from_china(notification) and stated != "100":
        yield because("part_one_percent", percent=stated)


def _basis_faults(notification: Notification) -> Iterator[Message]:
    """A basis that the provisions cited do not bear; above all one that would let a figure be left out."""
    basis, provisions = notification.share.basis, notification.provisions
    if not provisions:
        yield because("no_provision")
    for provision in provisions:
        if not re.fullmatch(_PROVISION, provision):
            yield because("provision_form", provision=provision)
    needed = {"technology": "61/1(2)", "origin": "61/1(3)"}.get(basis)
    if needed is not None and needed not in provisions:
        yield because("basis_not_cited", basis=basis, provision=needed)
    if basis != "content" and ("61/1(1)" in provisions or _part_one_from_china(notification)):
        yield because("basis_is_content", basis=basis)


def _part_one_from_china(notification: Notification) -> bool:
    return notification.issuer.kind == "exporter_in_china" and notification.item.annex1_part == 1


def percent_stated(share: Fraction) -> str:
    """An upper bound of a share of value as the percent to state: exact up to six digits, else rounded up.

    `share` is a part of one, not a percent. The figure stated is never below the share, and above it by less
    than one part in 100,000; it exceeds a figure of up to six digits exactly when the share does. Trailing zeros
    are left out. Raises ValueError for a negative share.
    """
    return percent(share, count=6, side="up")


_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def notification_number(
    *,
    issued_on: date,
    shipment_id: str,
    line_id: str,
    issuer: Issuer,
    addressee: Addressee,
    item: Item,
    share: Share,
    provisions: tuple[str, ...],
) -> str:
    """The number of a letter: the day, the shipment, the line, and forty bits of a hash of the whole content.

    The same content always gets the same number. The wording has no part in it: a draft keeps its number when
    it is released.
    """
    said = msgspec.json.encode(
        [issued_on, shipment_id, line_id, issuer, addressee, item, share, provisions], order="sorted"
    )
    mark = base64.b32encode(hashlib.sha256(said).digest()[:5]).decode("ascii").translate(_CROCKFORD)
    parts = (f"{issued_on:%Y%m%d}", _plain(shipment_id), _plain(line_id), mark)
    return "-".join(part for part in parts if part)


def _plain(identifier: str) -> str:
    """The Latin letters and digits of an identifier, shortened: they help the eye; the hash tells apart."""
    return re.sub(r"[^A-Za-z0-9]+", "-", identifier)[:20].strip("-")


def as_json(notification: Notification) -> str:
    """The canonical JSON of a record: sorted keys, no spaces, amounts as strings."""
    return msgspec.json.encode(notification, order="sorted").decode("utf-8")


def from_json(text: str | bytes) -> Notification:
    """Reads a record strictly.

    Raises RecordError for broken JSON, another version, a key that stands there twice, is missing or unknown,
    a field of the wrong form, or content that could not be sent.
    """
    raw = _object(text)
    version = raw.pop("schema", None)
    if version != SCHEMA:
        raise RecordError([because("schema", found=version, expected=SCHEMA)])
    reasons: list[Message] = []
    values: dict[str, Any] = {}
    fields = msgspec.structs.fields(Notification)
    for field in fields:
        if field.name in raw:
            try:
                values[field.name] = msgspec.convert(raw[field.name], field.type, strict=True)
            except msgspec.ValidationError as wrong:
                reasons.append(because("field", field=field.name, detail=wrong))
        elif field.required:
            reasons.append(because("missing", field=field.name))
    known = {field.name for field in fields}
    reasons += [because("unknown", field=name) for name in raw if name not in known]
    if reasons:
        raise RecordError(reasons)
    return Notification(**values)


def _object(text: str | bytes) -> dict[str, Any]:
    try:
        raw = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as wrong:
        if isinstance(wrong, RecordError):
            raise
        raise RecordError([because("not_json", detail=wrong)]) from wrong
    if not isinstance(raw, dict):
        raise RecordError([because("not_json", detail=type(raw).__name__)])
    return raw


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise RecordError([because("twice", field=name)])
        found[name] = value
    return found


def schema_json() -> str:
    """The JSON Schema of the record, made from its types, as it stands in `docs/schemas/`."""
    schema = msgspec.json.schema(Notification)
    for described in schema["$defs"].values():
        described["description"] = described["description"].partition("\n")[0]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{SCHEMA}.json"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"
