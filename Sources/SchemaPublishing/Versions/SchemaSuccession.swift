public import RecordValidation
public import SharingModel
public import StrictJSON

/// Whether a version may stand beside the others of its dataset.
///
/// Within a MAJOR each MINOR takes every file that any earlier one took, and versions that differ
/// in PATCH alone differ in words alone.
/// Source: Confluent Schema Registry, BACKWARD_TRANSITIVE, in a closed model.
public struct SchemaSuccession: Sendable, Hashable {
    /// The version judged.
    public let version: SemanticVersion
    /// It compared with each other version of its MAJOR, earlier to later whichever it is.
    public let differences: [SchemaDifference]
    /// The smallest number under which the document could stand after all others.
    public let neededVersion: SemanticVersion

    /// Judges a version.
    /// - Parameters:
    ///   - schema: the version.
    ///   - others: versions of the same and of other datasets, in any order, with it or without.
    /// - Throws: never for schemas that were read.
    public init(_ schema: DatasetSchema, among others: [DatasetSchema]) throws(Refusal) {
        version = schema.version
        let siblings = others.filter {
            $0.dataset == schema.dataset && $0.version != schema.version
        }
        var differences: [SchemaDifference] = []
        var needed = VersionBump.patch
        for other in siblings.sorted(by: { $0.version < $1.version })
        where other.version.major == schema.version.major {
            let isEarlier = other.version < schema.version
            let difference = try SchemaDifference(
                from: isEarlier ? other : schema, to: isEarlier ? schema : other)
            differences.append(difference)
            if isEarlier { needed = max(needed, difference.neededBump) }
        }
        self.differences = differences
        let latest = siblings.map(\.version).filter { $0.major == schema.version.major }.max()
        switch (latest, needed) {
        case (nil, _): neededVersion = schema.version
        case (_, .major):
            let major = siblings.map(\.version.major).max() ?? schema.version.major
            neededVersion = SemanticVersion(
                major: max(major, schema.version.major) + 1, minor: 0, patch: 0)
        case (.some(let latest), _): neededVersion = needed.applied(to: latest)
        }
    }

    /// The comparisons that the number does not account for.
    public var faults: [SchemaDifference] { differences.filter { !$0.isBumpSufficient } }

    /// Whether the version may be published.
    public var isGood: Bool { faults.isEmpty }

    /// Why it may not be published: the first fault, with its gravest change.
    /// - Returns: nil where it may.
    public var refusal: Refusal? {
        guard let fault = faults.first else { return nil }
        let gravest = fault.changes.first { $0.impact == fault.impact }
        let more = fault.changes.count { $0.impact == fault.impact } - 1
        return Refusal(
            .schemaIncompatible,
            "\(fault.dataset) \(version) does not keep what "
                + "\(fault.old == version ? fault.new : fault.old) promised: "
                + (gravest.map { "\($0.code.rawValue) at \($0.pointer): \($0.words)" } ?? "")
                + (more > 0 ? " (and \(more) more)" : "") + ".",
            help: "Number it \(neededVersion), or take the change back; "
                + "`svd-gateway schema diff` names each change.",
            field: gravest?.pointer)
    }

    /// `{"version","good","neededVersion","differences":[…]}`.
    public var json: JSONValue {
        [
            "version": .string(version.description), "good": .bool(isGood),
            "neededVersion": .string(neededVersion.description),
            "differences": .array(differences.map(\.json)),
        ]
    }
}
