import SharingModel
import Synchronization

/// A clock that stands where the test puts it.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ text: String) { instant = Mutex(Self.instant(text)) }

    /// The time.
    var now: Instant { instant.withLock { $0 } }

    /// Puts the clock to a time, forward or back.
    func set(_ text: String) { instant.withLock { $0 = Self.instant(text) } }

    private static func instant(_ text: String) -> Instant {
        guard let instant = Instant(text) else { preconditionFailure("not a time: \(text)") }
        return instant
    }
}
