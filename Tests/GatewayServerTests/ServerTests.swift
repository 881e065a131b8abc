import Testing

/// Tests with servers and clients; one after the other, because signals reach every server of a
/// process.
@Suite("The server", .serialized)
enum ServerTests {}
