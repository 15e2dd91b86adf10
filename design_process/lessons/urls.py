from django.urls import path

from . import public_views, unnamed_views, views

app_name = "lessons"
urlpatterns = [
    path("networks/<slug:slug>/lessons/", views.lessons, name="lessons"),
    path("networks/<slug:slug>/lessons/public/", public_views.public_page, name="public_page"),
    path("public/<slug:slug>/lessons/", public_views.public_lessons, name="public_lessons"),
    path("public/<slug:slug>/lessons/feed/", public_views.public_feed, name="public_feed"),
    path("public/<slug:slug>/lessons/<int:pk>/", public_views.public_lesson, name="public_lesson"),
    path("cycles/<int:pk>/lesson/", views.write, name="write"),
    path("lessons/<int:pk>/", views.lesson, name="lesson"),
    path("lessons/<int:pk>/edit/", views.edit, name="edit"),
    path("lessons/<int:pk>/visibility/", views.visibility, name="visibility"),
    path("lessons/<int:pk>/thank/", views.thank_for, name="thank"),
    path("lessons/<int:pk>/without-names/", unnamed_views.offer, name="offer"),
    path("lessons/<int:pk>/without-names/answer/", unnamed_views.answer, name="answer"),
    path("lessons/<int:pk>/without-names/release/", unnamed_views.release, name="release"),
    path("lessons/without-names/<str:code>/", unnamed_views.unnamed, name="unnamed"),
    path("lessons/without-names/<str:code>/thank/", unnamed_views.thank_unnamed, name="thank_unnamed"),
]
