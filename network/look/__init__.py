"""How pages are dressed: the one stylesheet, menus and icons, the style page, the offline page and its worker.

May use membership and lib.
"""
