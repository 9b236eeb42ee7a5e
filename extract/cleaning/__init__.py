"""A decoded text's lines in, out which of them are furniture, which run on in the next, and the text in one spelling; `clean.py` is their front."""
