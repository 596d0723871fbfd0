"""What happens with published answers: staff make and retire them, citizens are given and browse them."""
