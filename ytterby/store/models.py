"""The one table of the store: records, which the database itself lets nobody change or take away."""

from typing import ClassVar

from django.db import models

__all__ = ["ActRow"]


class ActRow(models.Model):
    """A record. All columns but the number are texts: what was hashed is what is kept, to the sign."""

    number = models.BigIntegerField(primary_key=True)
    before = models.CharField(max_length=64)
    address = models.CharField(max_length=64, unique=True)
    at = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=500)
    person = models.CharField(max_length=200)
    day = models.CharField(max_length=10)
    why = models.TextField()
    content = models.TextField()

    class Meta:
        """Where it lies."""

        app_label = "ytterby_store"
        db_table = "ytterby_act"
        indexes: ClassVar = [
            models.Index(fields=["kind", "number"], name="ytterby_act_kind"),
            models.Index(fields=["about", "number"], name="ytterby_act_about"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"
