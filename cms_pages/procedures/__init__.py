"""What one asks of the town: papers, places at school, the collection of a sofa."""
