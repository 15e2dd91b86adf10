from django.urls import path

from . import answer_views

app_name = "questionnaires"
urlpatterns = [
    path("go/questions/<str:token>/", answer_views.answer, name="answer"),
    path("q/thanks/", answer_views.thanks, name="thanks"),
    path("q/<slug:code>/", answer_views.answer_open, name="answer_open"),
]
