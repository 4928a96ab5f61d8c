"""Tables of what composes the portal."""

from portal.translating.models import PageToTranslate, TranslationJob

__all__ = ["PageToTranslate", "TranslationJob"]
