import SharingModel
import StrictJSON
import Synchronization

/// Knows every upload under way and finds them again after a restart.
///
/// An upload is a part file `<id>.part` and, once anybody was told of it, a note `<id>.json` with
/// what was declared. A part file without a note was never acknowledged and is removed at the
/// start.
final class UploadDesk: Sendable {
    /// An upload that nobody writes to, without a session: that is made again from its part file
    /// when the next request comes.
    struct Rest {
        let note: Note
        let offset: Int
        let touched: Instant
        var mismatches = 0
        /// Whether its session is being made.
        var isWaking = false
    }

    /// An upload under way.
    enum Place {
        case session(UploadSession)
        case resting(Rest)
    }

    private struct State {
        var sessions: [SubmissionID: UploadSession] = [:]
        var resting: [SubmissionID: Rest] = [:]

        /// Puts a session away where it can be.
        mutating func putAway(_ session: UploadSession) -> Bool {
            guard sessions[session.id] === session, let known = session.putAway() else {
                return false
            }
            sessions[session.id] = nil
            resting[session.id] = Rest(
                note: Note(of: session), offset: known.offset, touched: known.touched,
                mismatches: known.mismatches)
            return true
        }
    }

    static let tooLarge = Refusal(
        .uploadTooLarge,
        "The file is larger than \(Limits.uploadBytesMax) bytes.",
        help: "Split it, for example by month.")

    let directory: String
    private let state: Mutex<State>

    /// Opens the desk and looks at what a former run left.
    /// - Throws: `FileFault`.
    init(directory: String) throws(FileFault) {
        try Files.makeDirectory(directory)
        self.directory = directory
        var found = State()
        let names = Set(Files.names(in: directory))
        for name in names.sorted() {
            if name.hasSuffix(".json"), names.contains(name.dropLast(5) + ".part"),
                let bytes = try? Files.read(directory + "/" + name, bytesMax: 1 << 16),
                let note = (try? JSONParser.parse(bytes)).flatMap(Note.init(json:))
            {
                found.resting[note.id] = Rest(
                    note: note, offset: Files.size(of: "\(directory)/\(note.id).part") ?? 0,
                    touched: note.created)
            } else if !(name.hasSuffix(".part") && names.contains(name.dropLast(5) + ".json")) {
                Files.remove(directory + "/" + name)
            }
        }
        state = Mutex(found)
    }

    /// Where an upload's bytes are.
    func path(of id: SubmissionID) -> String { "\(directory)/\(id).part" }

    private func notePath(of id: SubmissionID) -> String { "\(directory)/\(id).json" }

    /// The agency's upload under that idempotency key that is still under way.
    func upload(agency: AgencyID, idempotencyKey: String) -> SubmissionID? {
        state.withLock { state in
            state.sessions.values.first {
                $0.declaration.agency.id == agency
                    && $0.declaration.idempotencyKey == idempotencyKey
            }?.id
                ?? state.resting.values.first {
                    $0.note.agency == agency
                        && $0.note.metadata["idempotency-key"] == idempotencyKey
                }?.note.id
        }
    }

    /// Takes up a new session.
    /// - Throws: `uploads-too-many`.
    func add(_ session: UploadSession) throws(Refusal) {
        let agency = session.declaration.agency.id
        let isRefused = state.withLock { state in
            let own =
                state.sessions.values.count { $0.declaration.agency.id == agency }
                + state.resting.values.count { $0.note.agency == agency }
            guard own < Limits.uploadsPerAgencyMax,
                state.sessions.count + state.resting.count < Limits.uploadsMax
            else { return true }
            state.sessions[session.id] = session
            return false
        }
        guard isRefused else { return }
        throw Refusal(
            .uploadsTooMany, "Too many uploads are under way.",
            help: "Wait until one of them ends; at most \(Limits.uploadsPerAgencyMax) an agency.")
    }

    /// The upload of that name.
    func place(of id: SubmissionID) -> Place? {
        state.withLock { state in
            state.sessions[id].map { .session($0) } ?? state.resting[id].map { .resting($0) }
        }
    }

    /// Lets one request make the session of a resting upload; it calls `wake` next, whatever
    /// happens.
    /// - Returns: false where another does so already, or the upload is gone.
    func startWaking(_ id: SubmissionID) -> Bool {
        state.withLock { state in
            guard let rest = state.resting[id], !rest.isWaking else { return false }
            state.resting[id]?.isWaking = true
            return true
        }
    }

    /// Takes up a session that was made again; nil where that failed.
    /// - Returns: false where the upload was discarded meanwhile.
    @discardableResult
    func wake(_ id: SubmissionID, with session: UploadSession?) -> Bool {
        state.withLock { state in
            guard state.resting[id] != nil else { return false }
            state.resting[id]?.isWaking = false
            guard let session else { return true }
            state.resting[id] = nil
            state.sessions[id] = session
            return true
        }
    }

    /// Ends a request that leaves an upload incomplete. Beyond `uploadsAwakeMax` the session that
    /// has rested longest is put away, and always one whose validation has to begin again.
    /// - Returns: how many were put away.
    func release(_ session: UploadSession, now: Instant) -> Int {
        state.withLock { state in
            session.release(now: now)
            if session.isStale { return state.putAway(session) ? 1 : 0 }
            guard state.sessions.count > Limits.uploadsAwakeMax else { return 0 }
            let idle = state.sessions.values.filter { !$0.isClaimed && $0.isSaved }
            guard idle.count > Limits.uploadsAwakeMax,
                let oldest = idle.min(by: { $0.touched < $1.touched })
            else { return 0 }
            return state.putAway(oldest) ? 1 : 0
        }
    }

    /// Puts away the sessions that have rested for `uploadAwakeSecondsMax`.
    /// - Returns: how many.
    func putIdleAway(at now: Instant) -> Int {
        state.withLock { state in
            let limit = now.adding(seconds: -Limits.uploadAwakeSecondsMax)
            return state.sessions.values.filter { $0.touched <= limit }
                .count { state.putAway($0) }
        }
    }

    /// Makes sure that a restart finds the upload; durable when it returns.
    /// - Throws: `FileFault`.
    func save(_ session: UploadSession) throws(FileFault) {
        guard !session.markSaved() else { return }
        try Files.writeDurably(Note(of: session).json.canonicalBytes, to: notePath(of: session.id))
    }

    /// Forgets an upload, and removes its bytes where they are still here.
    func discard(_ id: SubmissionID) {
        state.withLock { state in
            state.sessions[id] = nil
            state.resting[id] = nil
        }
        Files.remove(path(of: id))
        Files.remove(notePath(of: id))
    }

    /// The uploads that have rested too long.
    func expired(at now: Instant) -> [SubmissionID] {
        state.withLock { state in
            let limit = now.adding(seconds: -Limits.uploadRestSecondsMax)
            return state.sessions.values.filter { !$0.isClaimed && $0.touched < limit }.map(\.id)
                + state.resting.values.filter { !$0.isWaking && $0.touched < limit }
                .map(\.note.id)
        }
    }
}
