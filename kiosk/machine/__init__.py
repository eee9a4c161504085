"""The machine below the app: fingers, sticks, memory, the log."""
