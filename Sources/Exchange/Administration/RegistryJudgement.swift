public import RecordValidation
public import RegistryFile
import SchemaPublishing
public import SharingModel

/// What a registry asks for that no file could meet, by the datasets that there are and by the law.
///
/// An agreement under which nothing can ever be accepted would make a silent non-share of every
/// period, and hold it against its discloser. One that only waits, for a review or for a version
/// of its dataset, is warned of: a registry with it may still be needed in a hurry.
public struct RegistryJudgement: Sendable {
    /// What keeps the registry from being applied, in order of place.
    public let faults: [RegistryProblem]
    /// What the operator should know, in order of place.
    public let warnings: [RegistryProblem]

    /// Judges a registry.
    /// - Parameters:
    ///   - document: the registry with its places.
    ///   - catalogue: the schema versions that are published, or will be when the gateway serves.
    ///   - today: in London. An agreement that has ended asks for nothing and is not judged.
    public init(_ document: RegistryDocument, catalogue: SchemaCatalogue, today: CalendarDate) {
        var judge = RegistryJudge(document: document, catalogue: catalogue, today: today)
        judge.run()
        (faults, warnings) = (Self.ordered(judge.faults), Self.ordered(judge.warnings))
    }

    private static func ordered(_ problems: [RegistryProblem]) -> [RegistryProblem] {
        problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}

/// One judgement under way.
private struct RegistryJudge {
    let document: RegistryDocument
    let catalogue: SchemaCatalogue
    let today: CalendarDate
    var faults: [RegistryProblem] = []
    var warnings: [RegistryProblem] = []

    private var registry: Registry { document.registry }

    mutating func run() {
        for (index, agreement) in registry.agreements.enumerated()
        where agreement.validTo.map({ $0 >= today }) ?? true {
            judge(agreement, at: "agreements[\(index)]")
        }
        for (index, sunset) in registry.sunsets.enumerated() {
            let path = "schemas[\(index)]"
            guard isKnown(sunset.dataset, at: path) else { continue }
            guard catalogue.schema(sunset.dataset, sunset.version) == nil else { continue }
            let versions = versions(of: sunset.dataset).map { "\($0.version)" }
            fault(
                path + ".version", "`\(sunset.dataset)` has no version \(sunset.version)",
                help: "Versions: \(versions.joined(separator: ", ")).")
        }
    }

    private mutating func fault(_ path: String, _ reason: String, help: String) {
        faults.append(document.problem(at: path, reason, help: help))
    }

    private mutating func warn(_ path: String, _ reason: String, help: String) {
        warnings.append(document.problem(at: path, reason, help: help))
    }

    private func versions(of dataset: DatasetID) -> [DatasetSchema] {
        catalogue.all.filter { $0.dataset == dataset }
    }

    private mutating func isKnown(_ dataset: DatasetID, at path: String) -> Bool {
        guard versions(of: dataset).isEmpty else { return true }
        let known = Set(catalogue.all.map(\.dataset.text)).sorted()
        let nearest = Spelling.nearest(to: dataset.text, in: known, orBeginningLikeIt: 3)
        fault(
            path + ".dataset", "there is no dataset `\(dataset)`",
            help: (nearest.map { "Did you mean `\($0)`? " } ?? "")
                + "Datasets: \(known.joined(separator: ", ")).")
        return false
    }

    private mutating func judge(_ agreement: Agreement, at path: String) {
        guard isKnown(agreement.dataset, at: path) else { return }
        judgeReviews(of: agreement, at: path)
        let all = versions(of: agreement.dataset)
        let lifetimes = SchemaLifetimes(catalogue: catalogue, sunsets: registry.sunsets)
        let live = all.filter { lifetimes.isLive($0.dataset, $0.version, on: today) }
        if live.isEmpty {
            warn(
                path + ".dataset",
                "no version of `\(agreement.dataset)` is taken any more, so every period of "
                    + "`\(agreement.id)` will be a silent non-share",
                help: "Publish a version, or end the agreement with `valid-to:`.")
        }
        let verdicts = (live.isEmpty ? all : live).map { schema in
            (schema: schema, hindrances: hindrances(to: agreement, under: schema))
        }
        guard let newest = verdicts.last, !newest.hindrances.isEmpty else { return }
        guard let older = verdicts.last(where: { $0.hindrances.isEmpty }) else {
            for found in newest.hindrances {
                fault("\(path).\(found.field)", found.reason, help: found.help)
            }
            return
        }
        for found in newest.hindrances {
            warn(
                "\(path).\(found.field)",
                found.reason + "; files are taken under version \(older.schema.version) alone",
                help: found.help)
        }
    }

    /// Reviews that are over before the agreement begins leave no day on which the law is kept.
    /// Source: PCSC Act 2022 s.16(4)(c), s.17(6)(c); DPA 2018 s.64.
    private mutating func judgeReviews(of agreement: Agreement, at path: String) {
        let reviews = [("isa", agreement.isaReviewDue), ("dpia", agreement.dpiaReviewDue)]
        for (name, due) in reviews {
            let place = "\(path).\(name).review-due"
            let law = "(PCSC Act 2022 s.16(4)(c); DPA 2018 s.64)"
            if due < agreement.validFrom {
                fault(
                    place,
                    "the review of \(due) falls before the agreement begins on "
                        + "\(agreement.validFrom), so that it is overdue on every day \(law)",
                    help: "Write the day on which the next review is due.")
            } else if due < today {
                warn(
                    place,
                    "the review is overdue since \(due): files under `\(agreement.id)` are refused "
                        + law,
                    help: "Have it done, then write the day on which the next is due.")
            }
        }
    }

    /// Why nothing can be accepted, and which key says it.
    private typealias Hindrance = (field: String, reason: String, help: String)

    private func hindrances(
        to agreement: Agreement, under schema: DatasetSchema
    ) -> [Hindrance] {
        var found: [Hindrance] = []
        let (power, form) = (agreement.power, agreement.form)
        let name = "`\(schema.dataset)` \(schema.version)"
        var profile = schema.profile
        if !profile.powers.contains(power) {
            let offered = profile.powers.map(\.rawValue).sorted().joined(separator: ", ")
            found.append(
                (
                    "power", "\(name) does not offer the power \(power.rawValue)",
                    "It offers \(offered)."
                ))
        }
        if !profile.forms.contains(form) {
            let offered = profile.forms.map(\.rawValue).sorted().joined(separator: ", ")
            found.append(
                (
                    "form", "\(name) does not offer the form \(form.rawValue)",
                    "It offers \(offered)."
                ))
        }
        // What the law says is asked apart from what the schema offers.
        profile.powers = [power]
        profile.forms = [form]
        if let refusal = law(agreement, profile) {
            found.append(
                (
                    Self.key(of: refusal),
                    "no file under `\(agreement.id)` could be accepted: \(refusal.reason)",
                    refusal.help
                ))
        }
        return found
    }

    private func law(_ agreement: Agreement, _ profile: DisclosureProfile) -> Refusal? {
        guard let discloser = registry.agency(agreement.discloser) else { return nil }
        // A request can be named and a review done; what stands in the agreement cannot change.
        let rule = DisclosureRule(
            discloser: discloser, recipients: agreement.recipients.compactMap(registry.controller),
            agreement: agreement, profile: profile, power: agreement.power, form: agreement.form,
            requestReference: "named",
            today: min(agreement.isaReviewDue, agreement.dpiaReviewDue))
        do throws(Refusal) {
            try rule.check()
            return nil
        } catch {
            return error
        }
    }

    private static func key(of refusal: Refusal) -> String {
        switch refusal.code {
        case .recipientNotPolicingBody, .recipientNotRelevantAuthority: "recipients"
        case .notHeldForFunctions: "held-for-functions"
        default: refusal.field == "agreement" ? "recipients" : refusal.field ?? "power"
        }
    }
}
