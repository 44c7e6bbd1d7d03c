"""From the model to what a visitor reads on the screen."""
