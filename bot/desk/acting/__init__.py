"""What the menu of a card does with an appeal."""
