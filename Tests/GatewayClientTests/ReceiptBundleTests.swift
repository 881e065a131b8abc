import GatewayClient
import SharingLedger
import SharingModel
import StrictJSON
import Testing

@Suite("A receipt's three files stay together")
struct ReceiptBundleTests {
    private let bundle = ReceiptBundle(receipt: [1], signature: [2, 3], proof: [4])

    @Test func writesAndReadsItsParts() throws {
        try withTemporaryFolder { folder in
            let id = try #require(SubmissionID("01abc"))
            let paths = try bundle.write(to: Path.join(folder, "r"), submission: id)
            #expect(
                paths.map(Path.name) == [
                    "01abc.receipt.json", "01abc.receipt.p7s", "01abc.receipt.tlog-proof",
                ])
            for path in paths { #expect(try ReceiptBundle(beside: path) == bundle) }
            #expect(throws: LocalFileError.self) {
                try ReceiptBundle(beside: Path.join(folder, "r/02.receipt.json"))
            }
        }
    }

    @Test(arguments: [
        ("receipt.json", ""), ("a/receipt.p7s", "a/"), ("a/1.receipt.tlog-proof", "a/1."),
    ])
    func findsTheStem(path: String, stem: String) { #expect(ReceiptBundle.stem(of: path) == stem) }

    @Test(arguments: ["a.json", "myreceipt.json", "receipt.json.part"])
    func refusesOtherNames(path: String) { #expect(ReceiptBundle.stem(of: path) == nil) }

    @Test func readsTheGatewaysForm() throws {
        let json: JSONValue = [
            "receipt.json": "{}", "receipt.p7s": .string(Base64.text(of: [0, 255])),
            "receipt.tlog-proof": "p",
        ]
        let read = try ReceiptBundle(json: json)
        #expect(read.receipt == Array("{}".utf8))
        #expect(read.signature == [0, 255])
        #expect(throws: ProtocolFault.self) { try ReceiptBundle(json: ["receipt.json": "{}"]) }
    }
}
