"""How pages are dressed: the one stylesheet, the style page, the offline page and its worker. May use lib."""
