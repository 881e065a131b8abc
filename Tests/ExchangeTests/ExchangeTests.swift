import Testing

/// All tests of the room, on stores in folders of their own.
@Suite("The exchange puts the steps in order")
enum ExchangeTests {}
