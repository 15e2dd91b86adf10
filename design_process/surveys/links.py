"""The way to the questions: a short code, read from a picture or typed."""

from design_process.surveys.models import SurveyRound


def round_with(code: str) -> SurveyRound | None:
    """The round that a code opens: the code is the right to answer, whoever has it."""
    found = SurveyRound.objects.filter(wave__code=code.lower())
    return found.select_related("survey__questionnaire", "wave__version", "network").first()
