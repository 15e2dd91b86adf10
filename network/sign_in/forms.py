"""What somebody types who comes in for the first time."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import QueryDict

from network.people.models import Person
from network.running.first_visit import code_matches


def _password_field(**kwargs: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label="Password", strip=False, widget=widget, **kwargs)


class AcceptForm(forms.Form):
    """The name, and the password unless they choose codes by mail (`by_code`)."""

    name = forms.CharField(
        label="Your name",
        max_length=120,
        help_text="As others read it on their pages.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = _password_field(
        help_text="At least 8 characters. A few words that belong together only for you work well.",
        error_messages={"required": "Choose a password, or sign in with codes sent to you by mail."},
    )

    def __init__(self, data: QueryDict | None, *, person: Person) -> None:
        super().__init__(data, initial={"name": person.name})
        self.person = person
        self.by_code = "by_code" in self.data
        if self.by_code:
            self.fields["password"].required = False

    def clean_password(self) -> str | None:
        password: str = self.cleaned_data["password"]
        if self.by_code:
            return None
        # What is judged as too like the password is the name they typed just now, not the one they were invited by.
        like = Person(email=self.person.email, name=self.cleaned_data.get("name", ""))
        validate_password(password, like)
        return password


class WelcomeForm(forms.Form):
    """The first account, guarded by the code that the terminal printed."""

    code = forms.CharField(
        label="One-time code",
        max_length=40,
        help_text="Where Trellis was started, the terminal shows it: eight letters and figures.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    name = forms.CharField(label="Your name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label="Your e-mail address",
        help_text="You sign in with it.",
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = _password_field(help_text="At least 8 characters.")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not code_matches(code):
            raise ValidationError("This is not the code that the terminal shows. A new start prints a new one.")
        return code

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        said = self.cleaned_data
        validate_password(password, Person(email=said.get("email", ""), name=said.get("name", "")))
        return password
