#!/bin/sh
# Make or refresh the Python environment of this checkout from requirements.lock.
#
#   make_environment.sh PYTHON FOLDER
#
# Every download is checked against the hash in the lock, and only wheels are taken: no package
# runs code of its own while it is installed. An environment that is there is brought up to date
# in place. Exit 2 with one sentence when Python or its venv module is missing.
set -eu

python=$1
folder=$2
lock=requirements.lock

if [ -z "$python" ]; then
    echo "Sequitur needs Python 3.11 or newer, and none was found. Install it, or name it: make setup PYTHON=/path/to/python3" >&2
    exit 2
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "Python's venv module is missing. Install it first: apt-get install python3-venv" >&2
    exit 2
fi

if [ ! -x "$folder/bin/python" ] || ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    echo "Making $folder with $("$python" --version)."
    "$python" -m venv "$folder"
fi

echo "Installing what $lock names."
"$folder/bin/python" -m pip install -qq --disable-pip-version-check --no-input \
    --require-hashes --only-binary=:all: -r "$lock"

# The checkout itself, editable: a change in the code is seen at once. setuptools comes from the
# lock, hence no isolated build and nothing to download.
"$folder/bin/python" -m pip install -qq --disable-pip-version-check --no-input \
    --no-index --no-build-isolation --no-deps --editable .
