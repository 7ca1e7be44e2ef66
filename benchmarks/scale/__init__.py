"""Generated archives of plans with known links, and what is measured on them."""
