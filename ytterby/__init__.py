"""Ytterby tells whether China's rare-earth re-export controls apply, why, and which papers must go to whom."""

__version__ = "0.1.0"
