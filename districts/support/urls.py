"""The addresses `support:…` of this folder; pages that show the design process join them in
`design_process/progress/support_urls.py`."""

from django.urls import path

from districts.support import views
from districts.support.visits.urls import urlpatterns as of_visits

urlpatterns = [
    *of_visits,
    path("members/<int:pk>/check-ins/", views.checkins, name="checkins"),
    path("members/<int:pk>/check-ins/plan/", views.plan_checkin, name="plan_checkin"),
    path("check-ins/<int:pk>/topics/", views.add_topic, name="add_topic"),
    path("check-ins/<int:pk>/notes/", views.write_note, name="write_note"),
    path("check-ins/<int:pk>/commitments/", views.commit, name="commit"),
    path("check-ins/<int:pk>/close/", views.close, name="close"),
    path("check-ins/<int:pk>/mood/", views.say_mood, name="say_mood"),
    path("check-ins/<int:pk>/next/", views.next_checkin, name="next_checkin"),
    path("check-in-topics/<int:pk>/drop/", views.drop_topic, name="drop_topic"),
    path("check-in-notes/<int:pk>/", views.note, name="note"),
]
