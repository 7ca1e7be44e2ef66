"""Dated tables with sources, and small typed loaders."""
