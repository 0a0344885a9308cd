#!/bin/sh
# Open the window or, where there is no display, draw the sample into build/sample.
#
#   run_here.sh PYTHON
set -eu

python=$1
samples=build/sample

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    exec "$python" -m app
fi

echo "There is no display here, so the sample is drawn into $samples instead of a window."
QT_QPA_PLATFORM=offscreen "$python" -m app.showcase "$samples"
