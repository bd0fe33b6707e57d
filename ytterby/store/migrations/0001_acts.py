"""The table of records, and the triggers that keep it append-only and in one chain."""

from typing import Any, ClassVar

from django.db import migrations, models

REFUSED = "a record is never changed or taken away"
UNCHAINED = "a record follows the last one"
START = "0" * 64

SQLITE = (
    f"CREATE TRIGGER ytterby_act_no_update BEFORE UPDATE ON ytterby_act BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    f"CREATE TRIGGER ytterby_act_no_delete BEFORE DELETE ON ytterby_act BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    # Also what keeps INSERT OR REPLACE from replacing: it deletes without asking the trigger above.
    f"""
    CREATE TRIGGER ytterby_act_in_chain BEFORE INSERT ON ytterby_act
    WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM ytterby_act)
      OR NEW.before IS NOT COALESCE(
           (SELECT address FROM ytterby_act ORDER BY number DESC LIMIT 1), '{START}')
      OR EXISTS (SELECT 1 FROM ytterby_act WHERE address = NEW.address)
    BEGIN SELECT RAISE(ABORT, '{UNCHAINED}'); END
    """,
)

POSTGRESQL = (
    f"""
    CREATE FUNCTION ytterby_act_refused() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$
    """,
    """
    CREATE TRIGGER ytterby_act_no_change BEFORE UPDATE OR DELETE ON ytterby_act
    FOR EACH ROW EXECUTE FUNCTION ytterby_act_refused()
    """,
    """
    CREATE TRIGGER ytterby_act_no_truncate BEFORE TRUNCATE ON ytterby_act
    FOR EACH STATEMENT EXECUTE FUNCTION ytterby_act_refused()
    """,
    f"""
    CREATE FUNCTION ytterby_act_chained() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF NEW.number IS DISTINCT FROM (SELECT COALESCE(MAX(number), 0) + 1 FROM ytterby_act)
        OR NEW.before IS DISTINCT FROM COALESCE(
             (SELECT address FROM ytterby_act ORDER BY number DESC LIMIT 1), '{START}')
      THEN RAISE EXCEPTION '{UNCHAINED}'; END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER ytterby_act_in_chain BEFORE INSERT ON ytterby_act
    FOR EACH ROW EXECUTE FUNCTION ytterby_act_chained()
    """,
)


def append_only(apps: Any, schema_editor: Any) -> None:
    """Put the triggers on the table, in the words of the database at hand."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """The first step."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="ActRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("before", models.CharField(max_length=64)),
                ("address", models.CharField(max_length=64, unique=True)),
                ("at", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=40)),
                ("about", models.CharField(max_length=500)),
                ("person", models.CharField(max_length=200)),
                ("day", models.CharField(max_length=10)),
                ("why", models.TextField()),
                ("content", models.TextField()),
            ],
            options={
                "db_table": "ytterby_act",
                "indexes": [
                    models.Index(fields=["kind", "number"], name="ytterby_act_kind"),
                    models.Index(fields=["about", "number"], name="ytterby_act_about"),
                ],
            },
        ),
        migrations.RunPython(append_only, elidable=False),
    ]
