"""Pages of a PDF, a scan or a picture in, the text in the order in which a person reads it out.

`glyphs` takes characters and drawn lines out of a page; `layout` cuts it into columns and blocks; `rows` makes rows of
print; `tables` finds cells; `furniture` drops what stands on every page; `paragraphs` joins rows; `ocr` reads pictures.
"""
