"""How much: numbers, what they count or measure, and within which bounds."""
