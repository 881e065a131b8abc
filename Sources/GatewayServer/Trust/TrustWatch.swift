import Cryptography
import Logging
import ServiceLifecycle
import UnixSignals

/// Reads the trust files again on SIGHUP and whenever one changes, and warns before anything
/// expires.
struct TrustWatch: Service {
    let trust: TrustState
    let interval: Duration
    let logger: Logger
    let metrics: ServerMetrics

    func run() async throws {
        let (events, continuation) = AsyncStream.makeStream(of: Bool.self)
        let hangUps = await UnixSignalsSequence(trapping: .sighup)
        logger.info("trust files watched")
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                for await _ in hangUps.cancelOnGracefulShutdown() {
                    continuation.yield(true)
                }
            }
            group.addTask {
                try? await cancelWhenGracefulShutdown {
                    while !Task.isCancelled {
                        try await Task.sleep(for: interval)
                        continuation.yield(false)
                    }
                }
                continuation.finish()
            }
            var warnings = ExpiryWarnings()
            warn(&warnings)
            for await isForced in events.cancelOnGracefulShutdown() {
                note(trust.reload(always: isForced))
                warn(&warnings)
            }
        }
    }

    private func note(_ outcome: TrustState.Outcome) {
        switch outcome {
        case .unchanged: return
        case .replaced: metrics.trustReloaded(isAccepted: true)
        case .refused: metrics.trustReloaded(isAccepted: false)
        }
    }

    private func warn(_ warnings: inout ExpiryWarnings) {
        let snapshot = trust.current
        var expiries = [("server certificate", snapshot.certificate.notAfter)]
        expiries += snapshot.authorities.map { ("authority", $0.notAfter) }
        for (name, notAfter) in expiries {
            guard let days = warnings.warning(for: name, notAfter, at: trust.unixSeconds) else {
                continue
            }
            logger.warning(
                "expires soon", metadata: ["what": "\(name)", "days": "\(days)"])
        }
        if snapshot.revocationDue < trust.unixSeconds, warnings.isFirst(snapshot.generation) {
            logger.error(
                "revocation list stale: every holder is refused until a new one is there",
                metadata: ["generation": "\(snapshot.generation)"])
        }
    }
}
