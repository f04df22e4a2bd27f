"""What is compared: assertions as items, and what their words and figures tell."""
