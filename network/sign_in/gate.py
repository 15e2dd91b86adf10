"""Who gets into Django's admin: superusers, through the same log-in, limits and second factor as everybody."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme


class GatedAdminSite(admin.AdminSite):
    site_header = "Trellis: accounts"
    site_title = "Trellis"

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send whoever comes to the one log-in there is; this site takes no password of its own."""
        wanted = request.GET.get("next", "")
        going = wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else reverse("admin:index")
        if self.has_permission(request):
            return redirect(going)
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(going)
