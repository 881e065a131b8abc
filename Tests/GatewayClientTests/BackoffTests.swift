import GatewayClient
import Testing

@Suite("Waits between attempts grow, obey the gateway, and end")
struct BackoffTests {
    @Test func doublesUpToHalfAMinuteAndGivesUp() {
        var backoff = Backoff(countMax: 8)
        let waits = (0..<9).map { _ in backoff.next(askedSeconds: nil) }
        #expect(waits == [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, nil])
    }

    @Test func takesTheGatewaysWordWithinFiveMinutes() {
        var backoff = Backoff()
        #expect(backoff.next(askedSeconds: 7) == 7000)
        #expect(backoff.next(askedSeconds: 86_400) == 300_000)
    }

    @Test func spreadsAndBeginsAnew() {
        var backoff = Backoff(spreadPercent: 20)
        #expect(backoff.next(askedSeconds: nil) == 600)
        backoff.reset()
        #expect(backoff.count == 0)
        #expect(backoff.next(askedSeconds: nil) == 600)
    }
}
