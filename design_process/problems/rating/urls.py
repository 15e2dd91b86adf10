from django.urls import path

from . import views

app_name = "rating"
urlpatterns = [
    path("networks/<slug:slug>/problems/rating/", views.start, name="start"),
    path("problem-ratings/<int:pk>/", views.scores, name="scores"),
    path("problem-ratings/<int:pk>/give/", views.give, name="give"),
    path("problem-ratings/<int:pk>/reveal/", views.reveal, name="reveal"),
]
