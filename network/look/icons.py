"""Which drawings of lucide we use. `manage.py make_icons` writes them into one sprite."""

ICONS = (
    "calendar-days", "calendar-plus", "chart-line", "check", "chevrons-up-down", "circle", "circle-check",
    "circle-dot", "circle-minus", "clipboard-list", "clipboard-pen", "clock", "compass", "fingerprint",
    "history", "house", "info", "lock", "lock-open", "log-out", "mail", "menu", "message-circle",
    "notebook-pen", "octagon-alert", "refresh-cw", "route", "school", "search", "settings", "square-pen",
    "trash-2", "triangle-alert", "user",
)  # fmt: skip
