from django.urls import path

from . import answer_views, views

app_name = "surveys"
urlpatterns = [
    path("members/<int:pk>/surveys/", views.surveys, name="surveys"),
    path("members/<int:pk>/surveys/new/", views.start, name="start"),
    path("surveys/<int:pk>/", views.survey, name="survey"),
    path("surveys/<int:pk>/sheet/", views.sheet, name="sheet"),
    path("surveys/<int:pk>/again/", views.again, name="again"),
    path("surveys/<int:pk>/close/", views.close, name="close"),
    path("surveys/rounds/<int:pk>/board/", views.to_board, name="to_board"),
    path("s/<slug:code>/", answer_views.answer, name="answer"),
    path("s/<slug:code>/thanks/", answer_views.thanks, name="thanks"),
]
