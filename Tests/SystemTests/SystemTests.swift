import Testing

/// Everything that runs the programs, one after the other: each wants the machine for itself.
@Suite("Both programs, run as their users run them", .serialized)
enum SystemTests {}
