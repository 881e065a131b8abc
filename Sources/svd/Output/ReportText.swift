import RecordValidation
import SharingModel
package import StrictJSON

/// A validation report for people: what is wrong, where, and what to do.
///
/// Works on the report's JSON, which is the same offline and from the gateway.
package struct ReportText {
    private let report: JSONValue
    private let fileName: String

    package init(_ report: JSONValue, fileName: String) {
        self.report = report
        self.fileName = fileName
    }

    /// The report in lines; what is not a report gives its verdict alone.
    package var lines: [String] {
        guard let report = try? ValidationReport(json: report) else {
            return ["\(fileName): \(report["verdict"]?.string ?? "no verdict")."]
        }
        return report.text(fileName: fileName).split(
            separator: "\n", omittingEmptySubsequences: false
        ).dropLast().map(String.init)
    }

    /// A code in plain words; the code itself where it has none.
    package static func title(_ code: String) -> String {
        ViolationCode(rawValue: code)?.words ?? RefusalCode(rawValue: code)?.rawValue ?? code
    }
}
