from django.urls import path

from districts.barriers.briefs.urls import urlpatterns as of_briefs

from . import link_views, views

app_name = "barriers"
urlpatterns = [
    *of_briefs,
    path("members/<int:pk>/barriers/", views.barriers, name="barriers"),
    path("members/<int:pk>/barriers/raise/", views.raise_barrier, name="raise_barrier"),
    path("barriers/<int:pk>/", views.barrier, name="barrier"),
    path("barriers/<int:pk>/route/", views.route, name="route"),
    path("go/barrier/<str:token>/", link_views.answer_by_link, name="answer_by_link"),
]
