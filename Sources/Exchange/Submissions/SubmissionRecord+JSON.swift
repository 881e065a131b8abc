import GatewayStore
import SharingModel
import StrictJSON

extension SubmissionRecord {
    /// The submission as the API shows it to its agency and to compliance.
    var json: JSONValue {
        var object = JSONObject([
            ("id", .string(id.text)), ("state", .string(state.rawValue)),
            ("agency", .string(agency.text)), ("dataset", .string(dataset.text)),
            ("period", .string(period.description)),
        ])
        if let schemaVersion, let schemaDigest {
            object["schema"] = [
                "version": .string(schemaVersion.description), "sha256": .string(schemaDigest.hex),
            ]
        }
        object["power"] = .string(power.rawValue)
        object["form"] = .string(form.rawValue)
        object["agreement"] = .string(agreement.text)
        object["reference"] = reference.map(JSONValue.string)
        object["receivedAt"] = .string(receivedAt.description)
        if let fileBytes, let fileDigest {
            var file = JSONObject([
                ("bytes", .integer(fileBytes)), ("sha256", .string(fileDigest.hex)),
            ])
            file["name"] = filename.map(JSONValue.string)
            object["file"] = .object(file)
        }
        object["rows"] = rows.map {
            [
                "received": .integer($0.received), "accepted": .integer($0.accepted),
                "rejected": .integer($0.rejected),
            ]
        }
        addDecision(to: &object)
        object["ledger"] = [
            "sequence": .integer(ledgerSequence), "leafHash": .string(leafHash.hex),
        ]
        object["forwardedRows"] = forwardedRows.map(JSONValue.integer)
        object["replaces"] = replaces.map { .string($0.text) }
        object["replacedBy"] = replacedBy.map { .string($0.text) }
        return .object(object)
    }

    private func addDecision(to object: inout JSONObject) {
        object["reason"] = reason.map { .string($0.rawValue) }
        object["ground"] = ground.map(JSONValue.string)
        object["decidedBy"] = decidedBy.map(JSONValue.string)
        object["reviewOn"] = reviewOn.map { .string($0.description) }
        if !codes.isEmpty {
            object["codes"] = .object(
                JSONObject(codes.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }))
        }
        object["due"] = due.map { .string($0.description) }
        object["timeliness"] = .string(timeliness.rawValue)
    }
}
