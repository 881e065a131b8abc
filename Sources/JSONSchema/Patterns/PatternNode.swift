/// A regular expression as a tree. Source: ECMA-262 §22.2.1, with the `u` flag.
indirect enum PatternNode: Sendable, Hashable {
    case empty
    case characters(ScalarClass)
    case sequence([PatternNode])
    case choice([PatternNode])
    case `repeat`(PatternNode, atLeast: Int, atMost: Int?, isLazy: Bool, groups: Range<Int>)
    case group(PatternNode, number: Int)
    case backReference([Int])
    case start
    case end
    case wordBoundary(isNegated: Bool)
    case look(PatternNode, isBehind: Bool, isNegated: Bool, groups: Range<Int>)
}
