"""Appeals as files for Excel and for other programs, masked as on cards, with no way back to a person."""
