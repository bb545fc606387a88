"""What people say in words, heard as meanings; and the exact grammar in which an offer can be typed."""
