"""The glossary: one word for one meaning in each language, and that the files of the law keep to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ytterby
from ytterby.languages import LANGUAGES, Catalogue, Language

LAW = Path(ytterby.__file__).parent / "law"
GLOSSARY = Catalogue.read(LAW / "glossary.toml")
TERMS = GLOSSARY.keys()
KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
AGREED = {
    "consignee": ("荷受人", "收货人", "consignee"),
    "end_user": ("最終需要者", "最终用户", "end user"),
    "re_export": ("再輸出", "再出口", "re-export"),
    "bill_of_materials": ("部品表", "物料清单", "bill of materials"),
    "value_share": ("価値比率", "价值比例", "value share"),
    "compliance_notification": ("コンプライアンス告知書", "合规告知书", "compliance notification"),
    "licence": ("許可", "许可", "licence"),
    "control_list": ("輸出管理規制リスト", "管控名单", "control list"),
    "watch_list": ("注視リスト", "关注名单", "watch list"),
}
NEVER = (
    *("ライセンス", "最終ユーザー", "監視リスト", "コンプライアンス通知", "附属書", "附属文書"),
    *("通知书", "观察名单", "监视名单"),
    *("license", "entity list", "watchlist", "reexport"),
)
"""Words that would stand beside the agreed ones."""
FILES = [
    "glossary.toml",
    "mofcom_2025_61/not_listed.csv",
    *sorted(path.relative_to(LAW).as_posix() for path in LAW.glob("*/paragraphs.toml")),
]


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_said_in_three_languages(term: str) -> None:
    assert set(GLOSSARY.data(term)) == {*LANGUAGES, "note"}
    text = GLOSSARY[term]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", term)
    assert all(said.strip() == said != "" for said in (text.ja, text.zh, text.en))
    assert text.en.isascii()
    assert not KANA.search(text.zh)
    assert str(GLOSSARY.data(term)["note"]).endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_word_has_one_meaning(language: Language) -> None:
    words = [GLOSSARY[term].in_(language) for term in TERMS]
    assert len(set(words)) == len(words) >= 60


@pytest.mark.parametrize("term", AGREED)
def test_the_agreed_words(term: str) -> None:
    text = GLOSSARY[term]
    assert (text.ja, text.zh, text.en) == AGREED[term]


def test_the_two_lists_of_parties_are_never_mixed() -> None:
    control, watch = GLOSSARY["control_list"], GLOSSARY["watch_list"]
    for language in LANGUAGES:
        assert control.in_(language) not in watch.in_(language)
        assert watch.in_(language) not in control.in_(language)
    for term in TERMS:
        if term not in ("control_list", "watch_list"):
            assert "名单" not in GLOSSARY[term].zh


@pytest.mark.parametrize("name", FILES)
def test_no_other_word_is_used_for_a_term(name: str) -> None:
    lines = (LAW / name).read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if not line.startswith(("note", "#"))]  # a note may name what not to say
    assert not [(word, line) for word in NEVER for line in written if word in line]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".toml")])
def test_chinese_texts_are_simplified(name: str) -> None:
    catalogue = Catalogue.read(LAW / name)
    keys = catalogue.keys()
    said = "".join(catalogue[key].zh for key in keys)
    assert not set(said) & set("許價實輸終關單範圍與屬證處變務進發經營應報")
