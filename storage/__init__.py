"""What we remember: records, tables and the one place which speaks SQL."""
