"""A picture of an address, for a camera to read."""

import segno


def qr_svg(address: str) -> str:
    """The address as a QR code: SVG markup that stands within a page and is as wide as its place."""
    code = segno.make(address, error="m")
    drawn: str = code.svg_inline(border=2, light="#fff", svgclass="qr", lineclass=None, omitsize=True)
    return drawn
