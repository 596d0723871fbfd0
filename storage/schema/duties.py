"""What is owed for an appeal, and what was done: deadlines of the law, promises, acts, reveals, names."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, ForeignKey, Index, String, Table, Text

from storage.schema.appeals import appeals
from storage.schema.shape import Serial, metadata, moment

formals = Table(
    "formals",
    metadata,
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    Column("number", String(32), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("extended_until", Date),
    Column("reason", Text),
    Column("forwarded_to", Text),
    moment("forwarded_at"),
    Column("attached_by", BigInteger, nullable=False),
    moment("attached_at", nullable=False),
    comment="Appeals to which staff attached an e-Otinish number: the legal clock runs for these.",
)

promises = Table(
    "promises",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), nullable=False),
    Column("until", Date, nullable=False),
    Column("made_by", BigInteger, nullable=False),
    moment("made_at", nullable=False),
    Column("is_kept", Boolean),  # nothing as long as nobody said
    Column("settled_by", BigInteger),
    moment("settled_at"),
    comment="What staff promised citizens by a day, and whether it was kept.",
)

Index("ux_promises_appeal", promises.c.appeal_id, promises.c.until, unique=True)

Index("ix_promises_until", promises.c.until)

silences = Table(
    "silences",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),  # 0 in a chat without topics
    moment("reacted_at", nullable=False),
    comment="When staff last reacted to a card in each chat or forum topic.",
)

acts = Table(
    "acts",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), nullable=False),
    moment("at", nullable=False),
    Column("side", String(8), nullable=False),
    Column("who_id", BigInteger),
    Column("who_name", Text),
    Column("what", String(16), nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    comment="What was done with appeals, and by whom; only ever added to, and no citizen is named.",
)

Index("ix_acts_appeal", acts.c.appeal_id, acts.c.id)

reveals = Table(
    "reveals",
    metadata,
    Column("id", Serial, primary_key=True),
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), nullable=False),
    Column("employee_id", BigInteger, nullable=False),
    Column("employee_name", Text, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("words", Text),
    Column("question_id", BigInteger, nullable=False),
    moment("revealed_at", nullable=False),
    comment="Who on staff saw what an appeal hides, when and why; question_id is our message to her.",
)

Index("ux_reveals_question", reveals.c.employee_id, reveals.c.question_id, unique=True)

Index("ix_reveals_appeal", reveals.c.appeal_id, reveals.c.id)

shown_names = Table(
    "shown_names",
    metadata,
    Column("appeal_id", BigInteger, ForeignKey(appeals.c.id), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    moment("shown_at", nullable=False),
    comment="Names that citizens let staff see on a card; a row goes when it is taken back.",
)
