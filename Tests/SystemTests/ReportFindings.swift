import StrictJSON

/// What a validation report lists, for comparing.
enum ReportFindings {
    /// `line header code` of each violation, in order.
    static func lines(_ report: JSONValue?) -> [String] {
        (report?["violations"]?.array ?? []).map(line)
    }

    /// `line header code` of one violation, or of a line of an `expected.json`.
    static func line(_ violation: JSONValue) -> String {
        "\(violation["line"]?.integer ?? 0) \(violation["header"]?.string ?? "-") "
            + "\(violation["code"]?.string ?? "?")"
    }
}
