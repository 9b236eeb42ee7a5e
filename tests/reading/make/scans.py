"""Scans: pages of our own PDF as pictures, turned a little, blurred and specked, in PDF without any text and alone.

    python tests/reading/make/scans.py      (after pages.py; needs pypdfium2, Pillow and numpy)
"""

import io
from collections.abc import Iterator

import numpy
import pypdfium2
from PIL import Image, ImageFilter
from source import FILES

# Source, name of the scan, dots to the inch, degrees of turn, radius of blur, strength of noise.
SCANS = (
    ("reply.kai.pdf", "reply.scan.pdf", 170, 0.6, 0.6, 8),
    ("law.running.pdf", "law.scan.pdf", 150, -0.4, 0.5, 6),
    ("meeting.browser.pdf", "meeting.scan-clean.pdf", 200, 0.0, 0.0, 0),
    ("appoint.spaced.pdf", "appoint.scan.png", 130, 0.3, 0.4, 0),
    ("group.plain.pdf", "group.scan.jpg", 150, -0.5, 0.5, 6),
    ("small.plain.pdf", "small.scan.pdf", 200, 0.2, 0.3, 4),
)


def scanned(source: str, dots: int, turn: float, blur: float, noise: float) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(str(FILES / source))
    chance = numpy.random.default_rng(3)
    for page in document:
        picture = page.render(scale=dots / 72, grayscale=True).to_pil()
        picture = picture.rotate(turn, fillcolor=255, resample=Image.Resampling.BICUBIC)
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
        levels = numpy.asarray(picture, dtype=float) + chance.normal(0, noise, (picture.height, picture.width))
        yield Image.fromarray(levels.clip(0, 255).astype("uint8"))


def main() -> None:
    for source, name, dots, turn, blur, noise in SCANS:
        pictures = list(scanned(source, dots, turn, blur, noise))
        if name.endswith(".png"):
            pictures[0].quantize(8).save(FILES / name, optimize=True)
        elif name.endswith(".jpg"):
            pictures[0].save(FILES / name, quality=50, dpi=(dots, dots))
        else:
            _pdf(pictures, name, dots)


def _pdf(pictures: list[Image.Image], name: str, dots: int) -> None:
    """Each picture a page; the JPEG goes in as it is, so that the file stays small."""
    out = pypdfium2.PdfDocument.new()
    for picture in pictures:
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=45)
        image = pypdfium2.PdfImage.new(out)
        image.load_jpeg(packed)
        width, height = picture.width * 72 / dots, picture.height * 72 / dots
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page = out.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
    out.save(str(FILES / name))


if __name__ == "__main__":
    main()
