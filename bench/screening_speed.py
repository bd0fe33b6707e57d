"""How fast names are screened: a million against all lists within 60 s on two cores, one within 50 ms after the start.

The names are drawn by a seeded grammar, Japanese, Chinese and English; one in a hundred is a listed name, most with a
slip. The time of the million counts everything from the names as text to the candidates. The peers are RapidFuzz's own
ways to search a list, `process.extract` and `process.cdist`, with WRatio on the names as they stand: measured on a
sample of the same names and multiplied. They answer less: they know no kana, no readings and no second script.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from random import Random
from statistics import median, quantiles
from time import perf_counter, process_time

from kept import keep
from peers import LOOKED_ON, listed_entries
from rapidfuzz import __version__ as rapidfuzz_version
from rapidfuzz import fuzz, process

from ytterby.parties.lists import Entry
from ytterby.parties.search.indexed import IndexedMatcher
from ytterby.parties.sought import Sought

NAMES, SINGLE, SAMPLE, SAMPLE_IN_BULK, STARTS = 1_000_000, 500, 400, 4_000, 5
WANTED_S, WANTED_MS, CUTOFF, LIMIT = 60, 50, 80, 10

KANJI = (
    "霧谷月影橋銀鱗青葉淵北斗沢朝露千鳥坂藍染川黒曜雪平風早星野白樺峠虹浦桜雲松夕凪天狗"
    "岩紅梅蛍綾瀬竜玉雀葦原金海若竹翠山田村本"
)
HANZI = "晨曦谷玉衡山星澜鹤鸣泉云栖川汐音凌霜蓝桥渡松烟竹里霁月沧浪丹枫晴岚流萤远岫墨韵银汉金华瑞丰泰安兴隆"
WORDS = {
    "ja": """精密工業 電機 製作所 磁性材料 鋳造 物流 商事 化学工業 エンジニアリング システムズ マテリアル 重機
        自動車部品 計測器 航空部品 造船所 通信機 特殊鋼 光学 工作機械 半導体""",
    "kana": "アカ ミナ ルリ カゼ コダ ヒバ ユキ トコ アマ シラ ホタ ナギ イワ ツム コハ オボ サザ クレ",
    "zh": """磁性材料 精密机械 电子科技 稀土新材料 国际贸易 电机制造 化工 航空零部件 物流 软件技术 特种钢 传感器
        造船配件 汽车零部件 光电科技""",
    "syllables": "thi stle wick mar row field cop per fen hol low mere brin dle croft quill ha ven lark spi re ra moor",
    "en": "Magnetics Aerospace Precision Drives Technologies Logistics Marine Materials Industries Electronics",
}
"""Words, between spaces, that names are put together from."""
FORMS = {
    "ja": ("株式会社{}", "{}株式会社", "{}(株)", "㈱{}", "有限会社{}", "{}", "{} 名古屋支店", "{}"),
    "zh": ("{}有限公司", "{}股份有限公司", "上海{}有限公司", "{}(集团)有限公司", "{}"),
    "en": ("{} Ltd", "{} Inc.", "{} LLC", "{} GmbH", "{} Systems Co., Ltd.", "{} Engineering", "{}"),
}


def drawn(entries: Sequence[Entry], names: int, seed: int) -> Iterator[Sought]:
    """Names by the grammar, one in a hundred a listed one with a slip; the seed alone says which."""
    any_of = Random(seed)
    for number in range(names):
        if number % 100 == 0:
            entry = any_of.choice(entries)
            yield Sought(f"listed {number}", (_slip(any_of.choice(entry.names), any_of),), entry.country)
        else:
            name, country = any_of.choice((_japanese, _chinese, _english))(any_of)
            yield Sought(str(number), (name,), country)


def _japanese(any_of: Random) -> tuple[str, str]:
    stem = any_of.choices(KANJI if any_of.random() < 0.7 else WORDS["kana"].split(), k=any_of.choice((2, 3)))
    return _firm(stem, "ja", any_of), "JP"


def _chinese(any_of: Random) -> tuple[str, str]:
    return _firm(any_of.choices(HANZI, k=any_of.choice((2, 3))), "zh", any_of), "CN"


def _english(any_of: Random) -> tuple[str, str]:
    stem = "".join(any_of.choices(WORDS["syllables"].split(), k=any_of.choice((2, 3, 4))))
    return _firm([stem.capitalize(), " "], "en", any_of), any_of.choice(("US", "GB", "DE", ""))


def _firm(stem: Sequence[str], language: str, any_of: Random) -> str:
    return any_of.choice(FORMS[language]).format("".join(stem) + any_of.choice(WORDS[language].split()))


def _slip(name: str, any_of: Random) -> str:
    """A letter lost, one doubled, two exchanged, or none; short names stay as they are."""
    if len(name) < 5:
        return name
    at = any_of.randrange(1, len(name) - 1)
    match any_of.randrange(4):
        case 0:
            return name[:at] + name[at + 1 :]
        case 1:
            return name[:at] + name[at] + name[at:]
        case 2:
            return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        case _:
            return name


def start() -> float:
    """The milliseconds of a fresh process from nothing imported to a matcher that has answered once."""
    program = (
        "import sys, time; began = time.perf_counter(); sys.path.insert(0, sys.argv[1]); import peers\n"
        "matcher = peers.IndexedMatcher(peers.listed_entries()); matcher.candidates(peers.sought('銀鱗商事', 'JP'))\n"
        "print((time.perf_counter() - began) * 1000)"
    )
    done = subprocess.run([sys.executable, "-c", program, sys.path[0]], capture_output=True, check=True)
    return float(done.stdout)


def singly(matcher: IndexedMatcher, names: Sequence[Sought]) -> list[float]:
    """The milliseconds of each name by itself; no name was seen before."""
    taken = []
    for each in names:
        began = perf_counter()
        matcher.candidates(each)
        taken.append((perf_counter() - began) * 1000)
    return taken


def in_bulk(matcher: IndexedMatcher, names: Sequence[Sought]) -> dict[str, object]:
    """The seconds of all names, and how many have candidates."""
    load, processors, own, began = _load(), _processor_seconds(), process_time(), perf_counter()
    found = [len(matches) for matches in matcher.candidates_of_all(names)]
    taken, spent, own = perf_counter() - began, _processor_seconds() - processors, process_time() - own
    listed = [count for count, each in zip(found, names, strict=True) if each.reference.startswith("listed")]
    others = len(found) - len(listed)
    return {
        "seconds": round(taken, 2),
        "processor_seconds_of_all_processes": round(spent, 2),
        "of_these_by_the_first_process": round(own, 2),
        "machine_is_shared_load_before": load,
        "names_per_s": round(len(names) / taken),
        "different_names": len({each.names for each in names}),
        "listed_ones_with_candidates": f"{sum(count > 0 for count in listed)} of {len(listed)}",
        "mean_candidates_of_others": round((sum(found) - sum(listed)) / others, 4),
    }


def of_peers(names: Sequence[Sought], entries: Sequence[Entry]) -> dict[str, object]:
    """RapidFuzz on samples of the same names, and the seconds that all of them would take."""
    listed = [name.lower() for entry in entries for name in entry.names]
    queries = [each.names[0].lower() for each in names[:: len(names) // SAMPLE_IN_BULK]]
    few = queries[:: SAMPLE_IN_BULK // SAMPLE]
    began = perf_counter()
    for query in few:
        process.extract(query, listed, scorer=fuzz.WRatio, limit=LIMIT, score_cutoff=CUTOFF)
    singly_s = (perf_counter() - began) / len(few)
    began = perf_counter()
    process.cdist(queries, listed, scorer=fuzz.WRatio, score_cutoff=CUTOFF, workers=2)
    bulk_s = (perf_counter() - began) / len(queries)
    return {
        "rapidfuzz": rapidfuzz_version,
        "names_on_the_lists": len(listed),
        "extract_sample": len(few),
        "extract_ms_a_name": round(singly_s * 1000, 3),
        "extract_seconds_extrapolated_to_all": round(singly_s * len(names)),
        "cdist_two_workers_sample": len(queries),
        "cdist_two_workers_seconds_extrapolated_to_all": round(bulk_s * len(names)),
    }


def main() -> None:
    """Measure the start, single names and the million, and the peers on samples."""
    entries = listed_entries()
    starts = [start() for _ in range(STARTS)]
    matcher = IndexedMatcher(entries)
    taken = singly(matcher, list(drawn(entries, SINGLE, seed=4)))
    names = list(drawn(entries, NAMES, seed=61))
    keep(
        "screening_speed",
        {
            "entries": len(entries),
            "lists_of": LOOKED_ON.isoformat(),
            "names": len(names),
            "wanted": {"all_names_s": WANTED_S, "one_name_ms": WANTED_MS},
            "start_to_first_answer_ms": {"median": round(median(starts), 1), "runs": STARTS},
            "one_name_after_start_ms": {
                "median": round(median(taken), 3),
                "p99": round(quantiles(taken, n=100)[-1], 3),
                "most": round(max(taken), 3),
                "names": len(taken),
            },
            "all_names": in_bulk(IndexedMatcher(entries, processes=2), names),
            "peers": of_peers(names, entries),
            "peak_memory_mb": _peak_memory(),
        },
    )


def _processor_seconds() -> float:
    """What this process and those that it started and that have ended took of the processors, whoever else waited."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _load() -> float | None:
    """How many processes wanted a processor in the minute before; None where the system does not tell."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def _peak_memory() -> int | None:
    """Megabytes of this process at most; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024)


if __name__ == "__main__":
    main()
