"""What editors of a city see of the activities proposed to it."""
