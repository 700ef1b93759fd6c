"""The store: schema, migrations, writer, views."""
