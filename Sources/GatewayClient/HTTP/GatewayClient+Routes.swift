import AsyncHTTPClient
import NIOHTTP1
public import SharingModel
public import StrictJSON

extension GatewayClient {
    /// Who the gateway says we are. Throws as every call: `GatewayProblem`, `ConnectionFailure`,
    /// `ProtocolFault`, `CancellationError`.
    public func identity() async throws -> GatewayIdentity {
        try GatewayIdentity(json: try json(try await sendRepeatedly(.get("/v1/me"))))
    }

    /// The gateway's catalogue of schemas, by dataset and version.
    public func schemas() async throws -> [SchemaListing] {
        let answer = try json(try await sendRepeatedly(.get("/v1/schemas")))
        return (answer["schemas"]?.array ?? []).compactMap { SchemaListing(json: $0) }
            .sorted { ($0.dataset, $0.version) < ($1.dataset, $1.version) }
    }

    /// A schema's document, byte for byte.
    public func schemaDocument(
        _ dataset: DatasetID, _ version: SemanticVersion
    ) async throws -> [UInt8] {
        try await sendRepeatedly(
            .get("/v1/schemas/\(dataset)/\(version)", accept: "application/schema+json")
        ).body
    }

    /// An empty file with the dataset's header, for a spreadsheet program.
    public func template(
        _ dataset: DatasetID, _ version: SemanticVersion
    ) async throws -> [UInt8] {
        try await sendRepeatedly(
            .get("/v1/schemas/\(dataset)/\(version).csv", accept: "text/csv")
        ).body
    }

    /// A dry run at the gateway: the report, and nothing is kept.
    public func validation(
        of file: LocalFile, dataset: DatasetID, version: SemanticVersion?
    ) async throws -> JSONValue {
        var items = [(name: "dataset", value: dataset.text)]
        if let version { items.append((name: "schema", value: version.description)) }
        let request = GatewayRequest(
            method: .POST, path: "/v1/validations" + PercentEncoding.query(items),
            headers: [("Content-Type", "text/csv"), ("Accept", "application/json")],
            body: .stream(
                UploadBody(file: file, from: 0, progress: { _ in }),
                length: .known(Int64(file.bytes))))
        return try json(try await send(request))
    }

    /// One page of our submissions, newest first: `{"submissions":[…],"next":…}`.
    public func submissions(
        dataset: DatasetID? = nil, period: Period? = nil, limit: Int = 100, after: String? = nil
    ) async throws -> JSONValue {
        var items = [(name: "limit", value: String(limit))]
        if let dataset { items.append((name: "dataset", value: dataset.text)) }
        if let period { items.append((name: "period", value: period.description)) }
        if let after { items.append((name: "after", value: after)) }
        return try json(
            try await sendRepeatedly(.get("/v1/submissions" + PercentEncoding.query(items))))
    }

    /// One submission.
    public func submission(_ id: SubmissionID) async throws -> Submission {
        try Submission(json: try json(try await sendRepeatedly(.get("/v1/submissions/\(id)"))))
    }

    /// The validation report of one submission.
    public func report(_ id: SubmissionID) async throws -> JSONValue {
        try json(try await sendRepeatedly(.get("/v1/submissions/\(id)/report")))
    }

    /// The receipt of one submission.
    public func receipt(_ id: SubmissionID) async throws -> ReceiptBundle {
        try ReceiptBundle(
            json: try json(try await sendRepeatedly(.get("/v1/submissions/\(id)/receipt"))))
    }

    /// Declares that there is nothing for a period: `{"submission":…,"receipt":…}`.
    public func declareNil(_ dataset: DatasetID, _ period: Period) async throws -> JSONValue {
        try await post(
            "/v1/nil-returns",
            ["dataset": .string(dataset.text), "period": .string(period.description)])
    }

    /// Declares that a share is withheld, and why; the answer may have an `objection`.
    public func declareWithheld(_ declaration: WithholdingDeclaration) async throws -> JSONValue {
        try await post("/v1/non-shares", declaration.json)
    }

    /// What our agency owes: `{"asOf":…,"due":[…]}`.
    public func due() async throws -> JSONValue {
        try json(try await sendRepeatedly(.get("/v1/due")))
    }

    /// One page of records.
    public func records(
        _ query: RecordQuery, format: RecordFormat, limit: Int, after cursor: String?
    ) async throws -> RecordPage {
        let answer = try await sendRepeatedly(
            .get(query.path(limit: limit, after: cursor), accept: format.mediaType))
        guard format == .json else {
            let next = answer.header("Svd-Next").flatMap { $0.isEmpty ? nil : $0 }
            guard let count = answer.header("Svd-Count").flatMap({ Int($0) }) else {
                throw ProtocolFault("The gateway did not say how many records are on the page.")
            }
            return try RecordPage(answer.body, format: format, count: count, next: next)
        }
        let page = try json(answer)
        guard let records = page["records"]?.array, page["count"]?.integer == records.count else {
            throw ProtocolFault("The gateway announced another number of records than it sent.")
        }
        return try RecordPage(
            answer.body, format: format, count: records.count, next: page["next"]?.string)
    }

    /// The accountability report as the gateway wrote it.
    /// - Parameters:
    ///   - from: the first month, as `2026-07`; nil for the gateway's choice.
    ///   - to: the last month.
    ///   - agency: one agency alone.
    ///   - mediaType: `application/json`, `text/csv` or `text/plain`.
    public func accountability(
        from: String?, to: String?, agency: AgencyID?, mediaType: String
    ) async throws -> [UInt8] {
        let items = [("from", from), ("to", to), ("agency", agency?.text)]
            .compactMap { item in item.1.map { (name: item.0, value: $0) } }
        return try await sendRepeatedly(
            .get("/v1/accountability" + PercentEncoding.query(items), accept: mediaType)
        ).body
    }

    /// The ledger's signed checkpoint.
    public func checkpoint() async throws -> [UInt8] {
        try await sendRepeatedly(.get("/log/checkpoint", accept: "text/plain")).body
    }

    private func post(_ path: String, _ body: JSONValue) async throws -> JSONValue {
        let request = GatewayRequest(
            method: .POST, path: path,
            headers: [("Content-Type", "application/json"), ("Accept", "application/json")],
            body: .bytes(body.compactBytes))
        return try json(try await send(request))
    }
}
