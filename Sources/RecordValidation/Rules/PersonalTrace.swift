/// What may point to a person in a text that is no cell of a dataset, such as the ground on which a
/// share is withheld: the kinds of the datasets' privacy scan, but for names, which a title alone
/// does not tell from an office.
public enum PersonalTrace: String, Sendable, Hashable, CaseIterable {
    /// Ten digits standing alone, as an NHS number is written.
    case nhsNumber = "an NHS number"
    /// A whole postcode.
    case postcode = "a full postcode"
    /// A geographic or mobile telephone number.
    case phoneNumber = "a telephone number"
    /// An e-mail address.
    case emailAddress = "an e-mail address"
    /// A date after a word that says somebody was born on it.
    case dateOfBirth = "a date of birth"

    private var kind: SuspectKind {
        switch self {
        case .nhsNumber: .nhsNumber
        case .postcode: .fullPostcode
        case .phoneNumber: .phoneNumber
        case .emailAddress: .emailAddress
        case .dateOfBirth: .dateOfBirth
        }
    }

    /// What a text seems to hold, in the order of the cases. Takes time in proportion to the text.
    public static func find(in text: String) -> [PersonalTrace] {
        let memory = TableMemory()
        var policy = SuspectPolicy()
        for trace in allCases { policy.severities[trace.kind] = .error }
        let plan = SuspectPlan(policy, memory: memory)
        let count = text.utf8.count
        let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: CellBytes.slack)
        return withExtendedLifetime(memory) {
            unsafe bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return [] }
                return allCases.filter {
                    unsafe plan.find($0.kind.mask, base, count: count).fault != .none
                }
            }
        }
    }
}
