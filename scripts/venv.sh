#!/bin/sh
# Makes .venv with the newest Python there is between 3.11 and 3.13.
set -eu

if [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1; then
    exit 0
fi

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if "$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ]; then
    scripts/packages.sh venv
    python=$(find_python)
fi
if [ -z "$python" ]; then
    echo "No Python 3.11, 3.12 or 3.13 with venv was found. Install one of them, then try again." >&2
    exit 1
fi
echo "Making .venv with $("$python" --version)."
"$python" -m venv .venv
