from django.urls import path

from . import answer_views, views, wave_views

app_name = "questionnaires"
urlpatterns = [
    path("networks/<slug:slug>/questionnaires/", views.questionnaires, name="questionnaires"),
    path("networks/<slug:slug>/questionnaires/new/", views.new_questionnaire, name="new_questionnaire"),
    path("questionnaires/<int:pk>/", views.questionnaire, name="questionnaire"),
    path("questionnaires/<int:pk>/change/", views.change, name="change"),
    path("questionnaires/<int:pk>/edit/", views.edit, name="edit"),
    path("questionnaires/<int:pk>/preview/", views.preview, name="preview"),
    path("questionnaires/<int:pk>/publish/", views.publish, name="publish"),
    path("questionnaires/<int:pk>/ask/", wave_views.ask, name="ask"),
    path("questionnaires/<int:pk>/ask/people/", wave_views.ask_by_letter, name="ask_by_letter"),
    path("questionnaires/<int:pk>/add/<slug:kind>/", views.add_question, name="add_question"),
    path("questionnaires/<int:pk>/questions/<slug:key>/", views.question, name="question"),
    path("questionnaires/<int:pk>/questions/<slug:key>/move/", views.move, name="move"),
    path("questionnaires/<int:pk>/questions/<slug:key>/remove/", views.remove, name="remove"),
    path("rounds/<int:pk>/", wave_views.wave, name="wave"),
    path("rounds/<int:pk>/close/", wave_views.close, name="close"),
    path("rounds/<int:pk>/answers.csv", wave_views.export, name="export"),
    path("go/questions/<str:token>/", answer_views.answer, name="answer"),
    path("q/thanks/", answer_views.thanks, name="thanks"),
    path("q/<slug:code>/", answer_views.answer_open, name="answer_open"),
]
