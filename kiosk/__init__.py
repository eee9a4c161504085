"""The touchscreen app: a folder for each place a person can be in, and what stands below it.

Kivy is imported here only.
"""
