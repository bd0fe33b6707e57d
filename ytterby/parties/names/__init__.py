"""Names across scripts: folded, cut into parts, read aloud; and what is wrong with those that cannot be compared."""

from .name import Name, Token, name_of

__all__ = ["Name", "Token", "name_of"]
