"""The addresses `support:…`. They are put together here because a check-in shows where its member stands, and a visit
which prototypes are seen: both are known far above check-ins and visits themselves."""

from django.urls import path

from design_process.progress import support_views as views
from districts.support.urls import urlpatterns as of_support

app_name = "support"
urlpatterns = [
    *of_support,
    path("check-ins/<int:pk>/", views.checkin, name="checkin"),
    path("visits/<int:pk>/", views.visit, name="visit"),
    path("visits/<int:pk>/prototypes/", views.choose_prototypes, name="choose_prototypes"),
]
