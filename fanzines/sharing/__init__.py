"""What the tablets of one group know of each other's shelves, so that each can be brought up to the others.

Every tablet writes what it noticed as facts of its own; two tablets that hold the same facts hold the same
shelves, in whatever order these arrived. docs/exchange.md says how.
"""
