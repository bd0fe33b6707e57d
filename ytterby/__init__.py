"""Ytterby tells whether China's rare-earth re-export controls apply, why, and which papers to send."""

__version__ = "0.1.0"
