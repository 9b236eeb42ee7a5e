#!/bin/sh
# Prints the Python to build the environment with: $PYTHON if given, else the newest of 3.13, 3.12, 3.11 that works.
# A name on the PATH proves nothing (a pyenv shim may refuse, Debian splits venv off), so each candidate is run.
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
  if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
    "$candidate" -c 'import sys; print(sys.executable)'
    exit 0
  fi
done
cat >&2 <<'TXT'
没有找到可用的 Python 3.11、3.12 或 3.13（须带 venv 模块）。
  Debian / Ubuntu： sudo apt-get install python3 python3-venv
  macOS：           brew install python@3.13
  已装在别处：      make PYTHON=/路径/python3.12 demo
TXT
exit 1
