from django.urls import path

from . import chart_views, entry_views, plan_views, views, why_views
from .events import views as events
from .ways import views as ways

app_name = "measures"
OWN = "members/<int:pk>/indicators/<int:indicator>/chart"  # a member's own chart of an indicator
urlpatterns = [
    path("networks/<slug:slug>/numbers/", views.numbers, name="numbers"),
    path("networks/<slug:slug>/indicators/new/", plan_views.new_network_indicator, name="new_network_indicator"),
    path("members/<int:pk>/indicators/new/", plan_views.new_member_indicator, name="new_member_indicator"),
    path("indicators/<int:pk>/", views.indicator, name="indicator"),
    path("indicators/<int:pk>/edit/", plan_views.edit_indicator, name="edit_indicator"),
    path("indicators/<int:pk>/retire/", plan_views.retire, name="retire"),
    path("indicators/<int:pk>/history/", plan_views.indicator_history, name="indicator_history"),
    path("members/<int:pk>/measurement-plan/", plan_views.plan, name="plan"),
    path("members/<int:pk>/numbers/", views.member_numbers, name="member_numbers"),
    path("members/<int:pk>/numbers/enter/", entry_views.enter_numbers, name="enter_numbers"),
    path("members/<int:pk>/numbers/review/", entry_views.review_numbers, name="review_numbers"),
    path("members/<int:pk>/numbers/<int:indicator>/<str:group>/<str:period>/", entry_views.number, name="number"),
    path("indicators/<int:pk>/chart/<slug:group>/", chart_views.chart, name="chart"),
    path("indicators/<int:pk>/chart/<slug:group>.csv", chart_views.chart_csv, name="chart_csv"),
    path(f"{OWN}/<slug:group>/", chart_views.member_chart, name="member_chart"),
    path(f"{OWN}/<slug:group>.csv", chart_views.member_chart_csv, name="member_chart_csv"),
    path("networks/<slug:slug>/small-numbers/", why_views.small_numbers, name="small_numbers"),
    path("indicators/<int:pk>/why-hidden/<str:group>/<str:period>/", why_views.why_hidden, name="why_hidden"),
    path("indicators/<int:pk>/other-ways/<str:period>/", ways.other_ways, name="other_ways"),
    path("indicators/<int:pk>/other-ways/<str:period>/<slug:way>/", ways.one_way, name="one_way"),
    path(
        "members/<int:pk>/indicators/<int:indicator>/why-hidden/<str:group>/<str:period>/",
        why_views.member_why_hidden,
        name="member_why_hidden",
    ),
    path("chart-marks/<int:pk>/withdraw/", chart_views.withdraw_chart_mark, name="withdraw_chart_mark"),
    path("networks/<slug:slug>/numbers/happened/", events.network_events, name="network_events"),
    path("members/<int:pk>/numbers/happened/", events.member_events, name="member_events"),
    path("chart-events/<int:pk>/", events.edit_event, name="edit_event"),
    path("chart-events/<int:pk>/remove/", events.remove_event, name="remove_event"),
]
