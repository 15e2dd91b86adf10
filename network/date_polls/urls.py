from django.urls import path

from . import link_views, views

app_name = "date_polls"
urlpatterns = [
    path("networks/<slug:slug>/date-polls/", views.polls, name="polls"),
    path("networks/<slug:slug>/date-polls/ask/", views.ask, name="ask"),
    path("date-polls/<int:pk>/", views.poll, name="poll"),
    path("date-polls/<int:pk>/pick/<int:date>/", views.pick, name="pick"),
    path("date-polls/<int:pk>/call-off/", views.call_off, name="call_off"),
    path("go/date-poll/<str:token>/", link_views.answer_by_link, name="answer_by_link"),
]
