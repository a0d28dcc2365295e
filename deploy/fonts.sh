#!/bin/sh
# Makes platform/src/main/resources/assets/fonts from the npm package @fontsource/be-vietnam-pro.
#
# The letters kept: ASCII, the Vietnamese alphabet precomposed (NFC), Western European letters that
# occur in foreign names, and the punctuation the pages use. Hinting goes: phones and modern
# desktops do not read it. The Latin and the Vietnamese half of each weight become one file, so a
# page needs two requests. Needs npm, pyftsubset and pyftmerge (fonttools) and Brotli for Python.
#
#   deploy/fonts.sh            rewrite the files
#   deploy/fonts.sh --check    only compare the package's files with the sums below
set -eu

version=5.3.0
here=$(cd "$(dirname "$0")/.." && pwd)
out=$here/platform/src/main/resources/assets/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

cd "$work"
npm pack --silent "@fontsource/be-vietnam-pro@$version" >/dev/null
tar -xzf ./*.tgz
cd package/files
sha256sum -c - <<SUMS
03d1b589cff172e1a670b3573e731d3380bc326f80cf83b0d3504e3188e2e074  be-vietnam-pro-latin-400-normal.woff2
9503dec2a7c532c8331e9600bcafea287a4fd208573b8668d85ab8d8de1863c7  be-vietnam-pro-latin-600-normal.woff2
dc085e2fba3414e5c5bf1e6172f921a9f81c5859946a4ed3d63c1e470d96a9e2  be-vietnam-pro-vietnamese-400-normal.woff2
97658c6f9a384f29a3005c3d96e2a0d1c810192cf68979071c290f5a377a9f99  be-vietnam-pro-vietnamese-600-normal.woff2
SUMS
[ "${1:-}" = --check ] && exit 0

latin='U+20-7E,U+A0,U+A7,U+A9,U+AB,U+B0,U+B1,U+B2,U+B7,U+BB,U+C0-CF,U+D1-D6,U+D7,U+D9-DD,U+E0-EF,U+F1-F6,U+F9-FD'
latin="$latin,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2022,U+2026,U+2190-2193,U+2212"
vietnamese='U+102,U+103,U+110,U+111,U+128,U+129,U+168,U+169,U+1A0,U+1A1,U+1AF,U+1B0,U+1EA0-1EF9,U+20AB'

for weight in 400 600; do
    for part in latin vietnamese; do
        eval "letters=\$$part"
        pyftsubset "be-vietnam-pro-$part-$weight-normal.woff2" --unicodes="$letters" \
            --layout-features=kern,ccmp --no-hinting --desubroutinize --name-IDs=0,1,2,5,13,14 \
            --drop-tables+=DSIG,gasp,STAT --no-notdef-outline --output-file="$part-$weight.ttf"
    done
    pyftmerge --output-file="$weight.ttf" "latin-$weight.ttf" "vietnamese-$weight.ttf" >/dev/null 2>&1
    fonttools ttLib.woff2 compress -o "$out/be-vietnam-pro-$weight.woff2" "$weight.ttf" >/dev/null 2>&1
done
cp ../LICENSE "$out/OFL.txt"
sha256sum "$out"/*.woff2
wc -c "$out"/*.woff2
