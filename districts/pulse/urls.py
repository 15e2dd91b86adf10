from django.urls import path

from . import link_views, views

app_name = "pulse"
urlpatterns = [
    path("networks/<slug:slug>/commitment-pulse/", views.pulse, name="pulse"),
    path("go/commitment-pulse/<str:token>/", link_views.answer_by_link, name="answer_by_link"),
]
