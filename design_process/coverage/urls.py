from django.urls import path

from . import views

app_name = "coverage"
urlpatterns = [path("members/<int:pk>/voices/", views.voices, name="voices")]
