import GatewayStore
import RecordValidation
import SchemaPublishing
import SharingModel

extension Gateway {
    /// Reads what is declared of uploads.
    var reader: UploadDeclarationReader {
        UploadDeclarationReader(registry: registry, catalogue: catalogue, today: today)
    }

    /// Makes the session of a new upload.
    /// - Throws: `uploads-too-many`, what `keys` throws, `FileFault` or `CryptographyError`.
    func startSession(
        _ declaration: UploadDeclaration, length: Int
    ) async throws -> UploadSession {
        try makeRoom(for: length)
        let time = now()
        let id = try SubmissionID.make(at: time)
        let path = uploads.path(of: id)
        let keys = try await keys(for: declaration)
        let mark = objects.mark
        let session = try await BlockingWork.run {
            try UploadSession(
                id: id, declaration: declaration, length: length, created: time, path: path,
                keys: keys, mark: mark, isResumed: false, now: time)
        }
        do {
            try uploads.add(session)
        } catch {
            Files.remove(path)
            throw error
        }
        return session
    }

    /// The agency's session of that name; one that was put away, or is from before a restart, is
    /// made again from its file.
    /// - Throws: `upload-unknown`, or `upload-locked` where another request is making it.
    func session(_ id: SubmissionID, agency: AgencyID) async throws -> UploadSession {
        switch uploads.place(of: id) {
        case .session(let session):
            guard session.declaration.agency.id == agency else { throw Self.unknown }
            return session
        case .resting(let rest):
            guard rest.note.agency == agency else { throw Self.unknown }
            guard uploads.startWaking(id) else { throw UploadSession.locked }
            do {
                let session = try await session(from: rest)
                guard uploads.wake(id, with: session) else { throw Self.unknown }
                counters.add(to: "svd_uploads_read_again_total")
                return session
            } catch {
                uploads.wake(id, with: nil)
                throw error
            }
        case nil: throw Self.unknown
        }
    }

    private func session(from rest: UploadDesk.Rest) async throws -> UploadSession {
        let note = rest.note
        let declaration = try reader.declaration(from: note.metadata, agency: note.agency)
        let path = uploads.path(of: note.id)
        let keys = try await keys(for: declaration)
        let (time, mark) = (now(), objects.mark)
        return try await BlockingWork.run {
            try UploadSession(
                id: note.id, declaration: declaration, length: note.length, created: note.created,
                path: path, keys: keys, mark: mark, isResumed: true, now: time,
                mismatches: rest.mismatches)
        }
    }

    /// The agency's upload of that name and what was declared of it; no session is made for that.
    /// - Throws: `upload-unknown`, or the refusals of the declaration.
    func underWay(
        _ id: SubmissionID, agency: AgencyID
    ) throws(Refusal) -> (state: UploadState, declaration: UploadDeclaration) {
        switch uploads.place(of: id) {
        case .session(let session):
            guard session.declaration.agency.id == agency else { throw Self.unknown }
            return (state(of: session), session.declaration)
        case .resting(let rest):
            let note = rest.note
            guard note.agency == agency else { throw Self.unknown }
            let declaration = try reader.declaration(from: note.metadata, agency: agency)
            return (
                state(
                    note.id, rest.offset, of: note.length, touched: rest.touched,
                    schema: declaration.schema), declaration
            )
        case nil: throw Self.unknown
        }
    }

    func state(of session: UploadSession) -> UploadState {
        state(
            session.id, session.offset, of: session.length, touched: session.touched,
            schema: session.declaration.schema)
    }

    private func state(
        _ id: SubmissionID, _ offset: Int, of length: Int, touched: Instant, schema: DatasetSchema
    ) -> UploadState {
        UploadState(
            id: id.text, offset: offset, length: length,
            expires: touched.adding(seconds: Limits.uploadRestSecondsMax), submission: nil,
            isDuplicate: false, sunset: lifetimes.sunset(schema.dataset, schema.version))
    }

    /// Makes sure that a restart finds the upload.
    func rest(_ session: UploadSession) async throws {
        let uploads = uploads
        try await BlockingWork.run { try uploads.save(session) }
    }

    /// Lets the next request write.
    func release(_ session: UploadSession) {
        noteAway(uploads.release(session, now: now()))
    }

    /// Frees the memory of uploads that rest.
    func putIdleUploadsAway() { noteAway(uploads.putIdleAway(at: now())) }

    private func noteAway(_ count: Int) {
        guard count > 0 else { return }
        counters.add(count, to: "svd_uploads_put_away_total")
    }

    /// Compares a checksum; where it differs the request's bytes are dropped, and after too many
    /// of them the upload.
    /// - Throws: `upload-checksum-mismatch`, or a `FileFault`.
    func check(_ checksum: RequestChecksum, of session: UploadSession) throws {
        guard !session.requestMatches(checksum.digest) else { return }
        try session.dropRequest()
        let isLast = session.isSpoilt
        throw Refusal(
            .uploadChecksumMismatch, "The bytes differ from their checksum.",
            help: isLast
                ? "That was so \(Limits.uploadChecksumMismatchesMax) times and the upload is "
                    + "discarded; look for the fault in the program that sends, then start again."
                : "They were damaged on the way; send them again from byte \(session.offset).")
    }
}
