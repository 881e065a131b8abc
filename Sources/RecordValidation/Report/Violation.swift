/// One finding, with its place. A part that does not apply is nil and is left out of the JSON.
public struct Violation: Sendable, Hashable {
    /// What was found.
    public var code: ViolationCode
    /// Whether it rejects its row.
    public var severity: Severity
    /// The data row, from 1; nil for the header and for the file as a whole.
    public var record: Int?
    /// The physical line on which the record starts, from 1.
    public var line: Int?
    /// Where in the file, in bytes from 0.
    public var byteOffset: Int?
    /// The column as the file has it, from 1.
    public var column: Int?
    /// The header of the column.
    public var header: String?
    /// The JSON pointer of the rule in the schema.
    public var rule: String?
    /// What would have been right.
    public var expected: String?
    /// What was there, masked unless the sender asked to see values; a header like a column's name
    /// stands as it is.
    public var actual: String?
    /// What to do, in plain words; never repeats the value of a cell.
    public var hint: String?

    /// A finding.
    public init(
        code: ViolationCode, severity: Severity = .error, record: Int? = nil, line: Int? = nil,
        byteOffset: Int? = nil, column: Int? = nil, header: String? = nil, rule: String? = nil,
        expected: String? = nil, actual: String? = nil, hint: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.record = record
        self.line = line
        self.byteOffset = byteOffset
        self.column = column
        self.header = header
        self.rule = rule
        self.expected = expected
        self.actual = actual
        self.hint = hint
    }
}
