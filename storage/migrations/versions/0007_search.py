"""The queue of a staff chat, the words by which appeals are found, and private desks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import DBAPIError

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OWED = sa.text("status IN ('new', 'in_progress', 'reopened', 'waiting')")
UNFINDABLE = sa.text("NOT findable")
KEEP_IN_STEP = (
    "CREATE TRIGGER words_trigrams_added AFTER INSERT ON words BEGIN "
    "INSERT INTO words_trigrams(rowid, folded) VALUES (new.appeal_id, new.folded); END",
    "CREATE TRIGGER words_trigrams_removed AFTER DELETE ON words BEGIN "
    "INSERT INTO words_trigrams(words_trigrams, rowid, folded) "
    "VALUES ('delete', old.appeal_id, old.folded); END",
    "CREATE TRIGGER words_trigrams_changed AFTER UPDATE ON words BEGIN "
    "INSERT INTO words_trigrams(words_trigrams, rowid, folded) "
    "VALUES ('delete', old.appeal_id, old.folded); "
    "INSERT INTO words_trigrams(rowid, folded) VALUES (new.appeal_id, new.folded); END",
)


def upgrade() -> None:
    """Go to this schema."""
    op.create_index(
        "ix_appeals_queue",
        "appeals",
        ["staff_chat_id", "id"],
        unique=False,
        sqlite_where=OWED,
        postgresql_where=OWED,
    )
    op.add_column("lines", sa.Column("findable", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(
        "ix_lines_unfindable",
        "lines",
        ["id"],
        unique=False,
        sqlite_where=UNFINDABLE,
        postgresql_where=UNFINDABLE,
    )
    op.create_table(
        "words",
        sa.Column("appeal_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_words_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("appeal_id", name=op.f("pk_words")),
        comment="What the thread of each appeal says, folded, for /find; written in the background.",
    )
    op.create_table(
        "searches",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        comment="What staff looked for, as long as they may turn its pages; a button has no room for words.",
    )
    op.create_table(
        "desks",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("appeal_id", sa.BigInteger(), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("active_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeals.id"], name=op.f("fk_desks_appeal_id_appeals")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_desks")),
        comment="Members of staff who work in private with the bot, each with the card on show.",
    )
    _add_trigrams(op.get_bind())


def downgrade() -> None:
    """Go back to the schema before."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE IF EXISTS words_trigrams")
    op.drop_table("desks")
    op.drop_table("searches")
    op.drop_table("words")
    op.drop_index("ix_lines_unfindable", "lines", sqlite_where=UNFINDABLE, postgresql_where=UNFINDABLE)
    with op.batch_alter_table("lines", schema=None) as batch_op:
        batch_op.drop_column("findable")
    op.drop_index("ix_appeals_queue", "appeals", sqlite_where=OWED, postgresql_where=OWED)


def _add_trigrams(connection: sa.Connection) -> None:
    """Index parts of words, where this database can; without it /find works too, only slower."""
    try:
        with connection.begin_nested():
            if connection.dialect.name == "sqlite":
                _add_to_sqlite(connection)
            else:
                _add_to_postgres(connection)
    except DBAPIError:
        pass


def _add_to_sqlite(connection: sa.Connection) -> None:
    """Needs FTS5 with its trigram tokenizer: SQLite 3.34 or newer, as nearly everybody builds it."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE words_trigrams USING fts5("
        "folded, content='words', content_rowid='appeal_id', tokenize='trigram')"
    )
    for trigger in KEEP_IN_STEP:
        connection.exec_driver_sql(trigger)


def _add_to_postgres(connection: sa.Connection) -> None:
    """Needs pg_trgm, which an owner of the database may add since PostgreSQL 13."""
    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    connection.exec_driver_sql("CREATE INDEX words_trigrams ON words USING gin (folded gin_trgm_ops)")
