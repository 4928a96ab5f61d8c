"""The forms in which editors write activities and training, and the pages that list them."""

from core.page_forms import PortalPageForm
from directory.models.choices import DigitalService
from directory.page_forms import CodesAndAccess, boxes
from directory.point_fields import SetsPoint
from events.ages import BANDS, age_label
from events.models.choices import Fee, Language, Reception

CODES = {"languages": Language, "skills": DigitalService, "reception": Reception, "fees": Fee}


class AgendaForm(PortalPageForm):
    """The ages of the list as check boxes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "ages_shown" in self.fields:
            choices = [(band, age_label(band)) for band in BANDS]
            self.fields["ages_shown"] = boxes(self.fields["ages_shown"], choices)


class HappeningForm(SetsPoint, CodesAndAccess, PortalPageForm):
    """The form of what takes place."""

    codes = CODES
