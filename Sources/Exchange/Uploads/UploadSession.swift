import Compression
import Cryptography
import RecordValidation
import SharingModel
import Synchronization

/// One upload under way: its file grows, its digest and its validation keep step.
///
/// One request at a time may write; the lock that says so is `claim` and `release`.
final class UploadSession: Sendable {
    /// What is known when the last byte is in.
    struct Whole: @unchecked Sendable {
        // Safe to hand over: the session gives its file away once and never touches it again.
        let file: PartFile
        /// Of the time when the file was begun; nil where a former run began it.
        let mark: GroupFlush.Mark?
        let digest: SHA256Digest
        let report: ValidationReport
        /// The keys to keep should the file be accepted.
        let keys: KeyCollector?
        /// How the file's bytes are packed; digest and report are of the unpacked file.
        let coding: ContentCoding?
    }

    /// What changes as bytes arrive. Owned by the mutex.
    private struct State {
        var file: PartFile
        var intake: FileIntake
        /// Whether nothing can come of the bytes that are here: they cannot be the packed file that
        /// was announced, or there is no room for the rest of it.
        var isSpoilt = false
        var isClaimed = false
        var requestStart = 0
        /// The digest of this request's bytes, where it said that it has a checksum.
        var requestDigest: MessageDigest?
        /// Requests whose bytes differed from their checksum.
        var mismatches: Int
        /// Whether the intake has seen bytes that are dropped.
        var isStale = false
        /// Whether the desk has put it away: another session goes on with its file.
        var isPutAway = false
        var touched: Instant
        var isSaved = false
        var isGivenAway = false
    }

    let id: SubmissionID
    let declaration: UploadDeclaration
    let length: Int
    let created: Instant
    private let mark: GroupFlush.Mark?
    private let form: FileIntake.Form
    private let state: Mutex<State>

    /// Starts an upload, or goes on with what the part file holds already.
    /// - Parameters:
    ///   - mark: taken just now.
    ///   - mismatches: how many checksums of it were wrong before.
    /// - Throws: `FileFault` or `CryptographyError`.
    init(
        id: SubmissionID, declaration: UploadDeclaration, length: Int, created: Instant,
        path: String, keys: UploadKeys, mark: GroupFlush.Mark, isResumed: Bool, now: Instant,
        mismatches: Int = 0
    ) throws {
        self.id = id
        self.declaration = declaration
        self.length = length
        self.created = created
        self.mark = isResumed ? nil : mark
        let form = FileIntake.Form(
            schema: declaration.schema, format: declaration.format, coding: declaration.coding,
            today: LondonTime.date(at: created), disclosure: declaration.form,
            keyFolder: keys.folder, keyBytesMax: keys.bytesMax, keyScope: keys.scope)
        self.form = form
        let file = isResumed ? try PartFile(resuming: path) : try PartFile(creating: path)
        let intake = try FileIntake(form)
        if isResumed { try unsafe file.read { try unsafe intake.consume($0) } }
        state = Mutex(
            State(
                file: file, intake: intake, mismatches: mismatches, touched: now,
                isSaved: isResumed))
    }

    /// How many bytes are here.
    var offset: Int { state.withLock { $0.file.count } }

    /// When it was last written to.
    var touched: Instant { state.withLock { $0.touched } }

    /// Whether a request is writing now.
    var isClaimed: Bool { state.withLock { $0.isClaimed } }

    /// Whether the upload is to be discarded instead of kept for the next request.
    var isSpoilt: Bool { state.withLock { $0.isSpoilt } }

    /// Whether a restart would find the upload again.
    var isSaved: Bool { state.withLock { $0.isSaved } }

    /// Whether its validation has to begin again.
    var isStale: Bool { state.withLock { $0.isStale } }

    /// Reserves the session for one request.
    /// - Parameter algorithm: of the request's checksum: its bytes are hashed as they come.
    /// - Returns: false where the session was put away meanwhile: look for the upload again.
    /// - Throws: `upload-locked` or `upload-offset-conflict`; `internal-fault` where the algorithm
    ///   is not to be had.
    func claim(offset: Int, now: Instant, algorithm: String? = nil) throws(Refusal) -> Bool {
        let outcome: Result<Bool, Refusal> = state.withLock { state in
            if state.isPutAway || (state.isStale && !state.isClaimed) { return .success(false) }
            if state.isClaimed || state.isGivenAway { return .failure(Self.locked) }
            if state.file.count != offset {
                return .failure(Self.conflict(at: state.file.count, not: offset))
            }
            do throws(CryptographyError) {
                state.requestDigest = nil
                if let algorithm { state.requestDigest = try MessageDigest(named: algorithm) }
            } catch {
                return .failure(
                    Refusal(
                        .internalFault, "The checksum cannot be computed.",
                        help: "Send the bytes without it.", underlying: "\(error)"))
            }
            state.isClaimed = true
            state.requestStart = offset
            state.touched = now
            return .success(true)
        }
        return try outcome.get()
    }

    static let locked = Refusal(
        .uploadLocked, "Another request is writing to this upload.",
        help: "Wait for it to end, then ask for the offset and go on.")

    private static func conflict(at count: Int, not offset: Int) -> Refusal {
        Refusal(
            .uploadOffsetConflict, "The upload stands at byte \(count), not at \(offset).",
            help: "Ask for the offset with HEAD and go on from there.")
    }

    /// Notes that the upload is to be discarded.
    func spoil() { state.withLock { $0.isSpoilt = true } }

    /// Lets the next request write.
    func release(now: Instant) {
        state.withLock { state in
            state.isClaimed = false
            state.touched = now
        }
    }

    /// Takes bytes: written, hashed and validated in one go.
    /// - Throws: `upload-length-mismatch`, or a `FileFault`'s refusal; nothing of them is then
    ///   kept. The refusals of `FileIntake.consume`, or `storage-full`; the upload is then spoilt.
    func append(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
        let length = length
        let borrowed = unsafe BorrowedBytes(bytes)
        let failure: Refusal? = state.withLock { state in
            guard unsafe state.file.count + borrowed.pointer.count <= length else {
                return Refusal(
                    .uploadLengthMismatch, "More bytes came than the \(length) announced.",
                    help: "Start a new upload with the right length.")
            }
            do throws(FileFault) {
                try unsafe state.file.append(borrowed.pointer)
            } catch {
                // What is here would only keep the disk full.
                state.isSpoilt = state.isSpoilt || error.isFull
                return error.refusal
            }
            unsafe state.requestDigest?.update(borrowed.pointer)
            do throws(Refusal) {
                try unsafe state.intake.consume(borrowed.pointer)
            } catch {
                state.isSpoilt = true
                return error
            }
            return nil
        }
        if let failure { throw failure }
    }

    /// Compares a checksum with the bytes of this request; true where it announced none.
    func requestMatches(_ digest: [UInt8]) -> Bool {
        state.withLock { state in
            guard let hasher = state.requestDigest else { return true }
            state.requestDigest = nil
            return hasher.finalize() == digest
        }
    }

    /// Forgets the bytes of this request, which differ from their checksum. The validation cannot
    /// go back: unless there was nothing before, it begins again when the next request comes.
    /// - Throws: `FileFault` or `CryptographyError`; the upload is then spoilt.
    func dropRequest() throws {
        try state.withLock { state in
            state.isSpoilt = true
            state.mismatches += 1
            guard state.mismatches < Limits.uploadChecksumMismatchesMax else { return }
            try state.file.truncate(to: state.requestStart)
            if state.requestStart == 0 {
                state.intake = try FileIntake(form)
            } else {
                state.isStale = true
            }
            state.isSpoilt = false
        }
    }

    /// Ends the session where no request is writing and another session can go on with its file.
    /// - Returns: what that one has to know; nil where it has to stay.
    func putAway() -> (offset: Int, touched: Instant, mismatches: Int)? {
        state.withLock { state in
            guard !state.isClaimed, !state.isGivenAway, !state.isSpoilt, state.isSaved else {
                return nil
            }
            state.isPutAway = true
            return (state.file.count, state.touched, state.mismatches)
        }
    }

    /// Notes that a restart would find the upload again.
    /// - Returns: whether that was already so.
    func markSaved() -> Bool {
        state.withLock { state in
            defer { state.isSaved = true }
            return state.isSaved
        }
    }

    /// Ends a complete upload. Called once, by the request that claimed the session.
    /// - Throws: the refusals of `FileIntake.finish`.
    func takeWhole() throws(Refusal) -> Whole {
        try state.withLock { state throws(Refusal) in
            state.isGivenAway = true
            let (digest, report) = try state.intake.finish()
            return Whole(
                file: state.file, mark: mark, digest: digest, report: report,
                keys: state.intake.keys, coding: form.coding)
        }
    }
}
