from django.urls import path

from . import views

app_name = "onboarding"
urlpatterns = [
    path("networks/<slug:slug>/getting-started/", views.path, name="path"),
    path("networks/<slug:slug>/getting-started/put/", views.put, name="put"),
    path("networks/<slug:slug>/getting-started/<slug:key>/", views.step, name="step"),
    path("networks/<slug:slug>/getting-started/<slug:key>/done/", views.tick, name="tick"),
    path("seats/<int:pk>/shown-around/", views.in_person, name="in_person"),
]
