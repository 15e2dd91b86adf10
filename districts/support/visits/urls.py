from django.urls import path

from . import going_views, link_views, views

urlpatterns = [
    path("networks/<slug:slug>/visits/", views.visits, name="visits"),
    path("members/<int:pk>/visits/", views.member_visits, name="member_visits"),
    path("members/<int:pk>/visits/new/", views.make_visit, name="make_visit"),
    path("visits/<int:pk>/edit/", views.edit_visit, name="edit_visit"),
    path("visits/<int:pk>/offer/", views.offer_visit, name="offer_visit"),
    path("visits/<int:pk>/call-off/", views.call_off_visit, name="call_off_visit"),
    path("visits/<int:pk>/answer/", views.answer_visit, name="answer_visit"),
    path("visits/<int:pk>/places/", going_views.sign_up, name="sign_up"),
    path("visits/<int:pk>/capture/", going_views.capture, name="capture"),
    path("visits/<int:pk>/debrief/", going_views.debrief, name="debrief"),
    path("visits/<int:pk>/debrief/open/", going_views.open_debrief, name="open_debrief"),
    path("visit-places/<int:pk>/give-back/", going_views.give_back, name="give_back"),
    path("visit-entries/<int:pk>/drop/", going_views.drop_entry, name="drop_entry"),
    path("visit-follow-ups/<int:pk>/", views.follow_up, name="follow_up"),
    path("go/visit-follow-up/<str:token>/", link_views.follow_up_by_link, name="follow_up_by_link"),
]
