import SQLDatabase
public import SharingModel

extension CommitTransaction {
    /// Records a submission whose ledger entry has been appended.
    /// - Throws: a refusal `idempotency-conflict` where its key or its content is recorded already.
    public func insert(_ submission: SubmissionRecord) throws {
        try SubmissionTable.insert(submission, connection)
    }

    /// The submission of that name.
    public func submission(_ id: SubmissionID) throws -> SubmissionRecord? {
        try SubmissionTable.record(id: id, connection)
    }

    /// The agency's submission with that key.
    public func submission(
        agency: AgencyID, idempotencyKey: String
    ) throws -> SubmissionRecord? {
        try SubmissionTable.record(agency: agency, idempotencyKey: idempotencyKey, connection)
    }

    /// The agency's accepted submission of that content under the agreement: the one that was not
    /// replaced, where there is one.
    public func submission(
        agency: AgencyID, agreement: AgreementID, dataset: DatasetID, period: Period,
        fileDigest: SHA256Digest
    ) throws -> SubmissionRecord? {
        try SubmissionTable.record(
            agency: agency, agreement: agreement, dataset: dataset, period: period,
            fileDigest: fileDigest, connection)
    }

    /// Records that an accepted submission stands in the place of an earlier one.
    /// - Throws: a refusal `field-invalid` where another does already; `SQLFault`.
    public func replace(_ id: SubmissionID, by correction: SubmissionID) throws {
        guard try !SubmissionTable.replace(id, by: correction, connection) else { return }
        let holder = try submission(id)?.replacedBy?.text ?? "another submission"
        throw Refusal(
            .fieldInvalid, "The submission to be replaced has been replaced already, by \(holder).",
            help: "Name \(holder) as the one to be replaced.", field: "replaces")
    }

    /// Records that the entry which an obligation calls for is in the ledger, so that it is never
    /// written twice.
    /// - Returns: false where it was recorded before: append nothing then.
    public func recordObligation(
        agreement: AgreementID, period: Period, kind: LedgerEntryKind, sequence: Int
    ) throws -> Bool {
        try connection.run(
            """
            INSERT INTO obligation (agreement, period, kind, ledgerSequence)
            VALUES (?1, ?2, ?3, ?4) ON CONFLICT (agreement, period, kind) DO NOTHING
            """,
            [
                .text(agreement.text), .text(period.description), .text(kind.rawValue),
                .integer(sequence),
            ]) == 1
    }

    /// Whether the entry which an obligation calls for is in the ledger.
    public func hasObligation(
        agreement: AgreementID, period: Period, kind: LedgerEntryKind
    ) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM obligation WHERE agreement = ?1 AND period = ?2 AND kind = ?3",
            [.text(agreement.text), .text(period.description), .text(kind.rawValue)]
        ) { _ in true } ?? false
    }
}
