import SharingModel
import StrictJSON

/// What a schema says of suspects in text.
struct SuspectPolicy: Sendable, Hashable {
    var severities: [SuspectKind: Severity] = [:]
    /// Phrases that begin with a title and name no person, such as "Mr Chippy".
    var notNames: [String] = []

    /// The kinds of a severity.
    func mask(_ severity: Severity) -> SuspectMask {
        severities.reduce(into: []) { mask, entry in
            if entry.value == severity { mask.formUnion(entry.key.mask) }
        }
    }

    /// Reads `suspects`, an array of kinds or an object of kinds and severities, and `notNames`.
    static func read(_ disclosure: MemberReader) throws(Refusal) -> SuspectPolicy {
        var policy = SuspectPolicy()
        policy.notNames = try disclosure.strings("notNames") ?? []
        for (index, phrase) in policy.notNames.enumerated()
        where !(1...100).contains(phrase.utf8.count) {
            throw MemberReader.refusal(
                "\(disclosure.pointer(to: "notNames"))/\(index)", "must be 1 to 100 bytes")
        }
        guard let value = disclosure.object["suspects"] else { return policy }
        let place = disclosure.pointer(to: "suspects")
        if let object = value.object {
            let reader = try MemberReader(
                value, at: place, allowing: Set(SuspectKind.allCases.map(\.rawValue)))
            for kind in SuspectKind.allCases where object[kind.rawValue] != nil {
                policy.severities[kind] = try reader.word(kind.rawValue, Severity.self)
            }
            return policy
        }
        for (index, text) in (try disclosure.strings("suspects") ?? []).enumerated() {
            guard let kind = SuspectKind(rawValue: text) else {
                let known = SuspectKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw MemberReader.refusal("\(place)/\(index)", "must be one of \(known)")
            }
            policy.severities[kind] = .error
        }
        return policy
    }
}
