import SharingModel
import Yams

/// Reads a registry from YAML nodes and notes everything that is wrong with it.
///
/// Owned by one call of `RegistryFile`; where a value cannot be read, the part that needs it is
/// left out, and the noted problem keeps the whole from being used.
final class RegistryReader {
    private(set) var problems: [RegistryProblem] = []
    /// Where each value stands, by its path.
    var places: [String: Place] = [:]

    /// Names that later parts of the file may refer to, even where their own entry has other
    /// faults.
    var agencies: Set<AgencyID> = []
    var controllers: Set<ControllerID> = []
    var certificates: Set<SHA256Digest> = []

    func note(_ place: Place, _ reason: String, help: String) {
        problems.append(
            RegistryProblem(
                line: place.line, column: place.column, path: place.path, reason: reason, help: help
            ))
    }

    func read(_ root: Node) -> Registry {
        var registry = Registry(trustDomain: "")
        let known = [
            "trust-domain", "controllers", "agencies", "holders", "agreements", "bank-holidays",
            "purposes", "schemas",
        ]
        guard
            let fields = fields(
                of: root, at: Place(root, path: ""), known: known,
                required: ["trust-domain", "controllers", "agencies", "bank-holidays"])
        else { return registry }
        registry.trustDomain = trustDomain(fields) ?? ""
        registry.controllers = elements(fields, "controllers", read: controller)
        registry.agencies = elements(fields, "agencies", read: agency)
        registry.holders = elements(fields, "holders", read: holder)
        registry.agreements = elements(fields, "agreements", read: agreement)
        registry.purposes = elements(fields, "purposes", read: purpose)
        registry.sunsets = elements(fields, "schemas", read: sunset)
        registry.bankHolidays = bankHolidays(fields)
        return registry
    }

    /// Reads each element of a list and notes those whose `id` or the like was there already.
    private func elements<Element: Named>(
        _ fields: Fields, _ name: String, read: (Node, Place) -> Element?
    ) -> [Element] {
        var names: [String: Place] = [:]
        var all: [Element] = []
        for (node, place) in list(fields, name) {
            refuseAnchors(node, place)
            guard let element = read(node, place) else { continue }
            if let first = names[element.registryName] {
                note(
                    place,
                    "`\(element.registryName)` is in `\(name)` already, on line \(first.line)",
                    help: "Give it another name, or take one of them out.")
            }
            names[element.registryName] = names[element.registryName] ?? place
            all.append(element)
        }
        return all
    }

    private func refuseAnchors(_ node: Node, _ place: Place) {
        guard node.anchor != nil else { return }
        note(
            place, "anchors and aliases are not allowed",
            help: "Write the value out where it is used.")
    }

    private func trustDomain(_ fields: Fields) -> String? {
        value(fields, "trust-domain", "a domain name in lower case, for example svd.example") {
            text in
            let labels = text.split(separator: ".", omittingEmptySubsequences: false)
            let isName = labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy {
                        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                    }
            }
            return isName && text.utf8.count <= 253 ? text : nil
        }
    }

    private func bankHolidays(_ fields: Fields) -> Set<CalendarDate> {
        var days: Set<CalendarDate> = []
        for (node, place) in list(fields, "bank-holidays") {
            guard let day = value(node, place, "a date, YYYY-MM-DD", read: { CalendarDate($0) })
            else { continue }
            if !days.insert(day).inserted {
                note(place, "\(day) is there already", help: "Take one of them out.")
            }
        }
        return days
    }
}
