"""The tests by what they need (quick, site, browser), the measurements, and what they share."""
