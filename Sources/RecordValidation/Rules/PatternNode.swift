/// The tree of a pattern.
indirect enum PatternNode {
    case empty
    /// One scalar out of sorted, disjoint ranges.
    case scalars([ClosedRange<UInt32>])
    case sequence([PatternNode])
    case choice([PatternNode])
    case repeated(PatternNode, least: Int, most: Int?)
    case start
    case end
}

/// Why a pattern cannot be used.
struct PatternError: Error {
    let reason: String
}
