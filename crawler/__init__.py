"""What we fetch, how politely, and the bytes we keep."""
