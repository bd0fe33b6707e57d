"""firm.toml: what a firm has decided, and what is said to it where the file cannot be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.determination.scenes import changed, exactly, found, motors, report_of, with_rows
from ytterby.determination.firm import Firm, FirmError, Policy, read_firm
from ytterby.languages import LANGUAGES, Language
from ytterby.tables.dataset import Dataset
from ytterby.tables.rows import Rate


def firm_of(folder: Path, text: str) -> Firm:
    (folder / "firm.toml").write_text(text, encoding="utf-8")
    return read_firm(folder)


def test_a_workspace_without_a_file_goes_by_the_defaults(tmp_path: Path) -> None:
    assert read_firm(tmp_path) == Firm()
    assert Firm().policy == Policy("ask", "treat-as-controlled")
    assert Firm().stance.adopted == {}


def test_a_firm_is_read(tmp_path: Path) -> None:
    firm = firm_of(
        tmp_path,
        """
        [firm]
        name = "架空磁石工業株式会社"
        currency = "JPY"
        [unknown]
        fact = "escalate"
        law = "hold"
        [readings.which-article]
        answer = "each-separately-usable"
        by = "架空 花子"
        on = 2026-11-01
        why = "告知書様式の第2項"
        """,
    )
    assert firm.policy.own_list == "warn"
    assert (firm.name, firm.currency, firm.policy) == ("架空磁石工業株式会社", "JPY", Policy("escalate", "hold"))
    adopted = firm.stance.adopted["which-article"]
    assert (adopted.by, adopted.on) == ("架空 花子", date(2026, 11, 1))
    assert firm.stance.answers["which-article"] == "each-separately-usable"
    assert firm.stance.answers["numerator"] == "part-one-value"


def refusal(folder: Path, content: str | bytes, language: Language = "en") -> list[str]:
    """Every reason for which a file is refused, without the file's name before it."""
    (folder / "firm.toml").write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(FirmError) as problem:
        read_firm(folder)
    lines = problem.value.in_(language).splitlines()
    assert len(lines) == len(problem.value.reasons)
    assert all(line.startswith("firm.toml: ") for line in lines)
    return [line.removeprefix("firm.toml: ") for line in lines]


ADOPTED = 'answer = "exported-article"\nby = "架空"\non = 2026-11-01\n'
WHICH = f"[readings.which-article]\n{ADOPTED}"

WRONG = [
    # What is allowed.
    ('[unknown]\nfact = "ship"', ["fact", "ship", '"ask", "hold", "escalate", "treat-as-controlled"']),
    ("[unknown]\nlaw = true", ["law", "“true”", '"treat-as-controlled"']),
    ('[unknown]\nlaw = ["ask"]', ["law", '"treat-as-controlled"']),
    ('[policy]\nown_list = "ask"', ["own_list in [policy]", "“ask”", '"warn", "hold"']),
    ("[policy]\nown_list = true", ["own_list", "“true”"]),
    # Names that do not exist.
    ('[policy]\nown_lists = "hold"', ["own_lists", "“own_list”?"]),
    ('[unknowns]\nfact = "ask"', ["[unknowns]", "[unknown]?"]),
    ('[company]\nname = "A"', ["[company]", "firm, unknown, policy, store, readings"]),
    ('[[redings]]\nname = "A"', ["[redings]", "[readings]?"]),
    ("colour = 3", ["colour", "firm, unknown, policy, store, readings"]),
    ('[firm]\ncurency = "JPY"', ["curency", "“currency”?"]),
    ('[unknown]\ngoods = "ask"', ["goods", "fact, law"]),
    (f'{WHICH}reason = "x"', ["[readings.which-article]", "reason", "answer, by, on, why"]),
    (f"[readings.wich-article]\n{ADOPTED}", ["wich-article", "“which-article”?"]),
    (f"[readings.colour]\n{ADOPTED}", ["colour", "numerator", "which-article"]),
    (WHICH.replace("exported-article", "all"), ["“all”", '"exported-article", "each-separately-usable"']),
    (WHICH.replace('"exported-article"', "true"), ["“true”", '"exported-article", "each-separately-usable"']),
    # What is stated elsewhere and not adopted.
    (f"[readings.suspension-was-extended]\n{ADOPTED}", ["[readings.suspension-was-extended]", "`ytterby law add`"]),
    ('[readings]\nforeign-law-conflict = "warn"', ["[readings.foreign-law-conflict]", "Take it out", "lawyers"]),
    # In the wrong place, or of the wrong kind.
    ('currency = "JPY"', ["currency", "[firm]"]),
    ("firm = 3", ["“firm” is a table"]),
    ("[[readings]]", ["“readings” is a table"]),
    ('[readings]\nwhich-article = "exported-article"', ["[readings.which-article]", "answer, by and on"]),
    ("[firm]\nname = 3", ["name", "quotation marks"]),
    ("[firm]\ncurrency = 3", ["currency", "quotation marks"]),
    (f"{WHICH}why = 3", ["why", "quotation marks"]),
    (WHICH.replace('"架空"', "3"), ["by", "quotation marks"]),
    # What an adoption cannot do without.
    (WHICH.replace('answer = "exported-article"\n', ""), ["no answer", '"exported-article"']),
    (WHICH.replace('by = "架空"\n', ""), ["no by"]),
    (WHICH.replace('"架空"', '" \u3000"'), ["by", "blank", "which-article"]),
    (WHICH.replace("on = 2026-11-01\n", ""), ["no on", "on = 2026-11-18"]),
    (WHICH.replace("2026-11-01", '"yesterday"'), ["on = 2026-11-18,", "without quotation marks"]),
    (WHICH.replace("2026-11-01", '"2026/11/5"'), ["on = 2026-11-05,", "without quotation marks"]),
    (WHICH.replace("2026-11-01", "2026-11-01T09:00:00"), ["on = 2026-11-01,", "without a time"]),
    (WHICH.replace("2026-11-01", "20261101"), ["on = 2026-11-01,"]),
    # Currencies.
    ('[firm]\ncurrency = "jpy"', ["“jpy”", 'currency = "JPY"']),
    ('[firm]\ncurrency = "RMB"', ["“RMB”", 'currency = "CNY"']),
    ('[firm]\ncurrency = "XYZ"', ["“XYZ”", "three capital letters"]),
    ('[firm]\ncurrency = "¥"', ["“¥”", "three capital letters"]),
    # Not TOML.
    ("[firm", ["Line 1, column 6", "[firm"]),
    ('[firm]\nname = "A"\n\n[unknown]\nfact = ask\n', ["Line 5, column 8", "fact = ask", "quotation marks"]),
    ("[firm]\nname = “A”", ["Line 2, column 8", "straight quotation marks"]),
    ('[firm]\nname = """A', ["Line 2, column 12", "cannot be read as TOML"]),
    ('[firm]\nname = "A"\nname = "B"\n', ["Line 3", "second time"]),
    ("[firm]\n[unknown]\n[firm]\n", ["Line 3", "second time"]),
    (WHICH.replace("2026-11-01", "2026-02-30"), ["Line 4, column 6", "on = 2026-02-30", "does not exist"]),
    (f"[firm]\nname = {'9' * 5000}", ["cannot be read as TOML", "example"]),
    ("a = " + "[" * 5000, ["cannot be read as TOML", "example"]),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=[text[:40] for text, _ in WRONG])
def test_what_cannot_be_right_is_refused_with_its_place_and_its_cure(
    tmp_path: Path, text: str, says: list[str]
) -> None:
    (reason,) = refusal(tmp_path, text)
    assert [each for each in says if each not in reason] == []


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = """
        [firm]
        currency = "yen"
        [unknown]
        fact = "ship"
        law = "wait"
        [readings.wich-article]
        [readings.numerator]
        answer = "all"
        by = ""
        on = "2026-11-18"
        [notes]
        """
    places = [
        "currency",
        "fact in",
        "law in",
        "wich-article”",
        "wich-article] has no answer",
        "wich-article] has no by",
    ]
    places += ["wich-article] has no on", "by in [readings.numerator]", "answer in", "on in", "[notes]"]
    reasons = refusal(tmp_path, text)
    assert len(reasons) == len(places)
    assert [place for place in places if not any(place in reason for reason in reasons)] == []
    for language in LANGUAGES:
        assert len(refusal(tmp_path, text, language)) == len(places)


ENCODED = [
    ('[firm]\nname = "架空磁石工業株式会社"'.encode("cp932"), "Shift_JIS"),
    ('[firm]\nname = "例示电机有限公司（虚构）"'.encode("gb18030"), "GB18030"),
    ('[firm]\nname = "架空"'.encode("utf-16"), "UTF-16"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("content", "encoding"), ENCODED, ids=[encoding for _, encoding in ENCODED])
def test_another_encoding_is_named(tmp_path: Path, content: bytes, encoding: str, language: Language) -> None:
    (reason,) = refusal(tmp_path, content, language)
    assert encoding in reason
    assert "UTF-8" in reason


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"name = \x81"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content) == ["The file is not in UTF-8. Save it as UTF-8."]


def test_what_is_typed_cannot_break_the_line(tmp_path: Path) -> None:
    (reason,) = refusal(tmp_path, r'"a\nb\u001b[31m{key}" = 3')
    assert "a b [31m{key}" in reason


def test_a_mark_before_the_text_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "firm.toml").write_bytes(b'\xef\xbb\xbf[firm]\r\nname = "A"\r\n')
    assert read_firm(tmp_path) == Firm(name="A")


def test_a_decision_may_be_dated_ahead(tmp_path: Path) -> None:
    firm = firm_of(tmp_path, WHICH.replace("2026-11-01", "2099-01-01"))
    assert firm.adopted["which-article"].on == date(2099, 1, 1)


def rate(currency: str, into: str, per_unit: int = 150, on: date | None = None) -> Rate:
    return Rate(currency=currency, per_unit=exactly(per_unit), into=into, date=on)


def with_an_amount_in(currency: str) -> Dataset:
    """The motors, and one part in another currency that goes into none of them."""
    scene = motors()
    return with_rows(scene, "parts", replace(scene.parts[0], part_id="LAMP", currency=currency))


CURRENCIES = [
    pytest.param(motors(), "USD", "JPY", id="in no table and without a rate"),
    pytest.param(with_an_amount_in("USD"), "USD", "JPY", id="in one row only and without a rate"),
    pytest.param(with_rows(motors(), "fx", rate("EUR", "USD")), "USD", "JPY", id="a rate from elsewhere"),
    pytest.param(with_rows(motors(), "fx", rate("USD", "JPY", on=date(2027, 1, 1))), "USD", "JPY", id="a later rate"),
    pytest.param(with_rows(motors(), "fx", rate("JPY", "USD")), "USD", "USD", id="a rate into it"),
    pytest.param(with_rows(motors(), "fx", rate("USD", "JPY")), "USD", "USD", id="a rate out of it, turned round"),
    pytest.param(motors(), "JPY", "JPY", id="the usual one"),
    pytest.param(with_an_amount_in("USD"), "", "JPY", id="none adopted"),
]


@pytest.mark.parametrize(("scene", "adopted", "used"), CURRENCIES)
def test_a_share_of_amounts_in_one_currency_needs_no_rate(scene: Dataset, adopted: str, used: str) -> None:
    report = report_of(scene, Firm(currency=adopted))
    (line,) = report.determinations
    assert report.setting.bill.currency == used
    assert line.article.share.ratio == exactly("1/10")


def test_rates_are_looked_for_on_the_day_that_is_asked_about() -> None:
    scene, firm = with_rows(motors(), "fx", rate("USD", "JPY", on=date(2026, 12, 1))), Firm(currency="USD")
    for day in (date(2026, 11, 30), date(2026, 12, 1)):
        assert found(scene, firm, on=day).article.share.ratio == exactly("1/10")


def test_without_any_amount_the_firm_s_currency_stands() -> None:
    scene = motors()
    for table in ("parts", "lines"):
        scene = changed(scene, table, unit_value=None, currency=None)
    assert report_of(scene, Firm(currency="USD")).setting.bill.currency == "USD"
