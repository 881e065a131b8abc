/// What a value suggests went wrong, before it is put into words: found for each faulty cell, while
/// the words are made once.
enum Advice: Hashable {
    /// What is said whatever the value is.
    case usual
    /// A space stands before or after the value.
    case space
    /// A number with thousands separators.
    case separators
    /// A number in quotes.
    case quotes
    case date(DateWords.Advice)
    case position(PositionWords.Advice)
    case identifier(IdentifierExplainer.Advice)
    /// The allowed word that is near, by its index.
    case near(Int)

    /// A number for each: small, and from 0.
    var place: Int {
        switch self {
        case .usual: 0
        case .space: 1
        case .separators: 2
        case .quotes: 3
        case .date(let advice): 4 + advice.rawValue
        case .position(let advice): Self.positions + advice.rawValue
        case .identifier(let advice): Self.identifiers + advice.rawValue
        case .near(let word): Self.words + word
        }
    }

    private static let positions = 4 + DateWords.Advice.allCases.count
    private static let identifiers = positions + PositionWords.Advice.allCases.count
    private static let words = identifiers + IdentifierExplainer.Advice.allCases.count
}
