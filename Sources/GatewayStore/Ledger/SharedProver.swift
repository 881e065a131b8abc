public import SharingLedger
import Synchronization

/// Proves entries in one checkpoint, for all that ask at once.
public final class SharedProver: Sendable {
    /// Guarded by its lock.
    private let prover: Mutex<LogProver>

    /// Shares a prover.
    public init(_ prover: LogProver) { self.prover = Mutex(prover) }

    /// The proof that an entry is in the log.
    /// - Parameter index: the entry's index, from 0.
    /// - Throws: as `LogProver.proof`.
    public func proof(of index: Int) throws -> TlogProof {
        try prover.withLock { try $0.proof(of: index) }
    }
}
