import SharingModel

/// Says in plain words what a rule asks and what to do about a row that breaks it.
struct RuleExplainer {
    /// Who had a key first, for `unique`.
    enum Earlier {
        case record(Int)
        case submission(SubmissionID)
    }

    let rule: RecordRule
    /// What the file calls each column.
    let labels: [String]
    let earlier: Earlier?

    private func header(_ column: Int) -> String { "'\(labels[column])'" }

    private var headers: String { rule.fields.map(header).joined(separator: ", ") }

    /// What would have been right.
    func expected(_ column: Int) -> String {
        switch rule.kind {
        case .unique:
            if case .submission(let id) = earlier {
                "a value that submission \(id) does not have in \(headers)"
            } else {
                "a value that no other row has in \(headers)"
            }
        case .notBefore: "not before \(header(rule.fields[1]))"
        case .requiredIf: "a value, where \(conditions)"
        case .forbiddenIf: "no value, where \(conditions)"
        case .atMostOneOf: "at most one of \(headers)"
        case .exactlyOneOf: "exactly one of \(headers)"
        case .inCodeList:
            rule.codes.count <= 30
                ? "one of \(rule.codes.joined(separator: ", "))"
                : "one of \(rule.codes.prefix(30).joined(separator: ", ")), … "
                    + "(\(rule.codes.count) codes)"
        case .equalsSum:
            "the sum of \(rule.fields.dropFirst().map(header).joined(separator: ", "))"
        case .distinct:
            "another value than in "
                + rule.fields.prefix { $0 != column }.map(header).joined(separator: ", ")
        case .withinDays: "at most \(days) after \(header(rule.fields[1]))"
        case .notInFuture: "not after the day on which the file is sent"
        case .notGreater: "not greater than \(header(rule.fields[rule.fields.count - 1]))"
        case .enumIf: "\(Self.alternatives(rule.values)), where \(conditions)"
        }
    }

    /// The hint that names the record that has the same key: what stands before its number, and
    /// behind it.
    var repeatHint: (before: String, after: String) {
        if let message = rule.message { return ("\(message) Record ", " has it first.") }
        return ("Record ", " has the same value; remove one of the two or correct it.")
    }

    /// Whether the hint may depend on the value: on the code that is near to it.
    var namesNearCode: Bool { rule.kind == .inCodeList && rule.message == nil }

    /// What to do; never repeats the value.
    /// - Parameter near: the code that was probably meant.
    func hint(_ column: Int, near: String? = nil) -> String {
        if case .record(let record) = earlier {
            return repeatHint.before + "\(record)" + repeatHint.after
        }
        if let message = rule.message {
            switch earlier {
            case .submission(let id): return "\(message) Submission \(id) has it first."
            case .record, nil: return message
            }
        }
        switch rule.kind {
        case .unique:
            switch earlier {
            case .submission(let id):
                return "It was sent with submission \(id): leave it out here, or say that this "
                    + "file replaces that submission."
            case .record, nil: return "Another row has the same value."
            }
        case .notBefore: return "It is earlier than \(header(rule.fields[1])); correct one of them."
        case .requiredIf: return "Fill the cell in."
        case .forbiddenIf: return "Leave the cell empty."
        case .atMostOneOf, .exactlyOneOf: return "Fill in one of them and leave the others empty."
        case .inCodeList:
            return near.map { "Did you mean '\($0)'?" } ?? "Use a code of the list."
        case .equalsSum: return "The numbers do not add up; correct the total or its parts."
        case .distinct: return "Each value stands once: correct it, or leave the cell empty."
        case .withinDays:
            return "It is more than \(days) later than \(header(rule.fields[1])): look at both, "
                + "month and year too."
        case .notInFuture: return "It lies in the future: look at day, month and year."
        case .notGreater:
            let bound = header(rule.fields[rule.fields.count - 1])
            return "It is greater than \(bound); correct one of them."
        case .enumIf:
            let others = rule.conditions.map { header($0.column) }.joined(separator: ", ")
            return "It does not go with \(others); correct one of them."
        }
    }

    private var days: String { rule.days == 1 ? "1 day" : "\(rule.days) days" }

    private static func alternatives(_ values: [RuleValue]) -> String {
        values.map(\.words).joined(separator: " or ")
    }

    private var conditions: String {
        rule.conditions.map { condition in
            switch condition.test {
            case .present: "\(header(condition.column)) has a value"
            case .absent: "\(header(condition.column)) is empty"
            case .oneOf(let values):
                values.count > 5
                    ? "\(header(condition.column)) is one of \(values.count) values"
                    : "\(header(condition.column)) is \(Self.alternatives(values))"
            }
        }.joined(separator: " and ")
    }
}

extension RecordRule {
    /// The code it is reported by.
    var code: ViolationCode {
        switch kind {
        case .unique: .unique
        case .notBefore: .notBefore
        case .requiredIf: .requiredIf
        case .forbiddenIf: .forbiddenIf
        case .atMostOneOf: .atMostOneOf
        case .exactlyOneOf: .exactlyOneOf
        case .inCodeList: .inCodeList
        case .equalsSum: .equalsSum
        case .distinct: .distinct
        case .withinDays: .withinDays
        case .notInFuture: .notInFuture
        case .notGreater: .notGreater
        case .enumIf: .enumIf
        }
    }
}
