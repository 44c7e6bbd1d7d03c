"""`make bench`: what the site costs its visitors, measured beside what it might have been made with."""
