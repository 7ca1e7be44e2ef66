"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML)."""

from .document import akoma_ntoso
from .identity import frbr_uri

__all__ = ["akoma_ntoso", "frbr_uri"]
