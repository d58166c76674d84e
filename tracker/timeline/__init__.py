"""Events laid out in time: marks, views and lanes as numbers, and their drawing in matplotlib."""
