"""What holds for every test."""

from hypothesis import settings

# A busy machine is no failure: time is bounded for each test by its timeout, not for each example.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
