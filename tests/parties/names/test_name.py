"""Names taken apart: legal forms, parts, readings, initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.parties.names import name_of
from ytterby.parties.names.legal_forms import contradict
from ytterby.parties.names.name import KEPT

CORES = [
    ("株式会社ほしかぜ", "ホシカゼ", {"kk"}),
    ("ほしかぜ(株)", "ホシカゼ", {"kk"}),
    ("㈱ほしかぜ", "ホシカゼ", {"kk"}),
    ("ほしかぜ株式会社名古屋支店", "ホシカゼ 名古屋支店", {"kk"}),
    ("ホシカゼカブシキガイシャ", "ホシカゼ", {"kk"}),
    ("有限会社ほしかぜ", "ホシカゼ", {"yk"}),
    ("星风有限公司", "星风", {"cn-limited"}),
    ("星風股份有限公司", "星风", {"cn-shares"}),
    ("星风有限责任公司", "星风", {"cn-limited"}),
    ("星风集团", "星风", {"group"}),
    ("Hoshikaze K.K.", "hoshikaze", {"kk"}),
    ("Hoshikaze Kabushiki Kaisha", "hoshikaze", {"kk"}),
    ("Hoshikaze Co., Ltd.", "hoshikaze", {"company"}),
    ("Hoshikaze Corp", "hoshikaze", {"inc"}),
    ("Hoshikaze, Inc.", "hoshikaze", {"inc"}),
    ("Hoshikaze LLC", "hoshikaze", {"llc"}),
    ("Musterwerk GmbH", "musterwerk", {"gmbh"}),
    ("Musterwerk GmbH & Co. KG", "musterwerk", {"gmbh"}),
    ("Hvezda spol. s r.o.", "hvezda", {"cz-sro"}),
    ("Hvezda a.s.", "hvezda", {"cz-as"}),
    ("Stella S.p.A.", "stella", {"sa"}),
    ("Stella S.r.l.", "stella", {"sarl"}),
    ("Gwiazda Sp. z o.o.", "gwiazda", {"pl-zoo"}),
    ("Ster B.V.", "ster", {"bv"}),
    ("Zvaigzde UAB", "zvaigzde", {"baltic"}),
]


@pytest.mark.parametrize(("raw", "core", "forms"), CORES, ids=[raw for raw, _, _ in CORES])
def test_legal_forms_are_recognised_however_they_are_spelled(raw: str, core: str, forms: set[str]) -> None:
    name = name_of(raw)
    assert name.core == core
    assert forms <= set(name.legal_form)


def test_a_name_that_is_nothing_but_a_legal_form_stays() -> None:
    assert name_of("株式会社").core == "株式会社"
    assert name_of("Company").core == "company"
    assert name_of("株式会社").tokens


def test_forms_of_different_kinds_contradict_each_other_and_plain_company_none() -> None:
    assert contradict(("kk",), ("yk",))
    assert contradict(("gmbh",), ("ag",))
    assert not contradict(("kk",), ("cn-shares",))
    assert not contradict(("kk",), ("company",))
    assert not contradict((), ("kk",))


# Official list data: names of the notices.
def test_compounds_of_three_languages_come_apart_into_the_same_parts() -> None:
    parts = {
        tuple(token.text for token in name_of(raw).tokens)
        for raw in (
            "三菱電機ソフトウエア株式会社",
            "三菱电机软件株式会社",
            "Mitsubishi Electric Software Corporation",
            "ミツビシデンキソフトウェア",
            "みつびしでんきそふとうえあ",
            "Mitsubishi Denki Software",
            "MITSUBISHI ELECTRIC SOFTWARE CORP.",
        )
    }
    assert parts == {("mitsubishi", "electric", "software")}


def test_what_is_short_for_several_words_is_taken_for_these() -> None:
    assert [token.text for token in name_of("MHI").tokens] == [token.text for token in name_of("三菱重工業").tokens]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Shinjuku", "Sinzyuku"), ("Ohtsuka", "Otuka"), ("Nambu", "Nanbu"), ("Fujita", "Hudita".replace("di", "zi"))],
)
def test_spellings_of_one_sound_agree(one: str, other: str) -> None:
    assert name_of(one).sound == name_of(other).sound


def test_kana_and_romaji_sound_alike() -> None:
    assert name_of("ショウワツウショウ").sound == name_of("Showa Tsusho").sound


def test_characters_are_read_with_the_readings_between_which_names_waver() -> None:
    readings = {reading.replace(" ", "") for reading in name_of("細谷火工株式会社").readings}  # official list data
    assert {"ホソヤカコウ", "ホソタニカコウ"} <= readings


def test_initials_leave_small_words_out_and_legal_forms_in() -> None:
    assert "nbih" in name_of("National Bureau for Imaginary Horses").initials
    assert "hpc" in name_of("Hoshikaze Precision Company, Limited").initials


@pytest.mark.parametrize(
    "raw", ["", " ", "。", "👍", "a", "星", "x" * 10_000, "星" * 20_000, "\x00\ud800", "ー", "ッ", "&", "()"]
)
def test_no_name_is_too_bad_to_be_taken_apart(raw: str) -> None:
    name = name_of(raw)
    assert name.raw == raw
    assert sum(len(token.written) for token in name.tokens) <= KEPT


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_without_loss_of_the_raw_name(text: str) -> None:
    name = name_of(text)
    assert name.raw == text
    assert all(token.weight > 0 for token in name.tokens)
    assert bool(name.tokens) == bool(name.core)
