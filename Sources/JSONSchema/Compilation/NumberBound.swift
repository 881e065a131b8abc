/// Which end of the numbers a bound cuts off.
enum NumberBound: Sendable { case maximum, exclusiveMaximum, minimum, exclusiveMinimum }
