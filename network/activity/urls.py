from django.urls import path

from . import views

app_name = "activity"
urlpatterns = [
    path("networks/<slug:slug>/history/", views.history, name="history"),
]
