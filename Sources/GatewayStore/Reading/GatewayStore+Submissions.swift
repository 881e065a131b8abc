import SQLDatabase
public import SharingModel

extension GatewayStore {
    /// The submission of that name.
    public func submission(_ id: SubmissionID) async throws -> SubmissionRecord? {
        try await database.read { try SubmissionTable.record(id: id, $0) }
    }

    /// The agency's submission with that key.
    public func submission(
        agency: AgencyID, idempotencyKey: String
    ) async throws -> SubmissionRecord? {
        try await database.read {
            try SubmissionTable.record(agency: agency, idempotencyKey: idempotencyKey, $0)
        }
    }

    /// The agency's accepted submission of that content under the agreement: the one that was not
    /// replaced, where there is one.
    public func submission(
        agency: AgencyID, agreement: AgreementID, dataset: DatasetID, period: Period,
        fileDigest: SHA256Digest
    ) async throws -> SubmissionRecord? {
        try await database.read {
            try SubmissionTable.record(
                agency: agency, agreement: agreement, dataset: dataset, period: period,
                fileDigest: fileDigest, $0)
        }
    }

    /// Whether an accepted submission, of whatever agency, refers to the file.
    public func hasAcceptedFile(_ digest: SHA256Digest) async throws -> Bool {
        try await database.read { try SubmissionTable.hasAcceptedFile(digest, $0) }
    }

    /// The submissions that a filter lets through, newest first.
    public func submissions(_ filter: SubmissionFilter) async throws -> [SubmissionRecord] {
        try await database.read { try SubmissionTable.records(filter, $0) }
    }
}
