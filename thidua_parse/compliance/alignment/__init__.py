"""Items of two documents matched one to one, with the fate of each."""
