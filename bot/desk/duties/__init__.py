"""What is due: promises, deadlines, reminders, and the rounds that look after them."""
