import RecordValidation
import SharingModel

/// Says in words what a schema says of the whole file.
struct DatasetWords {
    let document: SchemaDocument

    private var schema: DatasetSchema { document.schema }

    var facts: [(label: String, words: String)] {
        var facts: [(label: String, words: String)] = []
        facts.append(("File", "CSV in UTF-8, separated by commas, the first line the headings"))
        facts.append(
            (
                "Headings",
                document.allowsAnyOrder
                    ? "in any order; a column that is not required may be left out"
                    : "exactly these, all of them, in this order"
            ))
        facts.append(
            (
                "Faulty rows",
                schema.acceptance == .refuseFile
                    ? "one faulty row refuses the whole file"
                    : "faulty rows are left out, the others are taken"
            ))
        if let cadence = schema.cadence { facts.append(("How often", Self.words(of: cadence))) }
        facts.append(
            ("Form", schema.profile.forms.map(Self.words(of:)).sorted().joined(separator: ", ")))
        facts.append(
            (
                "Legal power",
                Power.allCases.filter(schema.profile.powers.contains)
                    .map { "\($0.rawValue) (\($0.citation))" }.joined(separator: "; ")
            ))
        if let retention = schema.retention {
            facts.append(("Kept for", Self.duration(retention)))
        }
        if let source = schema.source { facts.append(("Source", source)) }
        return facts
    }

    private static func words(of cadence: Cadence) -> String {
        switch cadence.months {
        case 1: "every month"
        case 3: "every quarter"
        case 12: "every year"
        default: "every \(cadence.months) months"
        }
    }

    private static func words(of form: DisclosureForm) -> String {
        switch form {
        case .aggregate: "counts, no rows about people"
        case .anonymisedRows: "anonymised rows"
        case .pseudonymisedRows: "pseudonymised rows"
        case .identifiableRows: "rows that identify people"
        }
    }

    /// `P2Y` in words.
    private static func duration(_ text: String) -> String {
        let count = String(text.dropFirst().dropLast())
        let unit =
            switch text.last {
            case "Y": "year"
            case "M": "month"
            default: "day"
            }
        return "\(count) \(unit)\(count == "1" ? "" : "s")"
    }

    /// What a kind of suspect is, in words.
    static func suspect(_ kind: String) -> String {
        switch kind {
        case "nhs-number": "NHS numbers, or any ten digits that look like one"
        case "full-postcode": "full postcodes"
        case "name": "names of people"
        case "phone-number": "telephone numbers"
        case "email-address": "e-mail addresses"
        case "date-of-birth": "dates of birth"
        default: kind
        }
    }
}
