"""The only place that sees law, bill and parties: from the tables to a determination for every line, with reasons."""
