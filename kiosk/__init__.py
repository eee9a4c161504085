"""The touchscreen app: one folder per place a person can be in. Kivy is imported here only."""
