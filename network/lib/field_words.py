"""What a form says when an answer cannot be used, for every form of the product and of its libraries: what to do.

A field that knows better says so itself, by `error_messages`; this is what all others say.
"""

from collections.abc import Mapping
from typing import Final

from django import forms

LIST: Final = "Choose from the list."
WORDS: Final[Mapping[type[forms.Field], Mapping[str, str]]] = {
    forms.Field: {"required": "Fill this in."},
    forms.CharField: {
        "max_length": "Shorten this to %(limit_value)d characters. It has %(show_value)d.",
        "min_length": "Write at least %(limit_value)d characters. There are %(show_value)d.",
        "null_characters_not_allowed": "Take out the characters that cannot be seen, or type it again.",
    },
    forms.EmailField: {
        "required": "Write an e-mail address.",
        "invalid": "Write a whole e-mail address, such as sam@school.org.",
    },
    forms.URLField: {"invalid": "Write a whole web address, such as https://school.org."},
    forms.SlugField: {"invalid": "Use letters, digits and hyphens only."},
    forms.IntegerField: {
        "invalid": "Use a whole number, such as 17.",
        "min_value": "Use %(limit_value)s or more.",
        "max_value": "Use %(limit_value)s or less.",
    },
    forms.FloatField: {"invalid": "Use a number, such as 4.5."},
    forms.DecimalField: {"invalid": "Use a number, such as 4.5."},
    forms.DateField: {"required": "Choose a day.", "invalid": "Write a day as 2026-10-06."},
    forms.TimeField: {"required": "Choose a time.", "invalid": "Write a time as 14:30."},
    forms.DateTimeField: {"invalid": "Write a day and a time as 2026-10-06 14:30."},
    forms.UUIDField: {"invalid": "This page is out of date. Open it again."},
    forms.JSONField: {"invalid": "Your browser sent something we cannot read. Try again."},
    forms.FileField: {"required": "Choose a file first.", "empty": "This file is empty. Choose another."},
    forms.ChoiceField: {"required": "Choose one.", "invalid_choice": "Choose one from the list."},
    forms.ModelChoiceField: {"required": "Choose one.", "invalid_choice": "Choose one from the list."},
    forms.MultipleChoiceField: {"required": "Choose at least one.", "invalid_choice": LIST, "invalid_list": LIST},
    forms.ModelMultipleChoiceField: {
        "required": "Choose at least one.",
        "invalid_choice": LIST,
        "invalid_list": LIST,
        "invalid_pk_value": LIST,
    },
}


def speak_plainly() -> None:
    """Give Django's fields these words. Before the first form is defined: a field copies its words when it is made."""
    for kind, words in WORDS.items():
        kind.default_error_messages = {**vars(kind).get("default_error_messages", {}), **words}
