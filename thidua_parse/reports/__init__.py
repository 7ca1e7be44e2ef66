"""See the design: this room is built on the earlier ones."""
