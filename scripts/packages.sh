#!/bin/sh
# Installs Debian packages that are missing: packages.sh run|tour|test|bench|venv
set -eu

run="
libgl1:drawing libegl1:drawing libgles2:drawing libgl1-mesa-dri:drawing
libgbm1:drawing-without-a-desktop libdrm2:drawing-without-a-desktop
libx11-6:the-window libxext6:the-window libxcursor1:the-window libxrandr2:the-window
libxfixes3:the-window libxss1:the-window libxi6:more-than-one-finger
espeak-ng:reading-aloud"
tour="$run
xvfb:a-screen-in-memory"
test="$tour
xserver-xorg-core:a-real-touchscreen-for-tests xserver-xorg-video-dummy:a-real-touchscreen-for-tests
poppler-utils:a-second-opinion-on-PDFs zbar-tools:a-second-opinion-on-QR-codes
chromium:story-pages-as-a-phone-sees-them unicode-data:the-Unicode-test-tables mount:a-full-disk
libimage-exiftool-perl:what-a-file-tells-of-its-making binutils:what-a-file-tells-of-its-making
unzip:what-a-file-tells-of-its-making faketime:another-day
rclone:a-web-space-on-this-machine syncthing:a-folder-that-kiosks-share strace:no-socket-while-making
cups-daemon:a-print-shop-on-this-machine cups-client:a-print-shop-on-this-machine
cups-filters:a-print-shop-on-this-machine cups-ipp-utils:printers-on-this-machine
avahi-daemon:printers-that-can-be-found dbus:printers-that-can-be-found
nodejs:story-pages-held-to-the-rules npm:story-pages-held-to-the-rules
default-jre-headless:story-pages-held-to-the-rules systemd:the-room's-unit-read-by-its-own-program"
bench="$tour
libxtst6:a-pointer-moved-from-outside tuxpaint:another-drawing-app-to-compare-with"
venv="
python3:Python python3-venv:a-place-for-Python-packages"

case "${1:-}" in
run) wanted=$run ;;
tour) wanted=$tour ;;
test) wanted=$test ;;
bench) wanted=$bench ;;
venv) wanted=$venv ;;
*)
    echo "Say what for: packages.sh run, tour, test, bench or venv." >&2
    exit 2
    ;;
esac

has() {
    case "$1" in # what others package as well counts by its program
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    default-jre-headless) command -v java >/dev/null ;;
    systemd) command -v systemd-analyze >/dev/null ;;
    *) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
    esac
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "There is no apt here. If something is missing, these are the Debian packages to look for:" >&2
    for package in $wanted; do echo "  ${package%%:*} ($(echo "${package#*:}" | tr - ' '))" >&2; done
    exit 0
fi

missing=
for package in $wanted; do
    if ! has "${package%%:*}"; then
        echo "Missing: ${package%%:*}, for $(echo "${package#*:}" | tr - ' ')."
        missing="$missing ${package%%:*}"
    fi
done
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Only root can install them. Run this as root: apt-get install$missing" >&2
        exit 1
    fi
    root="sudo"
fi
# Two of these may run at once: one waits for the other.
exec 9<"$0"
flock 9
$root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
# shellcheck disable=SC2086
$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing >/dev/null
