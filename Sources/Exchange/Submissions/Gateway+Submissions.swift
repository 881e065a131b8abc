import GatewayStore
import RecordValidation
import SharingModel
public import StrictJSON

extension Gateway {
    private static let unknownSubmission = Refusal(
        .notFound, "There is no such submission, or it is not yours.",
        help: "Run `svd status` to see yours.")

    /// The record, where the caller may see it: the agency its own, compliance all.
    func visibleSubmission(_ caller: Caller, id: String) async throws -> SubmissionRecord {
        try caller.require(.submit, .compliance, .inspector)
        guard let id = SubmissionID(id), let record = try await store.submission(id),
            isVisible(record, to: caller)
        else { throw Self.unknownSubmission }
        return record
    }

    private func isVisible(_ record: SubmissionRecord, to caller: Caller) -> Bool {
        caller.holder.agency == record.agency
            || !caller.holder.roles.isDisjoint(with: [.compliance, .inspector])
    }

    /// One submission.
    /// - Throws: `role-missing` or `not-found`.
    public func submission(_ caller: Caller, id: String) async throws -> JSONValue {
        do {
            return try await visibleSubmission(caller, id: id).json
        } catch {
            throw refusal(for: error)
        }
    }

    /// The caller's submissions, newest first; compliance sees those of all agencies.
    /// - Throws: `role-missing` or `field-invalid`.
    public func submissions(
        _ caller: Caller, dataset: String?, period: String?, limit: Int?, after: String?
    ) async throws -> JSONValue {
        do {
            try caller.require(.submit, .compliance, .inspector)
            let seesAll = !caller.holder.roles.isDisjoint(with: [.compliance, .inspector])
            let count = min(max(limit ?? 50, 1), 1000)
            let filter = SubmissionFilter(
                agency: seesAll ? nil : try caller.submittingAgency(),
                dataset: try read(dataset, "dataset") { DatasetID($0) },
                period: try read(period, "period") { Period($0) },
                before: try read(after, "after") { SubmissionID($0) }, limit: count)
            let records = try await store.submissions(filter)
            return [
                "submissions": .array(records.map(\.json)),
                "next": .optional(records.count == count ? records.last?.id.text : nil),
            ]
        } catch {
            throw refusal(for: error)
        }
    }

    private func read<Value>(
        _ text: String?, _ name: String, _ read: (String) -> Value?
    ) throws(Refusal) -> Value? {
        guard let text, !text.isEmpty else { return nil }
        guard let value = read(text) else {
            throw Refusal(
                .fieldInvalid, "The parameter `\(name)` cannot be read.",
                help: "See the API reference for its form.", field: name)
        }
        return value
    }

    /// The validation report of a submission.
    /// - Throws: `role-missing` or `not-found`, also where the submission had no file.
    public func report(_ caller: Caller, id: String) async throws -> JSONValue {
        do {
            let record = try await visibleSubmission(caller, id: id)
            guard let report = record.report else {
                throw Refusal(
                    .notFound, "The submission had no file, so it has no validation report.",
                    help: "Its receipt says what was recorded.")
            }
            return try JSONParser.parse(report)
        } catch {
            throw refusal(for: error)
        }
    }

    /// The signed receipt of a submission, positive or negative.
    /// - Throws: `role-missing` or `not-found`.
    public func receipt(_ caller: Caller, id: String) async throws -> ReceiptBundle {
        do {
            return try await bundle(for: try await visibleSubmission(caller, id: id))
        } catch {
            throw refusal(for: error)
        }
    }

    /// A submission with its receipt.
    /// - Parameter isDuplicate: whether to note that it had been there before.
    /// - Throws: `role-missing` or `not-found`.
    public func outcome(
        _ caller: Caller, id: String, isDuplicate: Bool
    ) async throws -> JSONValue {
        do {
            if let id = SubmissionID(id), let fresh = recent.outcome(id)?.record,
                isVisible(fresh, to: caller)
            {
                return try await outcome(of: fresh, isDuplicate: isDuplicate)
            }
            let record = try await visibleSubmission(caller, id: id)
            return try await outcome(of: record, isDuplicate: isDuplicate)
        } catch {
            throw refusal(for: error)
        }
    }

    func outcome(of record: SubmissionRecord, isDuplicate: Bool) async throws -> JSONValue {
        var object = JSONObject([
            ("submission", record.json), ("receipt", try await bundle(for: record).json),
        ])
        if isDuplicate { object["duplicate"] = true }
        return .object(object)
    }
}
