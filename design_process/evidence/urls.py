from django.urls import path

from . import interview_views, views

app_name = "evidence"
urlpatterns = [
    path("members/<int:pk>/evidence/", views.board, name="board"),
    path("members/<int:pk>/evidence/new/", views.add, name="add"),
    path("members/<int:pk>/interviews/new/", interview_views.start, name="start"),
    path("members/<int:pk>/interviews/questions/", interview_views.prompts, name="prompts"),
    path("interviews/<int:pk>/", interview_views.interview, name="interview"),
    path("interviews/<int:pk>/finish/", interview_views.finish, name="finish"),
    path("interviews/<int:pk>/forget/", interview_views.forget, name="forget"),
    path("evidence/<int:pk>/", views.piece, name="piece"),
    path("evidence/<int:pk>/edit/", views.edit, name="edit"),
    path("evidence/<int:pk>/visibility/", views.visibility, name="visibility"),
    path("evidence/<int:pk>/off/", views.take_off, name="take_off"),
    path("evidence/<int:pk>/back/", views.put_back, name="put_back"),
    path("evidence/<int:pk>/files/", views.attach, name="attach"),
    path("evidence/<int:pk>/quotes/", views.add_quote, name="add_quote"),
    path("evidence/files/<int:pk>/", views.attachment, name="attachment"),
    path("evidence/files/<int:pk>/away/", views.take_file_away, name="take_file_away"),
    path("quotes/<int:pk>/", views.quote, name="quote"),
]
