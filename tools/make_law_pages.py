"""Prints every encoded instrument anew into docs/law, in three languages: what `ytterby law read` prints of it.

`python -m tools.make_law_pages` (or `make law-pages`); `tests/law/test_page.py` holds the pages to be as printed.
"""

from __future__ import annotations

from pathlib import Path

from ytterby.languages import LANGUAGES
from ytterby.law.lawbook import packaged
from ytterby.law.markdown import markdown
from ytterby.law.page import page, page_name, readable

FOLDER = Path(__file__).parents[1] / "docs" / "law"


def main() -> None:
    """Write every page, and take away those of which there is no instrument any more."""
    book = packaged()
    written = set()
    for instrument in readable(book):
        for language in LANGUAGES:
            path = FOLDER / f"{page_name(instrument)}.{language}.md"
            path.write_text(markdown(page(book, instrument, language)), encoding="utf-8", newline="\n")
            written.add(path)
    for path in set(FOLDER.glob("*.md")) - written:
        path.unlink()


if __name__ == "__main__":
    main()
