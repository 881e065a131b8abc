extension ValidationReport {
    /// The report in plain words: the verdict, then what to put right, grouped by cause with counts
    /// and the first places.
    /// - Parameters:
    ///   - fileName: how to name the file.
    ///   - columns: the columns of the schema, to name letters as a spreadsheet does.
    public func text(fileName: String = "the file", columns: [Column] = []) -> String {
        ""
    }
}
