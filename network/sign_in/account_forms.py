"""allauth's forms in our words: what each asks, and what to do."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm, SetPasswordForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

# Name of the field: its label, and the help under it.
_WORDS = {
    "oldpassword": ("Your password now", ""),
    "password1": ("New password", "At least 8 characters. A few words that belong together only for you work well."),
    "password2": ("New password once more", ""),
    "code": ("The six figures your app shows", ""),
    "name": ("What you call it", "So that you know it again, for example “My phone”."),
    "passwordless": ("Sign in with it alone", "Leave it ticked, and you need no password where this passkey is."),
}


class _Worded(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _WORDS.keys() & self.fields.keys():
            self.fields[name].label, self.fields[name].help_text = _WORDS[name]


class ChangePassword(_Worded, ChangePasswordForm):
    pass


class SetPassword(_Worded, SetPasswordForm):
    pass


class ResetPassword(_Worded, ResetPasswordKeyForm):
    pass


class AppForm(_Worded, ActivateTOTPForm):
    pass


class PasskeyForm(_Worded, AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"passwordless": True, "name": "My passkey", **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class RenamePasskeyForm(_Worded, EditWebAuthnForm):
    pass
