"""What tags are told by: villages and lessons."""

from sqlalchemy import Column, LargeBinary, String, Table, Text

from storage.schema.shape import metadata

villages = Table(
    "villages",
    metadata,
    Column("code", String(9), primary_key=True),
    Column("region", String(5), nullable=False),
    Column("what", String(8), nullable=False),
    Column("kazakh", Text, nullable=False),
    Column("russian", Text, nullable=False),
    comment="Villages and smaller places of the official classifier, as last imported.",
)

lessons = Table(
    "lessons",
    metadata,
    Column("ministry", String(32), primary_key=True),
    Column("key", String(64), primary_key=True),  # which appeal it corrects, or the digest of an archived one
    Column("topic", String(32), nullable=False),
    Column("source", String(8), nullable=False),
    Column("replaces", String(32)),
    Column("features", LargeBinary, nullable=False),
    comment="What taught a ministry's topics: numbers for parts of words, never a text.",
)
