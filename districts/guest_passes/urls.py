from django.urls import path

from . import link_views, views

app_name = "guest_passes"
urlpatterns = [
    path("networks/<slug:slug>/guest-passes/", views.passes, name="passes"),
    path("networks/<slug:slug>/guest-passes/new/", views.make, name="make"),
    path("guest-passes/<int:pk>/", views.guest_pass, name="pass"),
    path("guest-passes/<int:pk>/repeat/", views.repeat, name="repeat"),
    path("guest-passes/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("guest-passes/<int:pk>/taken-up/", views.taken_up, name="taken_up"),
    path("go/guest-pass/<str:token>/", link_views.visit, name="visit"),
    path("go/guest-pass/<str:token>/meeting.ics", link_views.calendar_file, name="calendar_file"),
]
