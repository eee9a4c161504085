"""The published show as everybody reads it: its folder, its manifest under a seal, what it holds."""
