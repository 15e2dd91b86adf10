from django.urls import path

from . import link_views, views

app_name = "one_minute"
urlpatterns = [
    path("cycles/<int:pk>/minute/", views.minute, name="minute"),
    path("go/minute/<str:token>/", link_views.answer_by_link, name="answer_by_link"),
]
