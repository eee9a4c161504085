"""The server of the room: a process of its own that hands out story pages and nothing else."""
