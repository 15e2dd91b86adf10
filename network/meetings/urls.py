from django.urls import path

from . import agenda_views, call_views, feed_views, link_views, views

app_name = "meetings"
urlpatterns = [
    path("networks/<slug:slug>/calendar/", views.calendar, name="calendar"),
    path("networks/<slug:slug>/calendar/feed/", feed_views.feeds, name="feeds"),
    path("networks/<slug:slug>/calendar/feed/<slug:kind>/new/", feed_views.renew_feed, name="renew_feed"),
    path("networks/<slug:slug>/calendar/call/", call_views.call, name="call"),
    path("feeds/<str:secret>.ics", feed_views.feed, name="feed"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/answer/", views.answer, name="answer"),
    path("meetings/<int:pk>/meeting.ics", views.calendar_file, name="calendar_file"),
    path("meetings/<int:pk>/change/", call_views.change, name="change"),
    path("meetings/<int:pk>/cancel/", call_views.cancel, name="cancel"),
    path("meetings/<int:pk>/confirm/", call_views.confirm, name="confirm"),
    path("meetings/<int:pk>/invite/", call_views.invite, name="invite"),
    path("invitees/<int:pk>/withdraw/", call_views.withdraw, name="withdraw"),
    path("meetings/<int:pk>/agenda/", agenda_views.agenda, name="agenda"),
    path("agenda-items/<int:pk>/", agenda_views.change_item, name="change_item"),
    path("agenda-items/<int:pk>/move/", agenda_views.move_item, name="move_item"),
    path("agenda-items/<int:pk>/remove/", agenda_views.remove_item, name="remove_item"),
    path("go/invitation/<str:token>/", link_views.answer_by_link, name="answer_by_link"),
]
