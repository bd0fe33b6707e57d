"""The bill of materials: how much of an item's value is Chinese-origin Part 1 material, and what is inside it.

It knows amounts and structure, not law: which materials count and what an item is, it is told.
"""
