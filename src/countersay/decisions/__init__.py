"""What people decided, applied to what the software found."""
