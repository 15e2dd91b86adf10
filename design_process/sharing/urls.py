from django.urls import path

from . import views

app_name = "sharing"
urlpatterns = [
    path("networks/<slug:slug>/search/", views.search, name="search"),
    path("networks/<slug:slug>/export/cycles.csv", views.export_cycles, name="export_cycles"),
    path("networks/<slug:slug>/export/numbers.csv", views.export_numbers, name="export_numbers"),
]
