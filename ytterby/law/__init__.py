"""The paper, one folder an instrument: what it commences, sets and suspends, its paragraphs, items, rules and cases."""
