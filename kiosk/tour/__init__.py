"""The tour: the kiosk uses itself, leaves pictures and papers behind, and checks what it left."""
