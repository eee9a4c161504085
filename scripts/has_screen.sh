#!/bin/sh
# Succeeds when a window can be shown: a desktop, or a connected monitor this account may draw on.
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && exit 0
for status in /sys/class/drm/card*-*/status; do
    [ -r "$status" ] && [ "$(cat "$status")" = connected ] || continue
    connector=${status%/status}
    card=/dev/dri/$(basename "${connector%%-*}")
    [ -w "$card" ] && exit 0
done
exit 1
