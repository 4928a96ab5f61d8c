"""Reports of Wagtail that name drafts of every city."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView


@require_admin_access
def for_administrators(request):
    """Which page types are used, with the last page of each: an editor would read other cities' titles."""
    if not request.user.is_superuser:
        raise PermissionDenied
    results_only = request.path_info.endswith("/results/")
    return PageTypesUsageReportView.as_view(results_only=results_only)(request)
