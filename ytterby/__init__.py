"""Ytterby tells whether China's rare-earth re-export controls apply to an item, why, and what to send to whom."""

__version__ = "0.1.0"
