"""One module a verb that changes something: who may, what changes, and the record of it."""
