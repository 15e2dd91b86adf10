"""Pages of allauth that this product does not have. They stand before allauth's own and answer 404.

An address is proved by the letter it receives and is changed by whoever looks after the accounts: somebody who could
add addresses to their own account could add another person's, and be sent that person's codes.
"""

from typing import Never

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.urls import path


@login_not_required
def closed(request: HttpRequest, **kwargs: str) -> Never:
    raise Http404


urlpatterns = [
    path("email/", closed, name="account_email"),
    path("confirm-email/", closed, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", closed, name="account_confirm_email"),
    path("signup/", closed, name="account_signup"),
    path("3rdparty/signup/", closed, name="socialaccount_signup"),
    path("google/login/token/", closed, name="google_login_by_token"),
    # Addresses of earlier releases of allauth, kept by it as redirects.
    path("social/<path:rest>", closed, name="closed_social"),
]
