"""Coming in: our own pages and every page of allauth. What a page then does is tested in tests/network/."""

from tests.access_table.row import WHO, Row

SIGNED_IN = tuple(who for who in WHO if who != "nobody")


def answers(nobody: int, others: int) -> dict[str, int]:
    return {"nobody": nobody, **dict.fromkeys(SIGNED_IN, others)}


NOT_HERE = answers(404, 404)  # closed for everybody
OWN = answers(302, 200)  # one's own account: who is not signed in is sent to sign in
AWAY = answers(302, 302)  # leads on: somewhere useful, or to prove again that it is you


def a_key(cast):
    return {"uidb36": "1", "key": "made-up"}


ROWS = [
    Row("sign_in:open", answers(404, 404), kwargs=lambda cast: {"token": "made-up"}),
    Row("sign_in:accept", answers(404, 404)),
    Row("sign_in:welcome", NOT_HERE),
    Row("sign_in:welcome", NOT_HERE, post={"code": "AAAA-AAAA"}),
    Row("account_login", answers(200, 302)),
    Row("account_logout", answers(302, 200)),
    Row("account_logout", AWAY, post={}),
    Row("account_inactive", answers(200, 200)),
    Row("account_reauthenticate", OWN),
    Row("account_change_password", OWN),
    Row("account_set_password", AWAY),
    Row("account_reset_password", answers(200, 200)),
    Row("account_reset_password_done", answers(200, 200)),
    Row("account_reset_password_from_key", answers(200, 200), kwargs=a_key),
    Row("account_reset_password_from_key_done", answers(200, 200)),
    Row("account_request_login_code", answers(200, 302)),
    Row("account_confirm_login_code", AWAY),
    # An address is not something one adds: see network/sign_in/closed.py.
    Row("account_signup", NOT_HERE),
    Row("account_signup", NOT_HERE, post={"email": "new@coast.test", "password1": "x", "password2": "x"}),
    Row("account_email", NOT_HERE),
    Row("account_email", NOT_HERE, post={"action_add": "", "email": "driver@sierra.test"}),
    Row("account_email_verification_sent", NOT_HERE),
    Row("account_confirm_email", NOT_HERE, kwargs=lambda cast: {"key": "made-up"}),
    Row("socialaccount_signup", NOT_HERE),
    Row("google_login_by_token", NOT_HERE),
    Row("closed_social", NOT_HERE, kwargs=lambda cast: {"rest": "signup/"}),
    Row("/accounts/social/login/cancelled/", NOT_HERE),
    Row("/accounts/social/login/error/", NOT_HERE),
    Row("/accounts/social/signup/", NOT_HERE),
    Row("/accounts/social/connections/", NOT_HERE),
    Row("socialaccount_connections", OWN),
    Row("socialaccount_login_cancelled", answers(200, 200)),
    Row("socialaccount_login_error", answers(302, 401)),
    # Providers that the settings do not name.
    Row("google_login", NOT_HERE),
    Row("google_callback", NOT_HERE),
    Row("microsoft_login", NOT_HERE),
    Row("microsoft_callback", NOT_HERE),
    Row("openid_connect_login", NOT_HERE, kwargs=lambda cast: {"provider_id": "sso"}),
    Row("openid_connect_callback", NOT_HERE, kwargs=lambda cast: {"provider_id": "sso"}),
    Row("mfa_index", OWN),
    Row("mfa_authenticate", AWAY),
    Row("mfa_reauthenticate", AWAY),
    Row("mfa_activate_totp", AWAY),
    Row("mfa_deactivate_totp", answers(302, 404)),
    Row("mfa_view_recovery_codes", answers(302, 404)),
    Row("mfa_generate_recovery_codes", AWAY),
    Row("mfa_download_recovery_codes", answers(302, 404)),
    Row("mfa_list_webauthn", OWN),
    Row("mfa_add_webauthn", AWAY),
    Row("mfa_reauthenticate_webauthn", AWAY),
    Row("mfa_remove_webauthn", AWAY, kwargs=lambda cast: {"pk": 1}),
    Row("mfa_edit_webauthn", AWAY, kwargs=lambda cast: {"pk": 1}),
    Row("mfa_login_webauthn", AWAY),
]
