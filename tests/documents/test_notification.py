"""What a notification says: no figure invented, none rounded down, one record, one number, one JSON."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.letters import BUYER, INGOT, MAKER, MINE, ROTOR, notified
from ytterby.documents.notification import (
    SCHEMA,
    Addressee,
    Names,
    Notification,
    Share,
    WordingUsed,
    as_json,
    from_json,
    notification_number,
    percent_stated,
    schema_json,
)
from ytterby.documents.refusals import RecordError
from ytterby.languages import LANGUAGES

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "schemas" / f"{SCHEMA}.json"
TINY = Fraction(1, 10**30)
shares = st.fractions(min_value=0, max_value=2, max_denominator=10**12)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


# The percent


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(1, 1000), "0.1"),
        (Fraction(1, 1000) + TINY, "0.100001"),
        (Fraction(1, 1000) - TINY, "0.1"),
        (Fraction(1), "100"),
        (Fraction(1) - TINY, "100"),
        (Fraction(1, 3), "33.3334"),
        (Fraction("0.00130001"), "0.130001"),
        (Fraction("0.12345"), "12.345"),
        (Fraction(1, 10**9), "0.0000001"),
        (Fraction(0), "0"),
    ],
)
def test_percents_as_they_are_stated(share: Fraction, said: str) -> None:
    assert percent_stated(share) == said


@given(shares.filter(bool))
def test_a_percent_is_never_below_the_share_and_hardly_above(share: Fraction) -> None:
    stated = Fraction(percent_stated(share))
    assert share * 100 <= stated < share * 100 * (1 + Fraction(1, 100_000))


@given(shares, st.integers(1, 999_999), st.integers(0, 12))
def test_a_percent_stays_on_its_side_of_every_figure_of_six_digits(share: Fraction, digits: int, places: int) -> None:
    figure = Fraction(digits, 10**places)
    assert (Fraction(percent_stated(share)) > figure) is (share * 100 > figure)


@given(st.integers(1, 999_999), st.integers(0, 12))
def test_a_percent_of_few_digits_is_exact(digits: int, places: int) -> None:
    percent = Fraction(digits, 10**places)
    assert Fraction(percent_stated(percent / 100)) == percent


@given(shares.filter(lambda share: 0 < share <= 1))
def test_what_is_stated_may_stand_in_a_record(share: Fraction) -> None:
    assert notified(share=Share(percent_stated(share), "content")).share.percent == percent_stated(share)


# What is refused


def refused(**changed: Any) -> str:
    with pytest.raises(RecordError) as caught:
        notified(**changed)
    return str(caught.value)


def test_no_figure_is_invented() -> None:
    assert "never guessed" in refused(share=Share(None, "content"))


def test_a_refusal_is_said_in_three_languages() -> None:
    with pytest.raises(RecordError) as caught:
        notified(share=Share(None, "content"))
    said = {language: caught.value.in_(language) for language in LANGUAGES}
    assert len(set(said.values())) == 3
    assert all(ROTOR.part_id in text for text in said.values())


@pytest.mark.parametrize("percent", ["", "0.10", "1e-1", ".5", "5.", "+1", "-1", "00.1", "1,5", "0.1 %", "٣", "1\n"])
def test_a_percent_has_one_spelling(percent: str) -> None:
    assert refused(share=Share(percent, "content"))


@pytest.mark.parametrize("percent", ["0", "100.001", "250"])
def test_a_share_lies_above_nothing_and_within_the_whole(percent: str) -> None:
    assert f"A value share of {percent}%" in refused(share=Share(percent, "content"))


def test_an_exporter_in_china_states_the_whole_for_part_one() -> None:
    assert "100%" in refused(issuer=MINE, item=INGOT, share=Share("99.9", "content"))
    assert "100%" in refused(issuer=MINE, item=INGOT, share=Share("99.9", "origin"), provisions=("61/1(3)",))
    assert refused(issuer=MINE, item=INGOT, share=Share(None, "origin"), provisions=("61/1(3)",))
    whole = notified(issuer=MINE, item=INGOT, share=Share("100", "content"), provisions=("61/7",))
    assert whole.share.percent == "100"


def test_others_and_other_items_state_their_own_share() -> None:
    magnet = notified(issuer=MINE, item=ROTOR, share=Share("2.5", "content"))
    passed_on = notified(issuer=MAKER, item=INGOT, share=Share(None, "origin"), provisions=("61/1(3)",))
    assert (magnet.share.percent, passed_on.share.percent) == ("2.5", None)


def test_content_cannot_hide_behind_another_basis() -> None:
    assert "basis" in refused(share=Share(None, "technology"), provisions=("61/1(1)", "61/1(2)"))


@pytest.mark.parametrize(("basis", "provision"), [("technology", "61/1(2)"), ("origin", "61/1(3)")])
def test_a_basis_is_cited(basis: Any, provision: str) -> None:
    assert provision in refused(share=Share(None, basis), provisions=("61/7",))
    assert notified(share=Share(None, basis), provisions=(provision,)).share.percent is None


def test_provisions_are_named_and_well_formed() -> None:
    assert refused(provisions=())
    assert "61.1" in refused(provisions=("61.1",))


def test_all_reasons_come_at_once() -> None:
    with pytest.raises(RecordError) as caught:
        notified(addressee=Addressee(" ", "importer"), share=Share("101", "content"), provisions=(), line_id="")
    assert len(caught.value.reasons) == 4


def test_half_a_character_is_refused() -> None:
    assert "broken" in refused(number="N-1", addressee=Addressee("\ud842", "importer"))


# Number


def test_the_number_shows_day_shipment_and_line() -> None:
    number = notified().number
    assert number.startswith("20261201-SHP-2026-118-10-")
    assert number == notified().number


@pytest.mark.parametrize(
    "changed",
    [
        {"issued_on": date(2026, 12, 2)},
        {"shipment_id": "SHP_2026_118"},
        {"line_id": "1-0"},
        {"issuer": MINE},
        {"addressee": Addressee(BUYER.name, "importer")},
        {"item": msgspec.structs.replace(ROTOR, lot_id=None)},
        {"share": Share("0.130002", "content")},
        {"provisions": ("61/1(1)", "61/1(3)")},
    ],
)
def test_other_content_has_another_number(changed: dict[str, Any]) -> None:
    assert notified(**changed).number != notified().number


@given(texts, texts)
def test_a_number_is_plain_and_short(shipment: str, line: str) -> None:
    sample = notified()
    number = notification_number(
        issued_on=sample.issued_on,
        shipment_id=shipment,
        line_id=line,
        issuer=sample.issuer,
        addressee=sample.addressee,
        item=sample.item,
        share=sample.share,
        provisions=sample.provisions,
    )
    assert number.isascii()
    assert number.replace("-", "").isalnum()
    assert len(number) <= 59


# JSON


def test_the_json_is_canonical() -> None:
    text = as_json(notified())
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert json.loads(text)["schema"] == SCHEMA
    assert "磁石" in text


@given(texts, texts, st.none() | texts, st.sampled_from(["consignee", "importer", "end_user"]), st.dates())
def test_a_record_comes_back_as_it_went(name: str, part: str, lot: str | None, role: Any, day: date) -> None:
    item = msgspec.structs.replace(ROTOR, part_id=part, lot_id=lot, contained=(Names(name, part, name),))
    wording = (WordingUsed("zh", "packaged", "back-translated", "0" * 64, "高村 架子", day),)
    sent = notified(number="N-1", addressee=Addressee(name, role), item=item, issued_on=day)
    sent = msgspec.structs.replace(sent, wording=wording)
    assert from_json(as_json(sent)) == sent
    assert as_json(from_json(as_json(sent).encode())) == as_json(sent)


def changed_json(**changed: Any) -> str:
    return json.dumps({**json.loads(as_json(notified())), **changed})


def without(*names: str) -> str:
    return json.dumps({name: value for name, value in json.loads(as_json(notified())).items() if name not in names})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "JSON object"),
        ("[]", "JSON object"),
        ("{", "JSON object"),
        ("[" * 100_000, "JSON object"),
        (b"\xff\xfe{", "JSON object"),
        ("{}", "version"),
        (without("schema"), "version"),
        (changed_json(schema="compliance-notification-9"), "compliance-notification-9"),
        (changed_json(extra=1), "extra"),
        (without("number"), "number is missing"),
        (changed_json(number=7), "number"),
        (changed_json(number=" "), "number"),
        (changed_json(issued_on="2026-13-01"), "issued_on"),
        (changed_json(issuer={"name": "x", "kind": "somebody"}), "kind"),
        (changed_json(addressee={"name": "x", "role": "importer", "fax": "1"}), "fax"),
        (changed_json(share={"percent": 0.1, "basis": "content"}), "percent"),
        (changed_json(share={"percent": "0.10", "basis": "content"}), "percent"),
        (changed_json(share={"percent": None, "basis": "content"}), "never guessed"),
        (changed_json(provisions=["61/1(1)", "61/x"]), "provisions"),
        (changed_json(addressee={"name": "\ud842", "role": "importer"}), "broken"),
        (as_json(notified()).replace('"line_id"', '"number":"2","line_id"', 1), "twice"),
    ],
)
def test_a_bad_record_is_refused_with_its_reason(text: str | bytes, says: str) -> None:
    with pytest.raises(RecordError) as caught:
        from_json(text)
    assert says in str(caught.value)


def test_reading_gives_all_reasons_at_once() -> None:
    with pytest.raises(RecordError) as caught:
        from_json(changed_json(number=7, line_id=None, extra=1))
    assert len(caught.value.reasons) == 3


def test_the_schema_on_file_is_that_of_the_types() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_json(), (
        f"write schema_json() to docs/schemas/{SCHEMA}.json, under a new version if old readers would misread it"
    )


def test_the_schema_names_every_field() -> None:
    described = json.loads(schema_json())["$defs"]["Notification"]
    assert set(described["properties"]) == set(json.loads(as_json(notified())))
    assert described["additionalProperties"] is False
    assert "schema" in described["required"]


def test_a_record_is_released_only_with_a_name_for_its_chinese() -> None:
    def record(*wording: WordingUsed) -> Notification:
        return msgspec.structs.replace(notified(), wording=wording)

    chinese = WordingUsed("zh", "packaged", "back-translated", "0" * 64)
    japanese = WordingUsed("ja", "packaged", "own translation", "1" * 64, "高村 架子", date(2026, 11, 30))
    named = msgspec.structs.replace(chinese, approved_by="高村 架子", approved_on=date(2026, 11, 30))
    assert not record().released
    assert not record(japanese).released
    assert not record(chinese, japanese).released
    assert record(named, japanese).released
