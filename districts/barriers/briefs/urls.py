from django.urls import path

from . import link_views, views

urlpatterns = [
    path("networks/<slug:slug>/barriers/", views.desk, name="desk"),
    path("networks/<slug:slug>/joint-briefs/", views.briefs, name="briefs"),
    path("networks/<slug:slug>/joint-briefs/new/", views.write, name="write_brief"),
    path("joint-briefs/<int:pk>/", views.brief, name="brief"),
    path("joint-briefs/<int:pk>/edit/", views.edit, name="edit_brief"),
    path("joint-briefs/<int:pk>/send/", views.send, name="send_brief"),
    path("joint-brief-parts/<int:pk>/name/", views.name_us, name="name_us"),
    path("go/joint-brief/<str:token>/", link_views.brief_by_link, name="brief_by_link"),
]
