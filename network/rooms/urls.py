from django.urls import path

from . import closing_views, commitment_views, decision_views, people_views, phone_views, views

app_name = "rooms"
urlpatterns = [
    path("meetings/<int:pk>/room/", views.room, name="room"),
    path("meetings/<int:pk>/room/screen/", views.screen, name="screen"),
    path("meetings/<int:pk>/room/start/", views.start, name="start"),
    path("meetings/<int:pk>/room/drive/", views.drive, name="drive"),
    path("meetings/<int:pk>/room/notes/", views.add_note, name="add_note"),
    path("meetings/<int:pk>/room/decisions/", views.add_decision, name="add_decision"),
    path("meetings/<int:pk>/room/commitments/", views.add_commitment, name="add_commitment"),
    path("meetings/<int:pk>/room/ask/", views.ask_room, name="ask_room"),
    path("meetings/<int:pk>/room/here/", people_views.i_am_here, name="i_am_here"),
    path("meetings/<int:pk>/room/ballots/<int:vote>/", people_views.own_ballot, name="own_ballot"),
    path("meetings/<int:pk>/room/people/", people_views.people, name="people"),
    path("meetings/<int:pk>/room/guests/", people_views.guest_here, name="guest_here"),
    path("meetings/<int:pk>/close/", closing_views.close, name="close"),
    path("meetings/<int:pk>/minutes/", closing_views.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/correct/", closing_views.correct, name="correct"),
    path("minutes/<int:pk>/send/", closing_views.send, name="send_minutes"),
    path("notes/<int:pk>/", views.note, name="note"),
    path("votes/<int:pk>/close/", views.close_vote, name="close_vote"),
    path("participants/<int:pk>/free/", people_views.free_place, name="free_place"),
    path("room/", phone_views.enter, name="enter"),
    path("room/<slug:code>/", phone_views.phone, name="phone"),
    path("room/<slug:code>/join/", phone_views.join, name="join"),
    path("room/<slug:code>/here/", phone_views.phone_here, name="phone_here"),
    path("room/<slug:code>/ballots/<int:pk>/", phone_views.phone_ballot, name="phone_ballot"),
    path("networks/<slug:slug>/decisions/", decision_views.decisions, name="decisions"),
    path("networks/<slug:slug>/commitments/", commitment_views.commitments, name="commitments"),
    path("commitments/", commitment_views.mine, name="mine"),
    path("commitments/<int:pk>/", commitment_views.commitment, name="commitment"),
    path("go/commitment/<str:token>/", commitment_views.answer_by_link, name="answer_by_link"),
]
