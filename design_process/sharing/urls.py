from django.urls import path

from . import plan_views, snapshot_views, views

app_name = "sharing"
urlpatterns = [
    path("networks/<slug:slug>/search/", views.search, name="search"),
    path("networks/<slug:slug>/export/cycles.csv", views.export_cycles, name="export_cycles"),
    path("networks/<slug:slug>/export/numbers.csv", views.export_numbers, name="export_numbers"),
    path("goals/<int:pk>/for-the-plan/", plan_views.for_the_plan, name="for_the_plan"),
    path("members/<int:pk>/snapshots/", snapshot_views.of_member, name="member_snapshots"),
    path("networks/<slug:slug>/snapshots/", snapshot_views.of_network, name="network_snapshots"),
    path("networks/<slug:slug>/snapshots/new/", snapshot_views.save_network, name="save_network_snapshot"),
    path("snapshots/<str:code>/", snapshot_views.snapshot, name="snapshot"),
    path("snapshots/<str:code>/since/<str:earlier>/", snapshot_views.compare, name="compare_snapshots"),
    path("snapshots/<str:code>/withdraw/", snapshot_views.withdraw_one, name="withdraw_snapshot"),
    path("snapshots/<str:code>/pdf/", snapshot_views.pdf, name="snapshot_pdf"),
    path("snapshots/<str:code>/pdf/make/", snapshot_views.make_pdf, name="make_snapshot_pdf"),
]
