import Cryptography
import GatewayStore
import RecordValidation
import SharingLedger
import SharingModel
import StrictJSON

extension Gateway {
    /// Decides a whole upload and records it: object, ledger entry, submission and outbox row are
    /// durable when this returns. Whatever happens, the session is gone afterwards; the same upload
    /// announced again tells what came of it.
    func complete(_ session: UploadSession, for caller: Caller) async throws -> UploadState {
        defer { uploads.discard(session.id) }
        let whole = try await takeWhole(session)
        let reader = UploadDeclarationReader(
            registry: registry, catalogue: catalogue, today: today)
        let declaration = try reader.declaration(
            from: session.declaration.metadata, agency: session.declaration.agency.id)
        if let earlier = try await earlier(declaration, digest: whole.digest) {
            return duplicate(earlier, length: session.length)
        }
        try await decideLaw(declaration, caller: caller)
        if let stated = declaration.digest, stated != whole.digest {
            throw Refusal(
                .uploadDigestMismatch, "The file that arrived is not the one that was announced.",
                help: "It was damaged on the way or changed meanwhile; submit it again.",
                field: "sha256")
        }
        let record = try await record(
            whole, declaration: declaration, id: session.id, caller: caller)
        return UploadState(
            id: record.id.text, offset: session.length, length: session.length, expires: now(),
            submission: record.id, isDuplicate: record.id != session.id,
            sunset: sunset(of: record))
    }

    /// What was recorded under the key of a file that came without its digest.
    /// - Throws: `idempotency-conflict` where that was another file.
    private func earlier(
        _ declaration: UploadDeclaration, digest: SHA256Digest
    ) async throws -> SubmissionRecord? {
        guard declaration.digest == nil,
            let record = try await submission(underKeyOf: declaration)
        else { return nil }
        guard declaration.concerns(record), record.fileDigest == digest else {
            throw Self.keyConflict
        }
        try record.checkStands()
        return record
    }

    /// The keys of a large file may lie on disk and take their time.
    private func takeWhole(_ session: UploadSession) async throws -> UploadSession.Whole {
        guard session.length > Self.longUploadBytes else { return try session.takeWhole() }
        return try await BlockingWork.run { try session.takeWhole() }
    }

    private static let longUploadBytes = 64 << 20

    /// Asks the law, and records a refusal: it is a non-share with its reason.
    /// - Throws: the refusals of `DisclosureRule.check`; the help names the record.
    func decideLaw(_ declaration: UploadDeclaration, caller: Caller) async throws {
        do throws(Refusal) {
            try declaration.checkLaw(today: today)
        } catch {
            let time = now()
            let id = try SubmissionID.make(at: time)
            var draft = SubmissionDraft(
                id: id, kind: .shareRefused, state: .refused, caller: caller,
                declaration: declaration, due: due(declaration), time: time,
                codes: [error.code.rawValue: 1])
            // The key stays free for the file, should the law let it through another day.
            draft.idempotencyKey = nil
            _ = try await commit(draft)
            counters.add(to: "svd_submissions_total", "outcome", "refused-by-law")
            throw Refusal(
                error.code, error.reason, help: "\(error.help) (Recorded as \(id).)",
                field: error.field)
        }
    }

    private func due(_ declaration: UploadDeclaration) -> CalendarDate? {
        declaration.due(holidays: registry.bankHolidays)
    }

    private func record(
        _ whole: UploadSession.Whole, declaration: UploadDeclaration, id: SubmissionID,
        caller: Caller
    ) async throws -> SubmissionRecord {
        let report = whole.report
        var draft = SubmissionDraft(
            id: id, kind: .shareAccepted, state: .accepted, caller: caller,
            declaration: declaration, due: due(declaration), time: now(),
            codes: report.codes)
        draft.file = SubmissionDraft.File(
            bytes: report.fileBytes, digest: whole.digest, salt: try SecureRandom.bytes(count: 32))
        draft.rows = report.rows
        draft.looksBack = whole.keys != nil
        draft.report = report.json.canonicalBytes
        switch report.verdict {
        case .accepted: break
        case .acceptedInPart: (draft.kind, draft.state) = (.shareAcceptedInPart, .acceptedInPart)
        case .refused: (draft.kind, draft.state) = (.shareRefused, .refused)
        }
        let record: SubmissionRecord
        if report.verdict == .refused {
            // What it repeats may be replaced: the key stays free for the file.
            if draft.looksBack, report.codes[ViolationCode.unique.rawValue] != nil {
                draft.idempotencyKey = nil
            }
            record = try await commit(draft)
        } else {
            try await objects.holds.hold(whole.digest)
            defer { objects.holds.release(whole.digest) }
            let path = "\(uploads.directory)/\(id).unpacked"
            try await objects.keep(try await whole.unpacked(at: path))
            draft.keys = whole.keys
            record = try await commit(draft)
        }
        counters.add(to: "svd_submissions_total", "outcome", record.state.rawValue)
        counters.add(report.fileBytes, to: "svd_submission_bytes_total")
        counters.add(report.rows.received, to: "svd_rows_received_total")
        return record
    }

    /// Writes entry, submission and outbox row in one transaction. Where the same submission is
    /// there already, nothing is written and the earlier one is returned.
    /// - Throws: `idempotency-conflict` where another submission has the key.
    func commit(_ draft: SubmissionDraft) async throws -> SubmissionRecord {
        let committed = try await store.commits.submit { transaction -> SubmissionRecord in
            if let key = draft.idempotencyKey,
                let earlier = try transaction.submission(
                    agency: draft.agency, idempotencyKey: key)
            {
                guard draft.isSame(as: earlier) else { throw Self.keyConflict }
                try earlier.checkStands()
                return earlier
            }
            if draft.isOneWithItsContent, let file = draft.file,
                let earlier = try transaction.submission(
                    agency: draft.agency, agreement: draft.agreement.id, dataset: draft.dataset,
                    period: draft.period, fileDigest: file.digest),
                earlier.replacedBy == nil || draft.replaces == nil
            {
                try earlier.checkStands()
                return earlier
            }
            let ledger = try transaction.append(draft.entry)
            let record = try draft.record(ledger: ledger)
            try transaction.insert(record)
            if draft.state == .accepted || draft.state == .acceptedInPart,
                let replaced = draft.replaces
            {
                try transaction.replace(replaced, by: draft.id)
            }
            try draft.keepKeys(transaction)
            if draft.isShare, record.timeliness == .late {
                _ = try transaction.append(draft.lateEntry)
            }
            if draft.isForwardable {
                try transaction.enqueueForwarding(draft.id, at: draft.time)
            }
            return record
        }
        if let ledger = committed.entries.first, let prover = committed.prover {
            recent.keep(
                RecentOutcomes.Outcome(
                    record: committed.value, ledger: ledger, prover: prover))
        }
        return committed.value
    }
}

extension SubmissionRecord {
    /// Refuses to give a submission as the answer to its file where another stands in its place:
    /// what the sender would take for shared is shown to nobody.
    /// - Throws: `idempotency-conflict`.
    func checkStands() throws(Refusal) {
        guard let replacedBy else { return }
        throw Refusal(
            .idempotencyConflict,
            "This file was submitted before, as \(id), and has been replaced by \(replacedBy).",
            help: "To go back to it, submit it with --replaces \(replacedBy).", field: "replaces")
    }
}

extension ValidationReport {
    /// The codes of all violations with their exact counts.
    var codes: [String: Int] {
        totals.reduce(into: [:]) { $0[$1.code.rawValue, default: 0] += $1.count }
    }
}
