from django.urls import path

from . import upload_views, views

app_name = "calendars"
urlpatterns = [
    path("networks/<slug:slug>/calendars/", views.year, name="year"),
    path("members/<int:pk>/calendar/", views.calendar, name="calendar"),
    path("members/<int:pk>/calendar/add/", views.add, name="add"),
    path("members/<int:pk>/calendar/upload/", upload_views.upload, name="upload"),
    path("members/<int:pk>/calendar/holidays/", upload_views.start_from_holidays, name="holidays"),
    path("calendar-days/<int:pk>/", views.change, name="change"),
    path("calendar-days/<int:pk>/remove/", views.remove, name="remove"),
    path("calendar-uploads/<int:pk>/", upload_views.preview, name="preview"),
]
