import SharingModel
import Synchronization

/// Keeps the sweep of orphans away from objects whose submission is being recorded.
///
/// An object is there before its submission is, so that the sweep must not take it between the two.
final class DigestHolds: Sendable {
    private struct State {
        var held: [SHA256Digest: Int] = [:]
        var swept: SHA256Digest?
    }

    private let state = Mutex(State())

    /// Keeps the sweep away from an object until `release`; waits while it is being looked at.
    func hold(_ digest: SHA256Digest) async throws {
        while true {
            let isHeld = state.withLock { state in
                guard state.swept != digest else { return false }
                state.held[digest, default: 0] += 1
                return true
            }
            if isHeld { return }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    /// Ends a hold.
    func release(_ digest: SHA256Digest) {
        state.withLock { state in
            let count = (state.held[digest] ?? 1) - 1
            state.held[digest] = count > 0 ? count : nil
        }
    }

    /// Runs `body` while nobody holds the object; not at all where somebody does.
    func sweep(_ digest: SHA256Digest, _ body: () async throws -> Void) async rethrows {
        let isFree = state.withLock { state in
            guard state.held[digest] == nil else { return false }
            state.swept = digest
            return true
        }
        guard isFree else { return }
        defer { state.withLock { $0.swept = nil } }
        try await body()
    }
}
