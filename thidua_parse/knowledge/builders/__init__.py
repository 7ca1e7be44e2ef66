"""Scripts that build package data from licensed sources; not used at run time."""
