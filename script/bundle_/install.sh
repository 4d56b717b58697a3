#!/bin/sh
# 离线安装 stdkit：sh install.sh [文件夹]
here=$(dirname "$0")
for python in ${PYTHON:-} @PYTHONS@ python3; do
    if "$python" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] not in "@VERSIONS@".split())' 2>/dev/null; then
        exec "$python" "$here/install.py" "$@"
    fi
done
echo "没有装成：本机没有 Python @VERSIONS@；请先安装，或用 PYTHON=… 指明它在哪里。" >&2
exit 2
