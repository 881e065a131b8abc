import RecordValidation
import SharingModel
import StrictJSON
import Testing

@Suite("Remarks that name a person are found, ordinary ones are left alone")
struct RemarkTests {
    static let all = """
        {"nhs-number":"error","full-postcode":"error","name":"error","phone-number":"error",
        "email-address":"error","date-of-birth":"error"}
        """

    static func codes(_ remarks: [String], suspects: String = all) throws -> [String?] {
        let schema = try ValidationKit.schema(
            properties: #""note":{"type":"string","x-svd-class":"free-text"}"#,
            suspects: suspects)
        let text = "note\n" + remarks.map { "\"\($0.replacing("\"", with: "\"\""))\"\n" }.joined()
        let report = try ValidationKit.report(
            Array(text.utf8), schema, options: ValidationOptions(violationsMax: .max))
        var codes = [String?](repeating: nil, count: remarks.count)
        for violation in report.violations {
            let mark = violation.severity == .warning ? "?" : ""
            codes[(violation.record ?? 1) - 1] = violation.code.rawValue + mark
        }
        return codes
    }

    static let personal: [(String, String)] = [
        ("seen by Dr Patel at 10", "suspected-name"), ("Mr J. Smith fell", "suspected-name"),
        ("mr Smith fell", "suspected-name"), ("MRS JONES SAID NO", "suspected-name"),
        ("victim is Ms O'Brien", "suspected-name"), ("Mr. Smith", "suspected-name"),
        ("Dr.Singh", "suspected-name"), ("Miss de Souza", "suspected-name"),
        ("Mr and Mrs Khan", "suspected-name"), ("(Prof Van Helsing)", "suspected-name"),
        ("Professor Élise", "suspected-name"), ("with Master Jones, 9", "suspected-name"),
        ("Mr Smith on High Street", "suspected-name"), ("Sir John Smith", "suspected-name"),
        ("neighbour Mr Smith-Jones", "suspected-name"), ("Mr Ng", "suspected-name"),
        ("call 01603 123456", "suspected-phone-number"),
        ("tel 07700 900123.", "suspected-phone-number"), ("07700900123", "suspected-phone-number"),
        ("(01603) 123 456", "suspected-phone-number"), ("020 7946 0123", "suspected-phone-number"),
        ("+44 7700 900123", "suspected-phone-number"), ("+447700900123", "suspected-phone-number"),
        ("+44 (0)1603 123456", "suspected-phone-number"),
        ("00447700900123", "suspected-phone-number"), ("01603-123-456", "suspected-phone-number"),
        ("a.person@example.org", "suspected-email-address"),
        ("mail to x@y.co, now", "suspected-email-address"),
        ("<J_S+1@mail-1.example.com>", "suspected-email-address"),
        ("DOB 12/3/80", "suspected-date-of-birth"),
        ("d.o.b. 12.03.1980", "suspected-date-of-birth"),
        ("D.O.B: 1980-03-12", "suspected-date-of-birth"),
        ("born on 3 March 1980", "suspected-date-of-birth"),
        ("born 3rd of Mar 80", "suspected-date-of-birth"),
        ("date of birth is 12 03 1980", "suspected-date-of-birth"),
        ("dob12/03/1980?", "suspected-date-of-birth"),
        ("born March 3rd, 1980", "suspected-date-of-birth"),
        ("DOB - 12031980", "suspected-date-of-birth"),
        ("Birthdate: 12/03/1980", "suspected-date-of-birth"),
        ("943 476 5919", "suspected-nhs-number"), ("near NR18 0WW", "suspected-postcode"),
    ]

    /// What data officers write that points to nobody.
    static let ordinary = [
        "Outside the Lord Nelson pub", "at the Sir Robert Peel", "Lady Margaret school car park",
        "12 Oak Dr Norwich", "Dr not seen", "Mr X hit Mr Y", "Ms B's house", "Master bedroom",
        "Miss the bus", "I will miss Norwich", "Mrs unknown", "Mr. unknown", "MR", "Dr", "mr smith",
        "pt had MS since 2010", "DRUNK MALE", "Market Place", "Mrstory Road", "Sirloin House",
        "prof of life", "Revolution Bar", "Sir John Leman High School", "Dr Pepper bottle thrown",
        "Lord Street", "Lady Lane, Ipswich", "Mr Fox pub, High Street", "the Mr Men book",
        "on or near Ash Mount", "Norwich Prince of Wales Road, 3 males", "stabbed x2 in 2019",
        "01/02/2026 14:30", "2026-10-31 14:05", "crime 36/12345/24", "CAD 1234567",
        "call 101 or 999", "0800 555 111 given", "0300 123 1079", "0845 46 47", "12345678901",
        "ref 0160312345678", "0.123456789", "x 01 02 2026 1030", "2 x 0123", "2020 7946 0123",
        "@ the club", "meet@pub", "2@1.50 each", "a@b", "@home.co", "cost 5@each.", "a@.co",
        "born in Norwich", "newborn 12/03/2024", "born 1980", "stillborn 3 March 1980",
        "incident 12/03/1980", "dob unknown", "DOB given", "Osborne 12/3/80", "doba 12/3/80",
        "the A11 at 4pm", "room NR1", "M1 1CA", "X9434765919",
        "black BMW, reg not known", "thrown from 2nd floor", "Café Zoë, St Giles", "", " ",
    ]

    @Test("what is personal is found", arguments: personal)
    func found(_ remark: String, _ code: String) throws {
        let padding = String(repeating: "word ", count: 20)
        for text in [remark, padding + remark, remark + " " + padding, "é: " + remark] {
            #expect(try Self.codes([text]) == [code], "\(text)")
        }
    }

    @Test("what is ordinary is left alone", arguments: ordinary)
    func left(_ remark: String) throws {
        for text in [remark, "then " + remark, remark + "."] {
            #expect(try Self.codes([text]) == [nil], "\(text)")
        }
    }

    @Test("each kind is looked for only where the schema asks for it")
    func kinds() throws {
        let remarks = [
            "943 476 5919", "NR18 0WW", "Mr Smith", "01603 123456", "a@b.co", "DOB 1/1/1980",
        ]
        let kinds = [
            "nhs-number", "full-postcode", "name", "phone-number", "email-address", "date-of-birth",
        ]
        for (index, kind) in kinds.enumerated() {
            for severity in ["error", "warning"] {
                let found = try Self.codes(remarks, suspects: #"{"\#(kind)":"\#(severity)"}"#)
                #expect(found.indices.filter { found[$0] != nil } == [index])
                // An NHS number with a check digit that fits is an error all the same.
                let isWarning = severity == "warning" && index > 0
                #expect(found[index]?.hasSuffix("?") == isWarning)
            }
        }
        let codes = try Self.codes(
            ["943 476 5918", "9434765919 1234567890", "Mr Smith, a@b.co", "1234567890 Mr Smith"],
            suspects: #"{"nhs-number":"warning","name":"warning","email-address":"error"}"#)
        #expect(
            codes == [
                "suspected-nhs-number?", "suspected-nhs-number", "suspected-email-address",
                "suspected-nhs-number?",
            ])
    }

    @Test("a phrase that the schema allows is no name, and hides no other")
    func phrases() throws {
        let suspects = #"{"name":"error"},"notNames":["Mr Chippy","Mr. T's Gym"]"#
        let codes = try Self.codes(
            [
                "Mr Chippy on High Street", "mr Chippy", "Mr Chippyson", "Mr Chippy and Mr Smith",
                "MR CHIPPY", "at Mr. T's Gym", "Mr Chipp",
            ], suspects: suspects)
        #expect(codes.map { $0 != nil } == [false, false, true, true, false, false, true])
        #expect(try Self.codes(["Mr Chippy on High Street"]) == ["suspected-name"])
    }

    @Test("open text is searched, text with a closed form is not")
    func columns() throws {
        let schema = try ValidationKit.schema(
            properties: """
                "open":{"type":"string","x-svd-class":"none"},
                "coded":{"type":"string","x-svd-class":"none","enum":["Mr Smith"]},
                "shaped":{"type":"string","x-svd-class":"none","pattern":"^Mr"},
                "normal":{"type":"string","x-svd-class":"none","x-svd-normalise":"trim"},
                "free":{"type":"string","x-svd-class":"free-text","x-svd-normalise":"trim"}
                """, suspects: #"["name"]"#)
        let report = try ValidationKit.report(
            "open,coded,shaped,normal,free\nMr Smith,Mr Smith,Mr Smith,Mr Smith,Mr Smith\n", schema)
        #expect(report.violations.map(\.header) == ["open", "free"])
    }

    @Test("nothing of a remark stands in the report")
    func silent() throws {
        let schema = try ValidationKit.schema(
            properties: #""note":{"type":"string","x-svd-class":"free-text"}"#,
            suspects: Self.all)
        let words = [
            "Zebedee", "zq1@zq.co", "07700 900123", "DOB 12/3/80", "NR18 0WW", "9434765919",
        ]
        let text = "note\n" + words.map { "Mr Zebedee \($0)\n" }.joined()
        let report = try ValidationKit.report(text, schema)
        #expect(report.violations.count == words.count)
        let json = String(decoding: report.json.canonicalBytes, as: UTF8.self)
        for word in ["Zebedee", "zq", "900123", "12/3", "0WW", "94347"] {
            #expect(!json.contains(word))
        }
    }

    @Test("a long remark that never quite matches takes time in proportion to its length")
    func linear() throws {
        func seconds(_ piece: String, _ count: Int) throws -> Duration {
            let clock = ContinuousClock()
            let remark = String(repeating: piece, count: count)
            return try clock.measure { _ = try Self.codes([remark]) }
        }
        for piece in ["Mr de ", "dob on the ", "01603 1 ", "a@b-", "a@b.", "943 476 ", "NR18 0W"] {
            let short = try seconds(piece, 2_000)
            let long = try seconds(piece, 32_000)
            // Sixteen times as long; a quadratic search would take 256 times.
            #expect(long < short * 80 + .milliseconds(50), "\(piece)")
        }
    }
}
