import SQLDatabase
public import SharingModel

extension GatewayStore {
    /// The upload of that name.
    public func upload(_ id: String) async throws -> UploadRecord? {
        try await database.read { try UploadTable.record(id: id, $0) }
    }

    /// The agency's upload with that key: the one under way, else the newest.
    public func upload(
        agency: AgencyID, idempotencyKey: String
    ) async throws -> UploadRecord? {
        try await database.read {
            try UploadTable.record(agency: agency, idempotencyKey: idempotencyKey, $0)
        }
    }

    /// Uploads, complete or not, that are to be discarded, oldest first.
    public func uploadsExpired(at time: Instant, limit: Int) async throws -> [UploadRecord] {
        try await database.read { try UploadTable.expired(at: time, limit: limit, $0) }
    }

    /// How many uploads are under way: of one agency, or of all.
    public func uploadsOpen(agency: AgencyID? = nil) async throws -> Int {
        try await database.read { try UploadTable.open(agency: agency, $0) }
    }

    /// Records an upload; shares the flush of whatever else is committed.
    /// - Throws: a refusal `idempotency-conflict` where the agency has one with that key under way.
    public func insert(_ upload: UploadRecord) async throws {
        _ = try await commits.submit { try $0.insert(upload) }
    }

    /// Changes how far an upload is; nothing where there is none of that name.
    public func updateUpload(
        _ id: String, state: UploadState, submission: SubmissionID?, expiresAt: Instant? = nil
    ) async throws {
        _ = try await commits.submit {
            try $0.updateUpload(id, state: state, submission: submission, expiresAt: expiresAt)
        }
    }

    /// Forgets an upload; nothing where there is none of that name.
    public func deleteUpload(_ id: String) async throws {
        _ = try await commits.submit { try $0.deleteUpload(id) }
    }
}
