"""What developers run beside the app: catalogues and proofs."""
