import GatewayStore
import RecordValidation
import SchemaPublishing
import SharingModel

extension Gateway {
    /// Announces an upload.
    ///
    /// The same upload announced again (idempotency key, or same agency, agreement, dataset,
    /// period and digest) is found again: under way with its offset, or done with its submission.
    /// - Parameters:
    ///   - length: how many bytes there will be.
    ///   - metadata: the declaration by field.
    ///   - bodyFollows: whether the same request brings bytes; else the upload is durable when this
    ///     returns.
    /// - Throws: `role-missing`, the refusals of the declaration and of the law,
    ///   `schema-version-ended`, `upload-too-large`, `uploads-too-many`, `idempotency-conflict`,
    ///   `storage-full`.
    public func createUpload(
        _ caller: Caller, length: Int, metadata: [String: String], bodyFollows: Bool
    ) async throws -> UploadState {
        do {
            let agency = try caller.submittingAgency()
            guard length <= Limits.uploadBytesMax else { throw UploadDesk.tooLarge }
            guard length >= 0 else {
                throw Refusal(
                    .uploadLengthMismatch, "The length is negative.", help: "Give the file's size.")
            }
            try schemaHolder.checkUsable(
                dataset: metadata["dataset"], version: metadata["schema"])
            let declaration = try reader.declaration(from: metadata, agency: agency)
            switch try await known(declaration, length: length) {
            case .state(let state): return state
            case .key: break
            case .nothing:
                // A version that has ended still gives an old file its receipt.
                try lifetimes.check(
                    declaration.schema.dataset, declaration.schema.version, on: today)
                try await decideLaw(declaration, caller: caller)
            }
            let session = try await startSession(declaration, length: length)
            guard length > 0 else {
                _ = try session.claim(offset: 0, now: now())
                return try await complete(session, for: caller)
            }
            if !bodyFollows {
                do { try await rest(session) } catch {
                    uploads.discard(session.id)
                    throw error
                }
            }
            return state(of: session)
        } catch {
            throw refusal(for: error)
        }
    }

    /// What is known already of a declared upload.
    private enum Known {
        case nothing
        /// Its key, of a file that may be the same: its bytes will tell.
        case key
        /// The upload itself, under way or done.
        case state(UploadState)
    }

    private func known(_ declaration: UploadDeclaration, length: Int) async throws -> Known {
        let agency = declaration.agency.id
        if let record = try await submission(underKeyOf: declaration) {
            guard declaration.mayBeFile(of: record, length: length) else { throw Self.keyConflict }
            try record.checkStands()
            return declaration.digest == nil ? .key : .state(duplicate(record, length: length))
        }
        if let key = declaration.idempotencyKey,
            let id = uploads.upload(agency: agency, idempotencyKey: key)
        {
            let upload = try underWay(id, agency: agency)
            guard upload.state.length == length, upload.declaration.isSame(as: declaration)
            else { throw Self.keyConflict }
            return .state(upload.state)
        }
        guard let digest = declaration.digest else { return .nothing }
        let record = try await store.submission(
            agency: agency, agreement: declaration.agreement.id,
            dataset: declaration.schema.dataset, period: declaration.period, fileDigest: digest)
        guard let record, record.replacedBy == nil || declaration.replaces == nil else {
            return .nothing
        }
        try record.checkStands()
        return .state(duplicate(record, length: length))
    }

    /// What was recorded under the key of a declaration.
    func submission(underKeyOf declaration: UploadDeclaration) async throws -> SubmissionRecord? {
        guard let key = declaration.storedKey else { return nil }
        return try await store.submission(agency: declaration.agency.id, idempotencyKey: key)
    }

    static let keyConflict = Refusal(
        .idempotencyConflict, "The idempotency key was used for something else.",
        help: "Use a new key for a new file.", field: "idempotency-key")

    /// - Parameter length: of the upload announced, which may be packed where the first was not.
    func duplicate(_ record: SubmissionRecord, length: Int) -> UploadState {
        counters.add(to: "svd_duplicates_total")
        return UploadState(
            id: record.id.text, offset: length, length: length, expires: now(),
            submission: record.id, isDuplicate: true, sunset: sunset(of: record))
    }

    func sunset(of record: SubmissionRecord) -> Instant? {
        record.schemaVersion.flatMap { lifetimes.sunset(record.dataset, $0) }
    }

    static let unknown = Refusal(
        .uploadUnknown, "There is no such upload.",
        help: "It may have expired; submit the file again.")

    /// How far an upload has come.
    /// - Throws: `role-missing` or `upload-unknown`.
    public func uploadState(_ caller: Caller, id: String) async throws -> UploadState {
        do {
            let agency = try caller.submittingAgency()
            guard let id = SubmissionID(id) else { throw Self.unknown }
            if let record = try await store.submission(id) {
                guard record.agency == agency else { throw Self.unknown }
                let length = record.fileBytes ?? 0
                return UploadState(
                    id: id.text, offset: length, length: length, expires: now(), submission: id,
                    isDuplicate: false, sunset: sunset(of: record))
            }
            return try underWay(id, agency: agency).state
        } catch {
            throw refusal(for: error)
        }
    }

    /// Reserves an upload for one request that brings bytes.
    /// - Parameter checksum: what the sender says of this request's bytes.
    /// - Throws: `role-missing`, `upload-unknown`, `upload-locked` or `upload-offset-conflict`.
    public func openUpload(
        _ caller: Caller, id: String, offset: Int, checksum: RequestChecksum? = nil
    ) async throws -> UploadWriter {
        do {
            let agency = try caller.submittingAgency()
            guard let id = SubmissionID(id) else { throw Self.unknown }
            while true {
                let session = try await session(id, agency: agency)
                guard
                    try session.claim(offset: offset, now: now(), algorithm: checksum?.algorithm)
                else { continue }
                return UploadWriter(
                    gateway: self, caller: caller, session: session, checksum: checksum)
            }
        } catch {
            throw refusal(for: error)
        }
    }

    /// Ends an upload without a submission.
    /// - Throws: `role-missing`, `upload-unknown` or `upload-locked`.
    public func deleteUpload(_ caller: Caller, id: String) async throws {
        do {
            let agency = try caller.submittingAgency()
            guard let id = SubmissionID(id) else { throw Self.unknown }
            _ = try underWay(id, agency: agency)
            switch uploads.place(of: id) {
            case .session(let session):
                guard try session.claim(offset: session.offset, now: now()) else {
                    throw UploadSession.locked
                }
            case .resting(let rest):
                guard !rest.isWaking else { throw UploadSession.locked }
            case nil: throw Self.unknown
            }
            uploads.discard(id)
        } catch {
            throw refusal(for: error)
        }
    }
}
