#!/bin/sh
# Install lintreport from the wheels beside this file, without a network (不联网安装).
# Usage: ./install.sh [FOLDER]          default: ~/.local/share/lintreport
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${1:-"$HOME/.local/share/lintreport"}
for python in python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$python" >/dev/null && "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'; then
        "$python" -m venv "$home"
        "$home/bin/python" -m pip install --quiet --no-index --find-links "$here/wheels" "lintreport[docs,xlsx,serve]"
        echo "lintreport: $home/bin/lintreport"
        exit 0
    fi
done
echo "Python 3.11 to 3.14 is needed (需要 Python 3.11 至 3.14)" >&2
exit 1
