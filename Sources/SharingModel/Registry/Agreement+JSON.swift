public import StrictJSON

extension Agreement {
    /// The terms as an `agreement-changed` entry carries them in `detail`.
    public var json: JSONValue {
        var object = JSONObject([
            ("id", .string(id.text)), ("dataset", .string(dataset.text)),
            ("discloser", .string(discloser.text)),
            ("recipients", .array(recipients.map { .string($0.text) })),
            ("power", .string(power.rawValue)), ("form", .string(form.rawValue)),
            ("cadence", .string(cadence.description)), ("dueRule", .string(dueRule.description)),
            ("firstPeriod", .string(firstPeriod.description)),
            ("isaReference", .string(isaReference)),
            ("isaReviewDue", .string(isaReviewDue.description)),
            ("dpiaReference", .string(dpiaReference)),
            ("dpiaReviewDue", .string(dpiaReviewDue.description)),
            ("validFrom", .string(validFrom.description)),
            ("heldForFunctions", .bool(heldForFunctions)),
            ("needsAssessment", .bool(needsAssessment)),
        ])
        object["lastPeriod"] = lastPeriod.map { .string($0.description) }
        object["validTo"] = validTo.map { .string($0.description) }
        return .object(object)
    }

    /// Reads the terms; nil where one is missing or cannot be read.
    public init?(json: JSONValue) {
        func text(_ name: String) -> String { json[name]?.string ?? "" }
        let recipients = json["recipients"]?.array?.map { $0.string.flatMap { ControllerID($0) } }
        guard let id = AgreementID(text("id")), let dataset = DatasetID(text("dataset")),
            let discloser = AgencyID(text("discloser")), let recipients,
            let power = Power(rawValue: text("power")),
            let form = DisclosureForm(rawValue: text("form")),
            let cadence = Cadence(text("cadence")), let dueRule = DueRule(text("dueRule")),
            let firstPeriod = Period(text("firstPeriod")),
            let isaReviewDue = CalendarDate(text("isaReviewDue")),
            let dpiaReviewDue = CalendarDate(text("dpiaReviewDue")),
            let validFrom = CalendarDate(text("validFrom")), !recipients.contains(nil),
            let heldForFunctions = json["heldForFunctions"]?.bool,
            let needsAssessment = json["needsAssessment"]?.bool,
            json["lastPeriod"] == nil || Period(text("lastPeriod")) != nil,
            json["validTo"] == nil || CalendarDate(text("validTo")) != nil
        else { return nil }
        self.init(
            id: id, dataset: dataset, discloser: discloser,
            recipients: recipients.compactMap(\.self),
            power: power, form: form, cadence: cadence, dueRule: dueRule, firstPeriod: firstPeriod,
            lastPeriod: Period(text("lastPeriod")), isaReference: text("isaReference"),
            isaReviewDue: isaReviewDue,
            dpiaReference: text("dpiaReference"), dpiaReviewDue: dpiaReviewDue,
            validFrom: validFrom, validTo: CalendarDate(text("validTo")),
            heldForFunctions: heldForFunctions, needsAssessment: needsAssessment)
    }
}
