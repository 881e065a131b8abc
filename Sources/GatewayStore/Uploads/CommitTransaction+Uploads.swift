public import SharingModel

extension CommitTransaction {
    /// Records an upload.
    /// - Throws: a refusal `idempotency-conflict` where the agency has one with that key under way.
    public func insert(_ upload: UploadRecord) throws {
        try UploadTable.insert(upload, connection)
    }

    /// Changes how far an upload is; nothing where there is none of that name.
    /// - Parameters:
    ///   - submission: given with the state `complete`, and only then.
    ///   - expiresAt: nil leaves it.
    public func updateUpload(
        _ id: String, state: UploadState, submission: SubmissionID?, expiresAt: Instant? = nil
    ) throws {
        try UploadTable.update(
            id, state: state, submission: submission, expiresAt: expiresAt, connection)
    }

    /// Forgets an upload; nothing where there is none of that name.
    public func deleteUpload(_ id: String) throws { try UploadTable.delete(id, connection) }
}
