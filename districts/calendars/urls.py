from django.urls import path

from . import travel_views, upload_views, views

app_name = "calendars"
urlpatterns = [
    path("networks/<slug:slug>/calendars/", views.year, name="year"),
    path("networks/<slug:slug>/distances/", travel_views.distances, name="distances"),
    path("networks/<slug:slug>/distances/reckoning/", travel_views.reckoning, name="reckoning"),
    path("networks/<slug:slug>/distances/reckon-again/", travel_views.reckon_again, name="reckon_again"),
    path("networks/<slug:slug>/distances/import/", travel_views.import_distances, name="import_distances"),
    path("networks/<slug:slug>/distances/drives.csv", travel_views.distances_file, name="distances_file"),
    path("networks/<slug:slug>/distances/<slug:site>/", travel_views.site, name="site"),
    path("members/<int:pk>/place/", travel_views.site_place, name="site_place"),
    path("members/<int:pk>/calendar/", views.calendar, name="calendar"),
    path("members/<int:pk>/calendar/add/", views.add, name="add"),
    path("members/<int:pk>/calendar/upload/", upload_views.upload, name="upload"),
    path("members/<int:pk>/calendar/holidays/", upload_views.start_from_holidays, name="holidays"),
    path("calendar-days/<int:pk>/", views.change, name="change"),
    path("calendar-days/<int:pk>/remove/", views.remove, name="remove"),
    path("calendar-uploads/<int:pk>/", upload_views.preview, name="preview"),
]
