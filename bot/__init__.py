"""What we do about what people wrote: the desk, the tags, the delivery, the digest."""
