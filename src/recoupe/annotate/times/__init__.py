"""When: expressions of time, the days they stand for, when each predicate holds."""
