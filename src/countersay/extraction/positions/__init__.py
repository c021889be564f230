"""What is alleged, denied and owed: accusations, replies, instruments and their articles."""
