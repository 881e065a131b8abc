import Cryptography
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

    let gateway: Gateway

    /// Delivers until the outbox is empty.
    /// - Throws: a fault of a store; a failure of one submission alone is noted on its outbox row.
    func drain() async throws {
        while !Task.isCancelled {
            let waiting = try await gateway.store.outboxNext(
                at: gateway.now(), limit: Self.batchMax)
            if waiting.isEmpty { return }
            var delivered: [(record: SubmissionRecord, rows: Int)] = []
            for item in waiting {
                guard let record = try await gateway.store.submission(item.submission) else {
                    continue
                }
                do {
                    delivered.append((record, try await deliver(record)))
                } catch {
                    try await fail(item, error)
                }
            }
            guard !delivered.isEmpty else { continue }
            try await gateway.analysis.makeDurable()
            try await complete(delivered)
        }
    }

    private func deliver(_ record: SubmissionRecord) async throws -> Int {
        guard let version = record.schemaVersion, let digest = record.fileDigest,
            let schema = gateway.catalogue.schema(record.dataset, version),
            schema.sha256 == record.schemaDigest
        else {
            throw Refusal(
                .schemaVersionUnknown, "The schema version of an accepted file is gone.",
                help: "Put the schema document back into the schemas directory.")
        }
        let controllers =
            gateway.registry.agreements.first { $0.id == record.agreement }?.recipients ?? []
        let objects = gateway.objects
        let applied = AppliedSubmission(
            id: record.id, agency: record.agency, controllers: controllers,
            receivedAt: record.receivedAt, power: record.power,
            ledgerSequence: record.ledgerSequence, rowsExpected: record.rows?.accepted)
        let outcome = try await gateway.analysis.apply(applied, schema: schema) { sink in
            let validator = FileValidator(
                schema: schema, options: ValidationOptions(), sink: sink)
            let hasher = try SHA256Hasher()
            try unsafe objects.read(digest) { bytes in
                unsafe hasher.update(bytes)
                unsafe validator.consume(bytes)
            }
            guard hasher.finalize() == digest.bytes else {
                throw Refusal(
                    .ledgerInconsistent, "A stored file is not the one that was accepted.",
                    help: "Restore it from the backup; its digest stands in the receipt.")
            }
            let report = validator.finish(fileDigest: digest)
            if let error = validator.sinkError { throw error }
            guard report.rows == record.rows else {
                throw Refusal(
                    .ledgerInconsistent, "A stored file gives other rows than were accepted.",
                    help: "The program has changed; report this as a fault.")
            }
        }
        switch outcome {
        case .applied(let rows), .alreadyApplied(let rows): return rows
        }
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
