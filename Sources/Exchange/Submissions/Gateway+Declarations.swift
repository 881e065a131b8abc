import GatewayStore
import RecordValidation
import SharingModel
public import StrictJSON

extension Gateway {
    /// "Nothing this period": a share, recorded and receipted like one.
    /// - Parameter body: `dataset` and `period`.
    /// - Throws: `role-missing`, `field-missing`, `field-invalid`, `dataset-unknown`,
    ///   `period-invalid`, `agreement-missing` or `period-not-expected`.
    public func declareNil(_ caller: Caller, body: JSONValue) async throws -> JSONValue {
        do {
            let form = try DeclarationForm(body, names: ["dataset", "period", "agreement"])
            var draft = try draft(caller, form, kind: .nilReturn, state: .nilReturn)
            draft.rows = RowCounts()
            draft.idempotencyKey = "nil/\(draft.agreement.id)/\(draft.period)"
            return try await declared(draft, objection: nil)
        } catch {
            throw refusal(for: error)
        }
    }

    /// "Not shared, because": a non-share with its reason.
    /// - Parameter body: `dataset`, `period`, `reason` (a code), `ground` (in words), `decidedBy`
    ///   (a role), and `reviewOn` if it is to be looked at again. Ground and decider stay out of
    ///   the ledger, since they may name people.
    /// - Throws: as `declareNil`, `reason-not-declarable` and `ground-identifies-person`.
    public func declareNonShare(_ caller: Caller, body: JSONValue) async throws -> JSONValue {
        do {
            let form = try DeclarationForm(
                body,
                names: [
                    "dataset", "period", "agreement", "reason", "ground", "decidedBy", "reviewOn",
                ])
            var draft = try draft(caller, form, kind: .nonShareDeclared, state: .withheld)
            let reason = try reason(form)
            draft.reason = reason
            draft.ground = try form.text("ground", charactersMax: Limits.justificationCharactersMax)
            draft.decidedBy = try form.text("decidedBy", charactersMax: 200)
            try Self.checkImpersonal(draft.ground, field: "ground")
            try Self.checkImpersonal(draft.decidedBy, field: "decidedBy")
            draft.reviewOn = try form.optional("reviewOn") { CalendarDate($0) }
            draft.idempotencyKey =
                "withheld/\(draft.agreement.id)/\(draft.period)/\(reason.rawValue)"
            let agencyClass = registry.agency(draft.agency)?.authorityClass ?? .notListed
            return try await declared(
                draft,
                objection: reason.objection(
                    power: draft.agreement.power,
                    needsAssessment: draft.agreement.needsAssessment, agencyClass: agencyClass))
        } catch {
            throw refusal(for: error)
        }
    }

    /// A declaration says why, and of nobody in particular. Source: UK GDPR Art.5(1)(c).
    private static func checkImpersonal(_ text: String?, field: String) throws(Refusal) {
        let traces = PersonalTrace.find(in: text ?? "")
        guard !traces.isEmpty else { return }
        throw Refusal(
            .groundIdentifiesPerson,
            "The field `\(field)` seems to hold "
                + "\(traces.map(\.rawValue).joined(separator: " and ")).",
            help: "Write it without what points to a person, and name an office, not somebody. "
                + "Nothing was recorded.", field: field)
    }

    private func reason(_ form: DeclarationForm) throws(Refusal) -> ReasonCode {
        let codes = ReasonCode.allCases.filter(\.isDeclarable).map(\.rawValue)
        guard let reason = try form.optional("reason", ReasonCode.init(rawValue:)) else {
            throw Refusal(
                .fieldMissing, "The reason is not given.",
                help: "One of \(codes.joined(separator: ", ")).", field: "reason")
        }
        guard reason.isDeclarable else {
            throw Refusal(
                .reasonNotDeclarable, "\(reason.rawValue) is not a reason that an agency gives.",
                help: "One of \(codes.joined(separator: ", ")).", field: "reason")
        }
        return reason
    }

    private func draft(
        _ caller: Caller, _ form: DeclarationForm, kind: LedgerEntryKind, state: SubmissionState
    ) throws -> SubmissionDraft {
        let agency = try caller.submittingAgency()
        let reader = UploadDeclarationReader(
            registry: registry, catalogue: catalogue, today: today)
        let dataset = try form.text("dataset", charactersMax: 64)
        let schema = try catalogue.found(dataset: dataset, version: nil)
        let period = try reader.period(try form.text("period", charactersMax: 20))
        let agreement = try reader.agreement(
            of: agency, dataset: schema.dataset, named: try form.optional("agreement") { $0 },
            period: period)
        let holidays = registry.bankHolidays
        return SubmissionDraft(
            id: try SubmissionID.make(at: now()), kind: kind, state: state, caller: caller,
            agency: agency, agreement: agreement, period: period,
            due: agreement.expects(period, holidays: holidays)
                ? agreement.dueRule.dueDate(for: period, holidays: holidays) : nil,
            time: now())
    }

    private func declared(
        _ draft: SubmissionDraft, objection: String?
    ) async throws -> JSONValue {
        let record = try await commit(draft)
        counters.add(to: "svd_submissions_total", "outcome", record.state.rawValue)
        let outcome = try await outcome(of: record, isDuplicate: record.id != draft.id)
        guard let objection, var object = outcome.object else { return outcome }
        object["objection"] = .string(objection)
        return .object(object)
    }
}

/// A JSON body whose members are all strings.
struct DeclarationForm {
    private let object: JSONObject

    /// Takes an object with no other members than those named.
    /// - Throws: `request-malformed` or `field-invalid`.
    init(_ body: JSONValue, names: Set<String>) throws(Refusal) {
        guard let object = body.object else {
            throw Refusal(
                .requestMalformed, "The body is not a JSON object.", help: "See the API reference.")
        }
        if let unknown = object.names.first(where: { !names.contains($0) }) {
            throw Refusal(
                .fieldInvalid, "The body has a member that does not exist.",
                help: "Known: \(names.sorted().joined(separator: ", ")).",
                field: String(unknown.prefix(40)))
        }
        self.object = object
    }

    /// A member that must be there.
    /// - Throws: `field-missing` or `field-invalid`.
    func text(_ name: String, charactersMax: Int) throws(Refusal) -> String {
        guard let text = object[name]?.string, !text.isEmpty else {
            throw Refusal(
                .fieldMissing, "The field `\(name)` is not given.", help: "Give it as text.",
                field: name)
        }
        guard text.count <= charactersMax else {
            throw Refusal(
                .fieldInvalid, "The field `\(name)` is too long.",
                help: "At most \(charactersMax) characters.", field: name)
        }
        return text
    }

    /// A member that may be there.
    /// - Throws: `field-invalid` where it cannot be read.
    func optional<Value>(
        _ name: String, _ read: (String) -> Value?
    ) throws(Refusal) -> Value? {
        guard let member = object[name], !member.isNull else { return nil }
        guard let value = member.string.flatMap(read) else {
            throw Refusal(
                .fieldInvalid, "The field `\(name)` cannot be read.",
                help: "See the API reference for its form.", field: name)
        }
        return value
    }
}
