"""The commands of `fanzine-kiosk`, one module for each kind; `kiosk.cli` gathers them."""
