"""Why a verdict is what it is: rule, source, quotes, computation, and what would change it."""

from .explanation import Explanation, Shown, explain

__all__ = ["Explanation", "Shown", "explain"]
