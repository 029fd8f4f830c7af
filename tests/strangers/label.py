"""Reads labels as a scanner does, from the description of their format alone (evpki-label/1); shares no code with evpki.

    label.py FILE...

FILE is an SVG or a PNG. An SVG must be well-formed XML and say its size in millimetres; rsvg-convert makes an image of it. A PNG must say how
many dots it has an inch. In each, zxing-cpp must find one QR code and nothing else. Prints one JSON object
{"labels": [{"path", "width_mm", "height_mm", "texts", "text", "fields"}]}: `texts` are those that an SVG shows, `text` is what is in the
code, `fields` what that says.
"""

import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import zxingcpp
from PIL import Image

FORMAT = "evpki-label/1"
SVG = "{http://www.w3.org/2000/svg}"


def millimetres(length):
    assert length.endswith("mm"), f"{length} is no length in millimetres"
    return float(length[:-2])


def look(path):
    texts = None
    if path.suffix == ".svg":
        root = ElementTree.fromstring(path.read_bytes())
        assert root.tag == SVG + "svg", root.tag
        size = millimetres(root.get("width")), millimetres(root.get("height"))
        texts = ["".join(text.itertext()) for text in root.iter(SVG + "text")]
        png = subprocess.run(["rsvg-convert", "-d", "300", "-p", "300", str(path)], check=True, capture_output=True).stdout
        image = Image.open(io.BytesIO(png)).convert("L")
    else:
        image = Image.open(path)
        assert image.mode == "L", image.mode
        size = tuple(round(pixels / dpi * 25.4, 1) for pixels, dpi in zip(image.size, image.info["dpi"]))
    codes = zxingcpp.read_barcodes(image)
    assert [str(code.format) for code in codes] == ["QR Code"], [str(code.format) for code in codes]
    head, *lines = codes[0].text.split("\n")
    assert head == FORMAT, head
    fields = dict(line.split(": ", 1) for line in lines)
    assert len(fields) == len(lines), "a field twice"
    return {"path": str(path), "width_mm": size[0], "height_mm": size[1], "texts": texts, "text": codes[0].text, "fields": fields}


print(json.dumps({"labels": [look(Path(path)) for path in sys.argv[1:]]}))
