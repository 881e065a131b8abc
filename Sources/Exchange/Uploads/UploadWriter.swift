import Logging
import SharingModel
import Synchronization

/// One request's hold on an upload: bytes go in until the request's body ends.
///
/// Exactly one of `close` and `interrupted` is called, once.
public final class UploadWriter: Sendable {
    private let gateway: Gateway
    private let caller: Caller
    private let session: UploadSession
    private let checksum: RequestChecksum?

    init(
        gateway: Gateway, caller: Caller, session: UploadSession, checksum: RequestChecksum?
    ) {
        self.checksum = checksum
        self.gateway = gateway
        self.caller = caller
        self.session = session
    }

    /// Takes bytes as they arrive: they are written, hashed and validated.
    /// - Throws: `upload-length-mismatch`, `storage-full` or `internal-fault`; call `interrupted`
    ///   then.
    public func append(_ bytes: UnsafeRawBufferPointer) throws {
        do {
            try unsafe session.append(bytes)
        } catch {
            throw gateway.refusal(for: error)
        }
    }

    /// The request's body has ended. Where that was the file's last byte, the submission is decided
    /// and recorded; it is durable when this returns.
    /// - Throws: `upload-checksum-mismatch` (the request's bytes are dropped, and after
    ///   `Limits.uploadChecksumMismatchesMax` times the upload), `upload-digest-mismatch`, or the
    ///   refusals of the decision.
    public func close() async throws -> UploadState {
        do {
            if let checksum { try gateway.check(checksum, of: session) }
            guard session.offset == session.length else {
                try await gateway.rest(session)
                gateway.release(session)
                return gateway.state(of: session)
            }
        } catch {
            if (error as? FileFault)?.isFull == true { session.spoil() }
            interrupted()
            throw gateway.refusal(for: error)
        }
        do {
            return try await gateway.complete(session, for: caller)
        } catch {
            throw gateway.refusal(for: error)
        }
    }

    /// The connection broke: what came is kept, and the next request may go on. Where the disk is
    /// full, or the bytes can never be the file, the upload is discarded.
    public func interrupted() {
        guard session.offset > 0 || session.isSaved, !session.isSpoilt else {
            gateway.uploads.discard(session.id)
            return
        }
        do throws(FileFault) {
            try gateway.uploads.save(session)
        } catch {
            gateway.logger.error(
                "an interrupted upload could not be noted", metadata: ["cause": "\(error)"])
            if error.isFull {
                gateway.uploads.discard(session.id)
                return
            }
        }
        gateway.release(session)
        gateway.counters.add(to: "svd_uploads_interrupted_total")
    }
}
