"""From the model to sheets of paper."""
