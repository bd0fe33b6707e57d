"""What Django is told of the store; loaded with Django and never before."""

from django.apps import AppConfig

__all__ = ["StoreConfig"]


class StoreConfig(AppConfig):
    """The one application that the command line has."""

    name = "ytterby.store"
    label = "ytterby_store"
