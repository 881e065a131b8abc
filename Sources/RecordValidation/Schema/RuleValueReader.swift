import SharingModel
import StrictJSON

/// Reads values with which a rule compares cells, each of the type of its column.
struct RuleValueReader {
    let reader: MemberReader
    /// The member that holds the array of values.
    let name: String

    /// The values, none of them twice, each one that the column allows.
    func values(for column: Column) throws(Refusal) -> [RuleValue] {
        let values = try typed(column)
        for (index, value) in values.enumerated() {
            let place = "\(reader.pointer(to: name))/\(index)"
            guard !values[..<index].contains(value) else {
                throw MemberReader.refusal(place, "is there twice")
            }
            guard Self.allows(column.constraints, value) else {
                throw MemberReader.refusal(place, "is no value that the column allows")
            }
        }
        return values
    }

    private func typed(_ column: Column) throws(Refusal) -> [RuleValue] {
        guard let elements = reader.object[name]?.array, !elements.isEmpty else {
            throw reader.fault(name, "must be an array of values")
        }
        switch column.storage {
        case .text: return try (reader.strings(name) ?? []).map { .text($0) }
        case .integer: return try numbers(elements, "whole numbers") { $0.scale == 0 }
        case .real: return try numbers(elements, "numbers of at most 18 digits") { _ in true }
        case .boolean:
            let flags = elements.compactMap(\.bool)
            guard flags.count == elements.count else {
                throw reader.fault(name, "must be true or false, as the column is")
            }
            return flags.map { .flag($0) }
        case .date, .instant:
            throw reader.fault(name, "cannot be compared with values, being dates or times")
        }
    }

    private func numbers(
        _ elements: [JSONValue], _ words: String, _ isOfType: (ExactDecimal) -> Bool
    ) throws(Refusal) -> [RuleValue] {
        var values: [RuleValue] = []
        for element in elements {
            guard case .number(let number) = element,
                let value = ExactDecimal(number.text), isOfType(value)
            else { throw reader.fault(name, "must be \(words), as the column is") }
            values.append(.number(value))
        }
        return values
    }

    private static func allows(_ constraints: ColumnConstraints, _ value: RuleValue) -> Bool {
        switch value {
        case .text(let text): constraints.allowed?.contains(text) != false
        case .number(let number):
            constraints.allowed?.contains(number.text) != false
                && NumberBounds(constraints).fault(of: number) == .none
        case .flag: true
        }
    }
}
