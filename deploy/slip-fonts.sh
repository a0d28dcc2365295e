#!/bin/sh
# Unpacks the pages' fonts for the slips: PDFs embed TrueType, browsers read WOFF2; the outlines are the same.
# Needs fonttools and Brotli for Python. Run after deploy/fonts.sh.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)/platform/src/main/resources
for weight in 400 600; do
    fonttools ttLib.woff2 decompress -o "$here/slips/fonts/be-vietnam-pro-$weight.ttf" \
        "$here/assets/fonts/be-vietnam-pro-$weight.woff2"
done
cp "$here/assets/fonts/OFL.txt" "$here/slips/fonts/OFL.txt"
