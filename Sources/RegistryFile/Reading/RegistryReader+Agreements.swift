import SharingModel
import Yams

extension RegistryReader {
    private static let agreementKeys = [
        "id", "dataset", "discloser", "recipients", "power", "form", "cadence", "due",
        "first-period", "isa", "dpia", "valid-from",
    ]

    func agreement(_ node: Node, _ place: Place) -> Agreement? {
        guard
            let fields = fields(
                of: node, at: place,
                known: Self.agreementKeys + ["valid-to", "held-for-functions", "needs-assessment"],
                required: Self.agreementKeys)
        else { return nil }
        let id = value(fields, "id", Self.identifier) { AgreementID($0) }
        let dataset = value(fields, "dataset", Self.identifier) { DatasetID($0) }
        let discloser = reference(fields, "discloser", in: agencies, "agencies")
        let recipients = recipients(fields)
        let power = power(fields)
        let form: DisclosureForm? = choice(fields, "form")
        let schedule = schedule(fields)
        let isa = assessment(fields, "isa")
        let dpia = assessment(fields, "dpia")
        let validity = validity(fields)
        let heldForFunctions = flag(fields, "held-for-functions", default: true)
        let needsAssessment = flag(fields, "needs-assessment", default: false)
        guard let id, let dataset, let discloser, let power, let form, let schedule, let isa,
            let dpia, let validity
        else { return nil }
        return Agreement(
            id: id, dataset: dataset, discloser: discloser, recipients: recipients, power: power,
            form: form, cadence: schedule.cadence, dueRule: schedule.dueRule,
            firstPeriod: schedule.firstPeriod, isaReference: isa.reference,
            isaReviewDue: isa.reviewDue, dpiaReference: dpia.reference,
            dpiaReviewDue: dpia.reviewDue, validFrom: validity.from, validTo: validity.to,
            heldForFunctions: heldForFunctions, needsAssessment: needsAssessment)
    }

    private func recipients(_ fields: Fields) -> [ControllerID] {
        if case .sequence(let sequence)? = fields.nodes["recipients"], sequence.isEmpty {
            note(
                fields.place, "an agreement needs a recipient",
                help: "Name at least one controller under `recipients`.")
        }
        return references(fields, "recipients", in: controllers, "controllers")
    }

    private func power(_ fields: Fields) -> Power? {
        guard let power: Power = choice(fields, "power"), let node = fields.nodes["power"] else {
            return nil
        }
        if power.isCaseByCase {
            note(
                Place(node, path: fields.path("power")),
                "\(power.citation) is used case by case, never for a regular feed",
                help: "Record each disclosure as a case with its decision maker.")
        }
        return power
    }

    private struct Schedule {
        let cadence: Cadence
        let dueRule: DueRule
        let firstPeriod: Period
    }

    private func schedule(_ fields: Fields) -> Schedule? {
        let cadence = value(fields, "cadence", "P1M to P11M or P1Y") { Cadence($0) }
        let dueRule = value(
            fields, "due", "`<n> working days after period end` or `<n> days after period end`"
        ) { DueRule($0) }
        let firstPeriod = value(fields, "first-period", "a period, YYYY-MM or YYYY-MM/YYYY-MM") {
            Period($0)
        }
        guard let cadence, let firstPeriod, let dueRule else { return nil }
        if cadence.months != firstPeriod.months, let node = fields.nodes["first-period"] {
            note(
                Place(node, path: fields.path("first-period")),
                "the first period has \(firstPeriod.months) months, the cadence \(cadence) "
                    + "has \(cadence.months)",
                help: "Write a period as long as the cadence.")
        }
        return Schedule(cadence: cadence, dueRule: dueRule, firstPeriod: firstPeriod)
    }

    private func assessment(
        _ fields: Fields, _ name: String
    ) -> (reference: String, reviewDue: CalendarDate)? {
        guard let node = fields.nodes[name] else { return nil }
        let keys = ["reference", "review-due"]
        let place = Place(node, path: fields.path(name))
        guard let inner = self.fields(of: node, at: place, known: keys, required: keys) else {
            return nil
        }
        let reference = words(inner, "reference")
        let reviewDue = value(inner, "review-due", "a date, YYYY-MM-DD") { CalendarDate($0) }
        guard let reference, let reviewDue else { return nil }
        return (reference, reviewDue)
    }

    private func validity(_ fields: Fields) -> (from: CalendarDate, to: CalendarDate?)? {
        let from = value(fields, "valid-from", "a date, YYYY-MM-DD") { CalendarDate($0) }
        let to = value(fields, "valid-to", "a date, YYYY-MM-DD") { CalendarDate($0) }
        guard let from else { return nil }
        if let to, to < from, let node = fields.nodes["valid-to"] {
            note(
                Place(node, path: fields.path("valid-to")),
                "the agreement ends on \(to), before it begins on \(from)",
                help: "Write the last day on which it is in force.")
        }
        return (from, to)
    }

    /// A name that must be known already.
    func reference<Kind>(
        _ fields: Fields, _ name: String, in known: Set<Identifier<Kind>>, _ section: String
    ) -> Identifier<Kind>? {
        fields.nodes[name].flatMap {
            reference($0, Place($0, path: fields.path(name)), in: known, section)
        }
    }

    /// Names that must be known already, each once.
    func references<Kind>(
        _ fields: Fields, _ name: String, in known: Set<Identifier<Kind>>, _ section: String
    ) -> [Identifier<Kind>] {
        var all: [Identifier<Kind>] = []
        for (node, place) in list(fields, name) {
            guard let id = reference(node, place, in: known, section) else { continue }
            if all.contains(id) {
                note(place, "`\(id)` is there already", help: "Take one of them out.")
            } else {
                all.append(id)
            }
        }
        return all
    }

    private func reference<Kind>(
        _ node: Node, _ place: Place, in known: Set<Identifier<Kind>>, _ section: String
    ) -> Identifier<Kind>? {
        guard let id = value(node, place, Self.identifier, read: { Identifier<Kind>($0) }) else {
            return nil
        }
        guard known.contains(id) else {
            let nearest = Spelling.nearest(to: id.text, in: known.map(\.text).sorted())
            note(
                place, "`\(id)` is not one of the \(section)",
                help: nearest.map { "Did you mean `\($0)`?" } ?? "Add it under `\(section)` first.")
            return nil
        }
        return id
    }
}
