/// What a schema says of area codes.
struct AreaTables: Sendable, Hashable {
    /// A code that is in use no longer, and the one to use.
    struct Successor: Sendable, Hashable {
        var retired: String
        var current: String
    }

    /// Kinds of areas by their first three characters; none where all are taken.
    var kinds: [String] = []
    /// In the order of the document; `current` is never itself retired.
    var successors: [Successor] = []
}
