"""Ytterby tells whether China's rare-earth re-export controls apply to a shipment, why, and what must be sent."""

__version__ = "0.1.0"
