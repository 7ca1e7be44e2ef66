"""Rules of form (thể thức): what a text can show of them, by regime."""

from .faults import Fault
from .party import party_faults
from .state import state_faults

__all__ = ["Fault", "party_faults", "state_faults"]
