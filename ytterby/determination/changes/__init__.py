"""The morning after: what comes out otherwise between two states of the law."""
