import SharingModel
import StrictJSON

extension UploadDesk {
    /// What is known of an upload besides its bytes; beside its part file it survives a restart.
    struct Note {
        let id: SubmissionID
        let agency: AgencyID
        let length: Int
        let created: Instant
        let metadata: [String: String]
    }
}

extension UploadDesk.Note {
    private static let format = "svd-upload/1"

    /// The note of a session.
    init(of session: UploadSession) {
        self.init(
            id: session.id, agency: session.declaration.agency.id, length: session.length,
            created: session.created, metadata: session.declaration.metadata)
    }

    /// Reads a note; nil where it is none.
    init?(json: JSONValue) {
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

    /// The note as it is written.
    var json: JSONValue {
        [
            "format": .string(Self.format), "id": .string(id.text), "agency": .string(agency.text),
            "length": .integer(length), "created": .string(created.description),
            "metadata": .object(JSONObject(metadata.map { ($0.key, .string($0.value)) })),
        ]
    }
}
