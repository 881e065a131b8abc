public import RecordValidation
public import SharingModel
public import StrictJSON

/// Everything that two versions of a dataset schema have different, each change by name.
///
/// The judgement is transitive: what is compatible from 1.0.0 to 1.1.0 and from there to 1.2.0 is
/// so from 1.0.0 to 1.2.0. What cannot be shown to be harmless is breaking.
public struct SchemaDifference: Sendable, Hashable {
    /// The dataset.
    public let dataset: DatasetID
    /// The older version.
    public let old: SemanticVersion
    /// The newer version.
    public let new: SemanticVersion
    /// The changes: columns first, then rules and lists, then the whole; in order of the document.
    public let changes: [SchemaChange]

    /// Compares two versions.
    /// - Throws: `schema-invalid` where they are schemas of different datasets.
    public init(from old: DatasetSchema, to new: DatasetSchema) throws(Refusal) {
        guard old.dataset == new.dataset else {
            throw Refusal(
                .schemaInvalid, "\(old.dataset) and \(new.dataset) are different datasets.",
                help: "Compare two versions of one dataset.", field: "/x-svd/dataset")
        }
        let before = try SchemaDocument(old)
        let after = try SchemaDocument(new)
        dataset = new.dataset
        self.old = old.version
        self.new = new.version
        changes =
            ColumnComparison(old: before, new: after).changes()
            + RuleComparison(old: before, new: after).changes()
            + CodeListComparison(old: before, new: after).changes()
            + ProfileComparison(old: before, new: after).changes()
    }

    /// The gravest impact of all changes; cosmetic where there is none.
    public var impact: ChangeImpact { changes.map(\.impact).max() ?? .cosmetic }

    /// The step of the version that announces the changes.
    public var neededBump: VersionBump { impact.bump }

    /// The step that the versions' numbers make.
    public var bump: VersionBump { VersionBump(from: min(old, new), to: max(old, new)) }

    /// Whether the number tells enough.
    public var isBumpSufficient: Bool { old < new && bump >= neededBump }

    /// One change a line, then what the number should be.
    public var text: String {
        var lines = changes.map {
            "\($0.impact.rawValue)  \($0.code.rawValue)  \($0.pointer)\n    \($0.words)"
        }
        if lines.isEmpty { lines.append("no change but the version") }
        lines.append(verdict)
        return lines.joined(separator: "\n") + "\n"
    }

    /// What the number says and should say.
    public var verdict: String {
        guard old < new else { return "\(dataset): \(new) is not later than \(old)" }
        guard !isBumpSufficient else {
            return "\(dataset) \(old) to \(new): good; \(neededBump.rawValue) is enough"
        }
        return "\(dataset) \(old) to \(new): the bump is too small; the changes need a "
            + "\(neededBump.rawValue) version, \(neededBump.applied(to: old)) or later"
    }

    /// `{"dataset","from","to","bump","neededBump","sufficient","changes":[…]}`.
    public var json: JSONValue {
        [
            "dataset": .string(dataset.text), "from": .string(old.description),
            "to": .string(new.description), "bump": .string(bump.rawValue),
            "neededBump": .string(neededBump.rawValue), "sufficient": .bool(isBumpSufficient),
            "changes": .array(changes.map(\.json)),
        ]
    }
}
