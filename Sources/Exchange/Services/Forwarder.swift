import GatewayStore
import Logging
import RecordValidation
import SharingModel

/// Brings accepted records to the analysis store: at least once delivered, exactly once applied.
///
/// Rows and the mark of their submission are one transaction of the analysis store; the outbox row
/// is done, and the ledger says so, only after that transaction is durable. A crash between repeats
/// the delivery, which the mark turns into nothing.
struct Forwarder {
    /// How many submissions share one durable step.
    private static let batchMax = 64
    /// How many rows share one transaction.
    private static let groupRowsMax = 5_000

    private typealias Waiting = (item: OutboxRecord, record: SubmissionRecord)

    let gateway: Gateway

    /// Delivers until the outbox is empty.
    /// - Throws: a fault of a store; a failure of one submission alone is noted on its outbox row.
    func drain() async throws {
        while !Task.isCancelled {
            let waiting = try await gateway.store.outboxNext(
                at: gateway.now(), limit: Self.batchMax)
            if waiting.isEmpty { return }
            var delivered: [(record: SubmissionRecord, rows: Int)] = []
            for group in try await groups(of: waiting) { delivered += try await deliver(group) }
            guard !delivered.isEmpty else { continue }
            try await gateway.analysis.makeDurable()
            try await complete(delivered)
        }
    }

    /// What one transaction delivers: a large submission alone, small ones together.
    private func groups(of waiting: [OutboxRecord]) async throws -> [[Waiting]] {
        var groups: [[Waiting]] = []
        var rows = Self.groupRowsMax
        for item in waiting {
            guard let record = try await gateway.store.submission(item.submission) else { continue }
            let accepted = record.rows?.accepted ?? 0
            if rows + accepted > Self.groupRowsMax {
                groups.append([])
                rows = 0
            }
            groups[groups.count - 1].append((item, record))
            rows += accepted
        }
        return groups
    }

    private func deliver(_ group: [Waiting]) async throws -> [(SubmissionRecord, Int)] {
        var jobs: [(Waiting, ApplyJob)] = []
        for waiting in group {
            do {
                jobs.append((waiting, try await job(waiting.record)))
            } catch {
                try await fail(waiting.item, error)
            }
        }
        let outcomes: [Result<ApplyOutcome, any Error>]
        do {
            outcomes = try await gateway.analysis.apply(jobs.map(\.1))
        } catch {
            outcomes = jobs.map { _ in .failure(error) }
        }
        var delivered: [(SubmissionRecord, Int)] = []
        for ((waiting, _), outcome) in zip(jobs, outcomes) {
            switch outcome {
            case .success(.applied(let rows)), .success(.alreadyApplied(let rows)):
                delivered.append((waiting.record, rows))
            case .failure(let late as ForwardingPass.LateRejections):
                if let rows = try await deliverAgain(waiting, without: late.rows) {
                    delivered.append((waiting.record, rows))
                }
            case .failure(let error): try await fail(waiting.item, error)
            }
        }
        return delivered
    }

    /// Delivers a submission of which only the end of the file showed all rejected rows.
    private func deliverAgain(_ waiting: Waiting, without rows: RowSet) async throws -> Int? {
        do {
            let job = try await job(waiting.record, excluded: rows)
            switch try await gateway.analysis.apply([job])[0].get() {
            case .applied(let rows), .alreadyApplied(let rows): return rows
            }
        } catch {
            try await fail(waiting.item, error)
            return nil
        }
    }

    /// - Parameter excluded: rows that a former pass has found to be rejected.
    private func job(
        _ record: SubmissionRecord, excluded: RowSet = RowSet()
    ) async throws -> ApplyJob {
        guard let version = record.schemaVersion, let digest = record.fileDigest,
            let schema = gateway.catalogue.schema(record.dataset, version),
            schema.sha256 == record.schemaDigest
        else {
            throw Refusal(
                .schemaVersionUnknown, "The schema version of an accepted file is gone.",
                help: "Put the schema document back into the schemas directory.")
        }
        // Those to whom it was disclosed stand in its ledger entry; the agreement may have changed.
        let ledger = try await gateway.store.ledgerRecord(sequence: record.ledgerSequence)
        guard let controllers = ledger?.entry.controllers, !controllers.isEmpty else {
            throw Refusal(
                .ledgerInconsistent, "The ledger entry of an accepted file names no recipient.",
                help: "Run `svd-gateway ledger fsck`.")
        }
        let submission = AppliedSubmission(
            id: record.id, agency: record.agency, controllers: controllers,
            receivedAt: record.receivedAt, power: record.power,
            ledgerSequence: record.ledgerSequence, replaces: record.replaces,
            rowsExpected: record.rows?.accepted)
        let pass = ForwardingPass(
            record: record, schema: schema, digest: digest, objects: gateway.objects,
            keyFolder: gateway.configuration.uploadsDirectory,
            keyBytesMax: gateway.configuration.uniqueKeyBytesMax, excluded: excluded)
        return ApplyJob(submission: submission, schema: schema, feed: pass.run)
    }

    private func complete(_ delivered: [(record: SubmissionRecord, rows: Int)]) async throws {
        let time = gateway.now()
        let work = delivered
        let forwarded = try await gateway.store.commits.submit { transaction in
            var count = 0
            for (record, rows) in work
            where try transaction.completeForwarding(record.id, rows: rows, at: time) {
                _ = try transaction.append(
                    LedgerEntry(
                        kind: .forwarded, time: time, agency: record.agency,
                        dataset: record.dataset, period: record.period,
                        submission: record.id, agreement: record.agreement,
                        rows: RowCounts(received: rows, accepted: rows)))
                count += rows
            }
            return count
        }.value
        gateway.counters.add(forwarded, to: "svd_rows_forwarded_total")
    }

    /// Waits twice as long after each failure, an hour at most.
    private func fail(_ item: OutboxRecord, _ error: any Error) async throws {
        let seconds = min(3600, 1 << min(item.attempts, 11))
        gateway.logger.error(
            "forwarding failed",
            metadata: ["submission": "\(item.submission)", "cause": "\(error)"])
        gateway.counters.add(to: "svd_forwarding_failures_total")
        let cause = (error as? Refusal)?.code.rawValue ?? "internal-fault"
        try await gateway.store.outboxFailed(
            item.submission, error: cause,
            nextAttemptAt: gateway.now().adding(seconds: seconds))
    }
}
