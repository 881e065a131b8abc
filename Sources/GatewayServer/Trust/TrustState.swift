import Cryptography
public import Logging
public import SharingModel
import Synchronization

/// Holds what the gateway trusts, for all connections, and replaces it while they go on.
public final class TrustState: Sendable {
    /// What became of a look at the files.
    public enum Outcome: Sendable, Hashable {
        /// Nothing had changed.
        case unchanged
        /// The new material is in force, for existing connections from their next request.
        case replaced
        /// The new material is bad; the old stays in force.
        case refused(TrustFault)
    }

    private struct Held {
        var snapshot: TrustSnapshot
        /// The digests of the files when they were last looked at.
        var marks: [[UInt8]?]
        /// Intermediates that leaves showed in full handshakes, for their resumed sessions.
        var intermediates: [[UInt8]: [Certificate]] = [:]
    }

    /// The most leaves whose intermediates are remembered; the whole is forgotten beyond.
    private static let rememberedMax = 4096

    private let files: TrustFiles
    private let logger: Logger
    private let clock: @Sendable () -> Instant
    /// Owned by this lock.
    private let held: Mutex<Held>

    /// Reads the files for the first time.
    /// - Throws: ``TrustFault`` where one is bad.
    public init(
        files: TrustFiles, logger: Logger,
        clock: @escaping @Sendable () -> Instant = SystemClock.now
    ) throws(TrustFault) {
        let marks = files.marks()
        let material = try TrustMaterial(files: files, at: clock().unixSeconds)
        let snapshot = try material.snapshot(generation: 1, files: files)
        self.files = files
        self.logger = logger
        self.clock = clock
        held = Mutex(Held(snapshot: snapshot, marks: marks))
        log(snapshot, "trust read")
    }

    /// What is in force now.
    var current: TrustSnapshot { held.withLock { $0.snapshot } }

    /// The time by which paths are judged, in Unix seconds.
    var unixSeconds: Int { clock().unixSeconds }

    /// Reads the files again where one has changed, or in any case where told so.
    @discardableResult
    public func reload(always: Bool = false) -> Outcome {
        let marks = files.marks()
        let previous = held.withLock { held -> TrustSnapshot? in
            guard always || marks != held.marks else { return nil }
            held.marks = marks
            return held.snapshot
        }
        guard let previous else { return .unchanged }
        do throws(TrustFault) {
            let now = unixSeconds
            let material = try TrustMaterial(files: files, at: now)
            try material.checkSuccession(
                of: previous.revocationLists, file: files.revocationLists, at: now)
            let snapshot = try material.snapshot(
                generation: previous.generation + 1, files: files)
            held.withLock { held in
                held.snapshot = snapshot
                held.intermediates = [:]
            }
            log(snapshot, "trust replaced")
            return .replaced
        } catch {
            logger.error(
                "trust refused, the old stays in force",
                metadata: ["file": "\(error.file)", "reason": "\(error.reason)"])
            return .refused(error)
        }
    }

    /// Keeps the intermediates that a verified leaf showed.
    func remember(_ intermediates: [Certificate], of leaf: Certificate) {
        guard !intermediates.isEmpty else { return }
        held.withLock { held in
            if held.intermediates.count >= Self.rememberedMax { held.intermediates = [:] }
            held.intermediates[leaf.sha256] = intermediates
        }
    }

    /// The intermediates that a leaf showed when it was verified.
    func intermediates(of leaf: Certificate) -> [Certificate] {
        held.withLock { $0.intermediates[leaf.sha256] ?? [] }
    }

    private func log(_ snapshot: TrustSnapshot, _ message: Logger.Message) {
        logger.notice(
            message,
            metadata: [
                "generation": "\(snapshot.generation)",
                "certificate": "\(Hexadecimal.text(of: snapshot.certificate.sha256))",
                "certificateNotAfter": "\(Instant(unixSeconds: snapshot.certificate.notAfter))",
                "authorities": "\(snapshot.authorities.count)",
                "revocationDue": "\(Instant(unixSeconds: snapshot.revocationDue))",
            ])
    }
}

extension Instant {
    /// Whole seconds since 1970.
    var unixSeconds: Int { Int((Double(milliseconds) / 1000).rounded(.down)) }

    /// That many seconds after 1970.
    init(unixSeconds: Int) { self.init(milliseconds: unixSeconds * 1000) }
}
