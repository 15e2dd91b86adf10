from django.urls import path

from . import views

app_name = "outbox"
urlpatterns = [
    path("networks/<slug:slug>/jobs/", views.parked, name="parked"),
    path("jobs/<int:pk>/retry/", views.retry, name="retry"),
]
