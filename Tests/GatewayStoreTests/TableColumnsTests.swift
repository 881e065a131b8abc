import GatewayStore
import RecordValidation
import SharingModel
import Testing

@Suite("A version tells beforehand whether its records can be kept beside those of the others")
struct TableColumnsTests {
    struct Case: Sendable {
        let versions: [String]
        let field: String?
    }

    private static let whole = #""a": {"type":"integer","x-svd-class":"none"}"#
    private static let text = #""a": {"type":"string","x-svd-class":"none"}"#
    private static let trimmed =
        #""a": {"type":"string","x-svd-class":"none","x-svd-normalise":"trim"}"#
    private static let original = #""a_original": {"type":"string","x-svd-class":"none"}"#

    private static func many(_ letter: String, _ count: Int) -> String {
        (1...count).map { #""\#(letter)\#($0)": {"type":"integer","x-svd-class":"none"}"# }
            .joined(separator: ",")
    }

    static let cases = [
        Case(versions: [whole], field: nil),
        Case(versions: [whole, text], field: "/properties/a"),
        Case(versions: [text, whole], field: "/properties/a"),
        Case(versions: [text, original, text + "," + original], field: nil),
        Case(versions: [whole + "," + original], field: "/properties/a_original"),
        Case(versions: [whole, original], field: "/properties/a_original"),
        Case(versions: [original, whole], field: "/properties/a"),
        Case(versions: [text + "," + original, trimmed], field: "/properties/a"),
        Case(versions: [text, trimmed, text], field: nil),
        Case(
            versions: [#""agency": {"type":"string","x-svd-class":"none"}"#],
            field: "/properties/agency"),
        Case(
            versions: [#""place": {"type":"string","x-svd-class":"none"}"#],
            field: "/properties/place"),
        Case(versions: [many("c", 990)], field: nil),
        Case(versions: [many("c", 600), many("d", 400)], field: "/properties"),
    ]

    /// What is said before and what the database says must be the same.
    @Test(arguments: cases)
    func told(_ example: Case) async throws {
        let store = try AnalysisStore.openInMemory()
        let schemas = try example.versions.enumerated().map { index, columns in
            try AnalysisKit.schema("\(index + 1).0.0", columns: columns)
        }
        for (index, schema) in schemas.enumerated() {
            let isLast = index == schemas.count - 1
            let expected = isLast ? example.field : nil
            var found: String?
            do {
                try TableColumns.check(schema, among: Array(schemas[..<index]))
            } catch {
                #expect(error.code == .schemaInvalid)
                found = error.field
                // Whoever reads the words alone has the place, too.
                let isPlaced = error.reason.hasPrefix("\(error.field ?? ""): ")
                #expect(isPlaced || error.field == "/properties", "\(error.reason)")
            }
            #expect(found == expected)
            do {
                try await store.prepare(schema)
                #expect(expected == nil)
            } catch let refusal as Refusal {
                #expect(refusal.code == .schemaInvalid && refusal.field == expected)
            }
        }
    }

    @Test("a version that has no place, and other datasets, take none from others")
    func others() throws {
        let first = try AnalysisKit.schema("1.0.0", columns: Self.whole)
        let faulty = try AnalysisKit.schema("2.0.0", columns: Self.text)
        let other = try AnalysisKit.schema("1.0.0", dataset: "other", columns: Self.text)
        let third = try AnalysisKit.schema("3.0.0", columns: Self.whole)
        try TableColumns.check(third, among: [faulty, other, third, first])
    }
}
