import SharingModel
import StrictJSON
import Synchronization

/// Knows every upload under way and finds them again after a restart.
///
/// An upload is a part file `<id>.part` and, once anybody was told of it, a note `<id>.json` with
/// what was declared. A part file without a note was never acknowledged and is removed at the
/// start.
final class UploadDesk: Sendable {
    /// What a note says.
    struct Note: Sendable {
        let id: SubmissionID
        let agency: AgencyID
        let length: Int
        let created: Instant
        let metadata: [String: String]
    }

    private struct State {
        var sessions: [SubmissionID: UploadSession] = [:]
        /// Uploads known from before a restart whose sessions are not made again yet.
        var resting: [SubmissionID: Note] = [:]
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
                found.resting[note.id] = note
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
                    $0.agency == agency && $0.metadata["idempotency-key"] == idempotencyKey
                }?.id
        }
    }

    /// Takes up a new session.
    /// - Throws: `uploads-too-many`.
    func add(_ session: UploadSession) throws(Refusal) {
        let agency = session.declaration.agency.id
        let isRefused = state.withLock { state in
            let own = state.sessions.values.count { $0.declaration.agency.id == agency }
            guard own < Limits.uploadsPerAgencyMax, state.sessions.count < Limits.uploadsMax else {
                return true
            }
            state.sessions[session.id] = session
            state.resting[session.id] = nil
            return false
        }
        guard isRefused else { return }
        throw Refusal(
            .uploadsTooMany, "Too many uploads are under way.",
            help: "Wait until one of them ends; at most \(Limits.uploadsPerAgencyMax) an agency.")
    }

    /// The session of that name.
    func session(_ id: SubmissionID) -> UploadSession? { state.withLock { $0.sessions[id] } }

    /// The note of an upload that a former run left.
    func resting(_ id: SubmissionID) -> Note? { state.withLock { $0.resting[id] } }

    /// Makes sure that a restart finds the upload; durable when it returns.
    /// - Throws: `FileFault`.
    func save(_ session: UploadSession) throws(FileFault) {
        guard !session.markSaved() else { return }
        let note = Note(
            id: session.id, agency: session.declaration.agency.id, length: session.length,
            created: session.created, metadata: session.declaration.metadata)
        try Files.writeDurably(note.json.canonicalBytes, to: notePath(of: session.id))
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
                + state.resting.values.filter { $0.created < limit }.map(\.id)
        }
    }

    /// How many uploads are under way.
    var count: Int { state.withLock { $0.sessions.count + $0.resting.count } }
}

extension UploadDesk.Note {
    fileprivate static let format = "svd-upload/1"

    fileprivate init?(json: JSONValue) {
        guard json["format"]?.string == Self.format,
            let id = json["id"]?.string.flatMap({ SubmissionID($0) }),
            let agency = json["agency"]?.string.flatMap({ AgencyID($0) }),
            let length = json["length"]?.integer, length >= 0,
            let created = json["created"]?.string.flatMap({ Instant($0) }),
            let members = json["metadata"]?.object?.members
        else { return nil }
        self.init(
            id: id, agency: agency, length: length, created: created,
            metadata: Dictionary(
                members.compactMap { member in member.value.string.map { (member.name, $0) } },
                uniquingKeysWith: { first, _ in first }))
    }

    fileprivate var json: JSONValue {
        [
            "format": .string(Self.format), "id": .string(id.text), "agency": .string(agency.text),
            "length": .integer(length), "created": .string(created.description),
            "metadata": .object(JSONObject(metadata.map { ($0.key, .string($0.value)) })),
        ]
    }
}
