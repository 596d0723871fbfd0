"""Stories told to the whole bot, and rules checked on their own."""
