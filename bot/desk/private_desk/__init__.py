"""Staff and minister at work in private: one card at a time."""
