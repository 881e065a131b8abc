import Synchronization

/// The counters of the server. Labels carry codes, methods and route patterns, never a value that a
/// request brought.
final class ServerMetrics: Sendable {
    /// Upper bounds of the duration classes, in seconds.
    static let bounds = [0.005, 0.025, 0.1, 0.5, 2, 10, 60]

    struct RequestKey: Hashable {
        var method: String
        var route: String
        var status: Int
    }

    struct Durations {
        var classes = [Int](repeating: 0, count: ServerMetrics.bounds.count)
        var count = 0
        var seconds = 0.0
    }

    struct Figures {
        var requests: [RequestKey: Int] = [:]
        var durations: [String: Durations] = [:]
        var refusals: [String: Int] = [:]
        var handshakeFailures: [String: Int] = [:]
        var connections = 0
        var connectionsTotal = 0
        var connectionsRefused = 0
        var trustReplaced = 0
        var trustRefused = 0
    }

    /// Owned by this lock.
    private let held = Mutex(Figures())

    /// The figures at this moment.
    var figures: Figures { held.withLock { $0 } }

    func requestFinished(method: String, route: String, status: Int, seconds: Double) {
        held.withLock { figures in
            let key = RequestKey(method: method, route: route, status: status)
            figures.requests[key, default: 0] += 1
            var durations = figures.durations[route] ?? Durations()
            durations.count += 1
            durations.seconds += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound {
                durations.classes[index] += 1
            }
            figures.durations[route] = durations
        }
    }

    func refused(code: String) { held.withLock { $0.refusals[code, default: 0] += 1 } }

    func handshakeFailed(code: String) {
        held.withLock { $0.handshakeFailures[code, default: 0] += 1 }
    }

    func connectionOpened() {
        held.withLock { figures in
            figures.connections += 1
            figures.connectionsTotal += 1
        }
    }

    func connectionClosed() { held.withLock { $0.connections -= 1 } }

    func connectionRefused() { held.withLock { $0.connectionsRefused += 1 } }

    func trustReloaded(isAccepted: Bool) {
        held.withLock { figures in
            if isAccepted { figures.trustReplaced += 1 } else { figures.trustRefused += 1 }
        }
    }
}
