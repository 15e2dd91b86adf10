"""What forms say when an answer cannot be used: never Django's own sentences, in any form of ours or of the sign-in."""

import gc

import pytest
from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.urls import get_resolver

OURS = ("network.", "districts.", "design_process.", "allauth.account", "allauth.mfa")
DJANGOS_OWN = ("This field", "Enter a", "Enter only", "Select a", "Ensure this", "The submitted file", "“%(")


def every_field() -> dict[str, forms.Field]:
    """Each field of each form that an address leads to, by its dotted name."""
    assert get_resolver().url_patterns  # brings every view in, and with it every form
    kinds = [kind for kind in gc.get_objects() if issubclass(type(kind), DeclarativeFieldsMetaclass)]
    return {
        f"{kind.__module__}.{kind.__name__}.{name}": field
        for kind in kinds
        if kind.__module__.startswith(OURS)
        for name, field in kind.base_fields.items()
    }


def test_every_form_says_what_to_do():
    found = every_field()
    assert len(found) > 60
    said = [
        f"{name}: {words}"
        for name, field in found.items()
        for words in map(str, field.error_messages.values())
        if words.startswith(DJANGOS_OWN)
    ]
    assert not said, said


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        (forms.CharField(max_length=3), "abcd", "Shorten this to 3 characters. It has 4."),
        (forms.EmailField(), "sam", "Write a whole e-mail address, such as sam@school.org."),
        (forms.EmailField(), "", "Write an e-mail address."),
        (forms.IntegerField(max_value=9), "ten", "Use a whole number, such as 17."),
        (forms.IntegerField(max_value=9), "10", "Use 9 or less."),
        (forms.DateField(), "soon", "Write a day as 2026-10-06."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Choose one from the list."),
    ],
)
def test_the_words_reach_the_page(field, typed, says):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    assert refused.value.messages == [says]
