"""Alembic's entrance: it works in the transaction that `storage.migrating` opened."""

from alembic import context

from storage.schema import is_of_schema, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    include_name=is_of_schema,
)
with context.begin_transaction():
    context.run_migrations()
