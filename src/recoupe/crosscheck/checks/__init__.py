"""The checks: what two items share, and what parts them."""
