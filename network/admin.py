"""The admin of this app, for Django: read by nobody else.

Accounts only: to lock one, or to give the keys of the installation on. Roles and work are changed on their own pages,
which write history; a lost second factor is removed under "Authenticators".
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from network.people.models import Person


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # not subscriptable when it runs
    list_display = ("email", "name", "joined_at", "is_active", "is_superuser")
    search_fields = ("email", "name")
    fields = ("email", "name", "time_zone", "is_active", "is_staff", "is_superuser")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # people are invited

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # history names them: lock the account instead
