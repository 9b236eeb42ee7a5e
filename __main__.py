"""`python -m policygraph` is `policygraph`."""

from .cli import main

if __name__ == "__main__":
    main()
