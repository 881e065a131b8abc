import GatewayStore
import SharingLedger
import SharingModel
import Synchronization

/// The submissions recorded last, with what their receipts need, so that the answer to the
/// submitter does not read back what was written a moment ago. A cache: what is not here is read.
final class RecentOutcomes: Sendable {
    /// A recorded submission and the log that proves it.
    struct Outcome: Sendable {
        let record: SubmissionRecord
        let ledger: LedgerRecord
        let prover: SharedProver
    }

    /// More than there are requests at once.
    private static let countMax = 1024

    private struct State {
        var outcomes: [SubmissionID: Outcome] = [:]
        var order: [SubmissionID] = []
        var oldest = 0
    }

    private let state = Mutex(State())

    /// Keeps an outcome in place of the oldest.
    func keep(_ outcome: Outcome) {
        state.withLock { state in
            let id = outcome.record.id
            guard state.outcomes.updateValue(outcome, forKey: id) == nil else { return }
            if state.order.count < Self.countMax {
                state.order.append(id)
            } else {
                state.outcomes[state.order[state.oldest]] = nil
                state.order[state.oldest] = id
                state.oldest = (state.oldest + 1) % Self.countMax
            }
        }
    }

    /// The outcome of that submission, while it is here.
    func outcome(_ id: SubmissionID) -> Outcome? { state.withLock { $0.outcomes[id] } }
}
