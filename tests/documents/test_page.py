"""The printed letter: it says what the record says, marks a draft, takes no text for markup, prints every sign."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from ctypes import c_int, create_string_buffer
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest

from tests.documents.letters import (
    BUYER,
    DYSPROSIUM,
    INGOT,
    MAKER,
    MINE,
    ROTOR,
    approved,
    letter,
    notified,
    pages,
)
from ytterby.documents.approvals import used
from ytterby.documents.notification import Addressee, Issuer, Item, Names, Share
from ytterby.documents.page import LANGUAGE_SETS, notification_pdf
from ytterby.documents.refusals import LetterError
from ytterby.documents.sheet import breakable, printable, sheet
from ytterby.documents.wording import load_wording
from ytterby.languages import LANGUAGES, Language

PDFIUM: Any = pypdfium2.raw  # what the library offers beyond its typed classes
FORBIDDEN = (
    *("back-translat", "回译", "逆翻訳", "翻訳", "訳文", "译文", "legaladvice", "法律意见", "法律意見", "法的助言"),
    *("ytterby", "typst", "高村"),
)
MARKUP = '#let x = [$y$] \\ "q" ] *b* _i_ @r <l> `c` // /* {percent} {0} ~ -- ... \\u{41}'
RARE = "髙﨑𠮷辻\U000e0100 Győr Łódź Příšerně žluťoučký kůň İğ ß € ≥ 钆镝铽钪钇镥钐 骨直令 ㈱①"


def squeezed(text: str) -> str:
    return "".join(text.split())


# What it says


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_the_letter_says_what_the_record_says(languages: Sequence[Language]) -> None:
    text = "".join(pages(letter(notified(), languages)))
    for said in (
        *("合规告知书", "（收货人）：", "价值比例为0.130001%。", "高于0.1%的", "中国商务部公告2025年第61号"),
        *("2026年12月1日", "编号", notified().number, "境外特定出口经营者", "盖章或者法定代表人签字", "收件回执"),
        *("北斗架空マグネット株式会社", "北海道架空市中央区1-2-3", "髙﨑𠮷郎", "FiktívMotorgyártóKft.(Győr)"),
        *("ローター用焼結磁石", "NM-42SH-0012-A", "L2611-07", "12000pcs", "金属镝、氧化铽", "一（一）"),
        *("第二部分一、3含镝的钕铁硼永磁材料", "注：中国境内出口经营者"),
    ):
        assert squeezed(said) in text, said


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_the_other_languages_stand_beside_the_chinese(languages: Sequence[Language]) -> None:
    text = "".join(pages(letter(notified(), languages)))
    japanese = ("コンプライアンス告知書", "御中（荷受人）", "価値比率は0.130001%です。", "国外の特定輸出者", "受領確認")
    english = ("Compliance Notification", "To: Fiktív", "Its value share is 0.130001%.", "1 December 2026", "I.3NdFeB")
    for said in japanese:
        assert (squeezed(said) in text) is ("ja" in languages), said
    for said in english:
        assert (squeezed(said) in text) is ("en" in languages), said


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
@pytest.mark.parametrize("draft", [True, False])
def test_the_letter_never_speaks_of_itself(tmp_path: Path, languages: Sequence[Language], draft: bool) -> None:
    text = "".join(pages(letter(notified(), languages, workspace=approved(tmp_path), draft=draft))).lower()
    assert not [word for word in FORBIDDEN if word in text]


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"share": Share(None, "technology"), "provisions": ("61/1(2)",)},
        {"share": Share("0.35", "technology"), "provisions": ("61/1(2)", "61/1(3)")},
        {"share": Share(None, "origin"), "provisions": ("61/1(3)",)},
        {"issuer": MINE, "item": INGOT, "share": Share("100", "content"), "provisions": ("61/7",)},
    ],
)
def test_an_ordinary_letter_is_one_page(languages: Sequence[Language], changed: dict[str, Any]) -> None:
    assert len(pages(letter(notified(**changed), languages))) == 1


def test_part_one_from_china_says_the_whole() -> None:
    sent = notified(issuer=MINE, item=INGOT, share=Share("100", "content"), provisions=("61/7",))
    (text,) = pages(letter(sent, ("zh", "en")))
    assert "价值比例为100%。" in text
    assert "中国境内出口经营者" in text
    assert "第一部分金属镝" in text
    assert "一、" not in text.replace("（一）、", "")


@pytest.mark.parametrize(
    ("basis", "provision", "says", "cites"),
    [("technology", "61/1(2)", "磁材制造", "一（二）"), ("origin", "61/1(3)", "是原产于中国的", "一（三）")],
)
def test_where_no_share_applies_none_is_stated(basis: Any, provision: str, says: str, cites: str) -> None:
    (text,) = pages(letter(notified(share=Share(None, basis), provisions=(provision,))))
    assert says in text
    assert cites in text
    assert "“价值比例”一栏不适用。" in text
    assert "不适用/該当なし" in text
    assert set(re.findall(r"[\d.]+%", text)) == {"0.1%", "100%"}  # the clause and the note of the form


def test_a_known_share_is_stated_on_another_basis_too() -> None:
    (text,) = pages(letter(notified(share=Share("0.35", "technology"), provisions=("61/1(2)",))))
    assert "价值比例为0.35%。" in text
    assert "不适用" not in text


@pytest.mark.parametrize(("role", "said"), [("consignee", "收货人"), ("importer", "进口商"), ("end_user", "最终用户")])
def test_the_role_of_the_addressee_is_said(role: Any, said: str) -> None:
    assert f"（{said}）：" in "".join(pages(letter(notified(addressee=Addressee("甲", role)))))


@pytest.mark.parametrize(
    ("annex1_id", "said"),
    [("P2-1.3", "第二部分一、3"), ("P2-2.2.a", "第二部分二、2.a"), ("P2-1", "第二部分一"), ("X-9", "X-9")],
)
def test_the_place_in_the_annex_is_written_as_there(annex1_id: str, said: str) -> None:
    item = msgspec.structs.replace(ROTOR, annex1_id=annex1_id)
    assert said + "含镝" in "".join(pages(letter(notified(item=item))))


def test_what_is_not_known_of_the_item_is_a_dash() -> None:
    item = Item("NM-1", "NM-1", 2, "P2-1.3", DYSPROSIUM)
    (text,) = pages(letter(notified(item=item)))
    assert "ロット番号—数量—" in text
    assert "NM-1（NM-1）" not in text
    assert "含有する規制対象物" not in text


# Draft


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_every_page_of_a_draft_is_marked(languages: Sequence[Language]) -> None:
    long = notified(item=msgspec.structs.replace(ROTOR, name="長い名前" * 1000))
    marked = pages(letter(long, languages))
    assert len(marked) > 2
    assert all(text.startswith("草稿下書きDRAFT草稿下書きDRAFT") for text in marked)


def test_a_released_letter_is_not_marked(tmp_path: Path) -> None:
    text = "".join(pages(letter(notified(), workspace=approved(tmp_path), draft=False)))
    assert not [word for word in ("草稿", "下書き", "DRAFT") if word in text]


def test_nothing_unapproved_is_printed_without_the_mark() -> None:
    with pytest.raises(LetterError, match="draft only") as caught:
        letter(notified(), draft=False)
    assert len({caught.value.in_(language) for language in LANGUAGES}) == 3


def test_record_and_letter_stand_in_the_same_words(tmp_path: Path) -> None:
    wordings = [load_wording("zh", None), load_wording("ja", None)]
    with pytest.raises(LetterError, match="make the record anew"):
        notification_pdf(notified(), wordings, draft=True)
    stated = tuple(used(each, approved(tmp_path), "content") for each in reversed(wordings))
    with pytest.raises(LetterError, match="make the record anew"):
        notification_pdf(msgspec.structs.replace(notified(), wording=stated), wordings, draft=False)


@pytest.mark.parametrize("languages", [(), ("zh",), ("ja", "zh"), ("ja", "en"), ("zh", "zh"), ("zh", "en", "ja")])
def test_the_chinese_comes_first_and_never_alone(languages: Sequence[Language]) -> None:
    with pytest.raises(LetterError, match="Chinese"):
        letter(notified(), languages)


# Text of users


def test_no_text_is_taken_for_markup() -> None:
    names = Names(MARKUP, MARKUP, MARKUP)
    item = Item(MARKUP, MARKUP, 2, MARKUP, names, MARKUP, MARKUP, MARKUP, (names, names))
    issuer = Issuer(MARKUP, "foreign_specified_exporter", MARKUP, MARKUP)
    sent = notified(issuer=issuer, addressee=Addressee(MARKUP, "importer"), item=item, number=MARKUP)
    text = "".join(pages(letter(sent, ("zh", "en"))))
    assert text.count(squeezed(MARKUP)) >= 16


def test_rare_characters_reach_the_page_and_can_be_copied_from_it() -> None:
    names = Names(RARE, RARE, RARE)
    item = Item("R-1", RARE, 2, "P2-1.3", names)
    sent = notified(item=item, issuer=Issuer(RARE, "foreign_specified_exporter"), addressee=Addressee(RARE, "end_user"))
    text = "".join(pages(letter(sent, ("zh", "ja", "en"))))
    assert text.count(squeezed(RARE)) >= 7


def test_every_font_is_in_the_file_and_no_glyph_is_missing() -> None:
    pdf = letter(notified(item=msgspec.structs.replace(ROTOR, name=RARE)), ("zh", "ja", "en"))
    names = set()
    for page in pypdfium2.PdfDocument(pdf):
        for each in page.get_objects(filter=[PDFIUM.FPDF_PAGEOBJ_TEXT]):
            font = PDFIUM.FPDFTextObj_GetFont(each)
            assert PDFIUM.FPDFFont_GetIsEmbedded(font) == 1
            names.add(font_name(font))
        characters = page.get_textpage()
        assert not [n for n in range(characters.count_chars()) if PDFIUM.FPDFText_HasUnicodeMapError(characters, n)]
    assert {name.partition("+")[2].partition("-")[0] for name in names} == {
        *("NotoSansCJKsc", "NotoSansCJKjp", "LibertinusSerif"),
    }


def test_a_latin_letter_with_a_mark_is_drawn_by_a_font_that_has_it() -> None:
    """Noto Sans CJK lacks š and draws it as s with a caron over the next letter."""
    pdf = letter(notified(addressee=Addressee("Škoda Příšerně Łódź", "importer")), ("zh", "ja", "en"))
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    fonts = set()
    for place in range(text.count_chars()):
        if 0x100 <= PDFIUM.FPDFText_GetUnicode(text, place) < 0x250:
            name = create_string_buffer(200)
            PDFIUM.FPDFText_GetFontInfo(text, place, name, 200, c_int())
            fonts.add(name.value.decode().partition("+")[2])
    assert fonts == {"LibertinusSerif-Regular"}


def font_name(font: Any) -> str:
    buffer = create_string_buffer(200)
    PDFIUM.FPDFFont_GetBaseFontName(font, buffer, 200)
    return buffer.value.decode()


@pytest.mark.parametrize("sign", ["ก", "😀", "\ue000", "\ufffe"])
def test_a_sign_that_no_font_has_is_refused_by_name(sign: str) -> None:
    with pytest.raises(LetterError) as caught:
        letter(notified(number="N-7", addressee=Addressee(f"A{sign}B", "importer")))
    assert "N-7" in str(caught.value)
    if sign.isprintable():
        assert sign in str(caught.value)


def test_ten_thousand_characters_stay_on_the_sheet() -> None:
    item = msgspec.structs.replace(ROTOR, name="W" * 10_000, part_id="長" * 10_000)
    pdf = letter(notified(item=item), ("zh", "ja", "en"))
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(pages(pdf))
    assert text.count("W") >= 4 * 10_000
    assert text.count("長") >= 4 * 10_000
    for page in document:
        characters = page.get_textpage()
        boxes = [characters.get_charbox(n) for n in range(0, characters.count_chars(), 7)]
        width, height = page.get_size()
        inside = [0 <= left <= right <= width and 0 <= low <= high <= height for left, low, right, high in boxes]
        assert all(inside)


def test_a_long_number_is_copied_as_it_is() -> None:
    number = "PART" * 30
    document = pypdfium2.PdfDocument(letter(notified(item=msgspec.structs.replace(ROTOR, part_id=number))))
    raw = document[0].get_textpage().get_text_range()
    assert "\u200b" not in raw
    assert number in squeezed(raw)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\tb\r\nc\u3000d", "a b c d"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("a\x00b\x01c\x7f", "abc"),
        ("\ufeffa\u200bb", "ab"),
        ("Gyo\u030br", "Győr"),
        ("か\u3099", "が"),
        ("\ufa19\uf9dc", "\ufa19\uf9dc"),
        ("辻\U000e0100", "辻\U000e0100"),
    ],
)
def test_what_nobody_sees_is_not_printed_and_names_are_kept(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_only_long_runs_of_letters_get_places_to_break() -> None:
    assert breakable("NM-42SH-0012-A") == "NM-42SH-0012-A"
    assert breakable("x" * 16 + "長" * 50) == "x" * 16 + "長" * 50
    assert breakable("x" * 33).split("\u200b") == ["x" * 16, "x" * 16, "x"]


# The file


def test_the_same_letter_has_the_same_bytes() -> None:
    first = letter(notified(), ("zh", "ja", "en"))
    letter(notified(addressee=Addressee("甲", "importer")), ("zh", "en"))
    assert letter(notified(), ("zh", "ja", "en")) == first


def test_the_file_is_dated_in_beijing_and_named() -> None:
    document = pypdfium2.PdfDocument(letter(notified()))
    told = document.get_metadata_dict()
    assert told["CreationDate"] == "D:20261201040000Z"  # noon
    assert told["Title"] == f"合规告知书 {notified().number}"
    assert told["Author"] == MAKER.name


def test_the_file_is_fit_for_archives_and_screen_readers() -> None:
    pdf = letter(notified())
    assert re.search(rb"<pdfaid:part>3</pdfaid:part>\s*<pdfaid:conformance>A</pdfaid:conformance>", pdf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_sheet_is_plain_data() -> None:
    wordings = [load_wording("zh", None), load_wording("ja", None)]
    told = sheet(notified(), wordings, draft=True)
    assert json.loads(json.dumps(told))["number"].replace("\u200b", "") == notified().number


def test_a_day_is_written_as_each_language_does() -> None:
    text = "".join(pages(letter(notified(issued_on=date(2027, 1, 31)), ("zh", "ja", "en"))))
    assert "2027年1月31日" in text
    assert "31January2027" in text


def test_names_of_the_buyer_are_the_same_in_all_columns() -> None:
    text = "".join(pages(letter(notified(), ("zh", "ja", "en"))))
    assert text.count(squeezed(BUYER.name)) == 3
