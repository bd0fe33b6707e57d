"""What is the same to a reader is folded to the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ytterby.parties.names.folding import folded

SAME = [
    ("三菱電機", "三菱电机", "三菱電机"),
    ("齋藤", "斎藤", "斉藤", "齊藤"),
    ("渡邉", "渡邊", "渡辺"),
    ("髙橋", "高橋", "高桥"),
    ("山﨑", "山崎"),
    ("藤澤", "藤沢", "藤泽"),
    ("廣瀬", "広瀬", "广濑"),
    ("防衛", "防衞", "防卫"),
    ("國際", "国際", "国际"),
    ("ﾒﾝﾃﾅﾝｽｾﾝﾀｰ", "メンテナンスセンター", "めんてなんすせんたー", "メンテナンスセンタ－"),
    ("Ｍｉｔｓｕｉ　Ｅ＆Ｓ", "mitsui e&s", "MITSUI E & S", "Mitsui E.S."),
    ("ヴァレー", "バレー"),
    ("アイエイチアイ", "IHI", "I.H.I."),
    ("三井イーアンドエス", "三井 E&S"),
    ("テラド口ーン", "テラドローン"),
    ("三菱重エ業", "三菱重工業"),
    ("MHl", "MHI"),
    ("Düsseldorf", "Dusseldorf"),
    ("TDKCorporation", "TDK Corporation"),
    ("O'Hara", "OHara".lower(), "O’Hara"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_what_reads_alike_is_folded_alike(names: tuple[str, ...]) -> None:
    assert len({folded(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("三菱", "三葉"), ("日東", "日新"), ("アイ", "エイ"), ("ネクステック", "ネクスト")]
)
def test_what_reads_otherwise_stays_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_nothing_breaks_the_fold_and_words_are_parted_by_one_space(text: str) -> None:
    assert "  " not in folded(text)
    assert folded(text) == folded(text).strip()
