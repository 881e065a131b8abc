/// How often one thing was found in one column; always exact.
public struct ViolationTotal: Sendable, Hashable {
    /// What was found.
    public var code: ViolationCode
    /// The header of the column; nil where it is of no column.
    public var header: String?
    /// How often.
    public var count: Int

    /// A total.
    public init(code: ViolationCode, header: String?, count: Int) {
        self.code = code
        self.header = header
        self.count = count
    }
}
