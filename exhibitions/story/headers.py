"""What every story is sent with: nothing from elsewhere, nothing to elsewhere, in no index."""

from typing import Final

POLICY: Final = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
ROBOTS: Final = "noindex, nofollow, noarchive, noimageindex"
HEADERS: Final = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Robots-Tag": ROBOTS,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "private, max-age=300",
}
