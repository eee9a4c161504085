"""What is kept while the kiosk runs and between two evenings: the library, its backups, gatherings, shows."""
