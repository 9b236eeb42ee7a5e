"""Pages of a PDF, a scan or a picture in, the text in the order in which a person reads it out.

`glyphs` takes characters and drawn lines out of a page; `layout` cuts it into columns and blocks; `rows` makes rows of
print; `tables` finds cells between lines and `aligned` cells without; `furniture` drops what stands on every page;
`continued` mends tables that run on overleaf; `paragraphs` joins rows; `ocr` reads pictures.
"""
