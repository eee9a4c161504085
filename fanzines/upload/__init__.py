"""Photos from a phone in the room: a small server as a process of its own, and the app's side of it.

The process is told how to recognise one address and what to say in her language, and nothing else; what it
receives it hands on through a pipe. `PhonePost` (in `post.py`) is all that a screen needs.
"""
