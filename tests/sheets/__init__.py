"""What files of appeals hold."""
