"""What belongs to nobody in particular. The style page is there only while developing; tests run as in production."""

from tests.access_table.row import WHO, Row

EVERYBODY = dict.fromkeys(WHO, 200)

ROWS = [
    Row("look:style", dict.fromkeys(WHO, 404)),
    Row("look:offline", EVERYBODY),
    Row("look:service_worker", EVERYBODY),
    Row("look:manifest", EVERYBODY),
    Row("look:favicon", dict.fromkeys(WHO, 301)),
]
