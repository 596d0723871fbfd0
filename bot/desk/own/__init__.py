"""What a citizen decides about her own appeals: where a line belongs, what is shown of her, what she sees."""
