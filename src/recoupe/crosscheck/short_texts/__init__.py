"""Whether two short texts contradict each other, by signs that add up."""
