from django.urls import path

from . import agreement_views, group_views, import_views, people_views, seat_views, views

app_name = "directory"
urlpatterns = [
    path("networks/<slug:slug>/members/", views.members, name="members"),
    path("networks/<slug:slug>/members/add/", import_views.upload, name="upload"),
    path("uploads/<int:pk>/", import_views.preview, name="preview"),
    path("uploads/<int:pk>/put-aside.csv", import_views.rejected, name="rejected"),
    path("networks/<slug:slug>/members/new/", views.add_member, name="add_member"),
    path("networks/<slug:slug>/student-groups/", group_views.student_groups, name="student_groups"),
    path("members/<int:pk>/profile/", views.edit_profile, name="edit_profile"),
    path("members/<int:pk>/", views.member, name="member"),
    path("members/<int:pk>/state/", views.member_state, name="member_state"),
    path("members/<int:pk>/agreement/", agreement_views.agreement, name="agreement"),
    path("agreements/<int:pk>/end/", agreement_views.end, name="end_agreement"),
    path("networks/<slug:slug>/people/", people_views.people, name="people"),
    path("networks/<slug:slug>/people/invite/", people_views.invite, name="invite"),
    path("invitations/<int:pk>/repeat/", people_views.repeat_invitation, name="repeat_invitation"),
    path("invitations/<int:pk>/withdraw/", people_views.withdraw_invitation, name="withdraw_invitation"),
    path("seats/<int:pk>/time/", seat_views.seat_time, name="seat_time"),
    path("grants/<int:pk>/end/", people_views.end_role, name="end_role"),
]
