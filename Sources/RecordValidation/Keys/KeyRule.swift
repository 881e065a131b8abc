/// A rule of kind `unique` that looks at earlier submissions too.
public struct KeyRule: Sendable, Hashable {
    /// The rule's id.
    public let id: String
    /// Whether it only warns: several submissions may then hold one key.
    public let severity: Severity
    /// Indices of columns.
    let fields: [Int]
}

extension DatasetSchema {
    /// The rules that say `"across": "submissions"`, in the order of the document.
    public var keyRulesAcrossSubmissions: [KeyRule] {
        rules.filter(\.acrossSubmissions).map {
            KeyRule(id: $0.id, severity: $0.severity, fields: $0.fields)
        }
    }
}

extension RecordView {
    /// Writes the row's key: the bytes that `EarlierKeys` is asked for.
    /// - Parameter key: is replaced.
    /// - Returns: false where a part of the key is missing; the row has then none.
    public func write(_ rule: KeyRule, to key: inout [UInt8]) -> Bool {
        key.removeAll(keepingCapacity: true)
        guard rule.fields.count == 1, case .text(let text) = cell(rule.fields[0]).value else {
            return unsafe rule.fields.withUnsafeBufferPointer { fields in
                guard let first = fields.baseAddress else { return false }
                return unsafe RowKey.append(first, fields.count, slots, columns, to: &key)
            }
        }
        unsafe key.append(contentsOf: text)
        return true
    }
}
