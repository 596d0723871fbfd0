"""Incidents: what is one event, what is unusual, who must be told, and how it looks. All of it pure."""
