import GatewayTestKit
import SharingLedger
import SharingModel
import StrictJSON

/// A copy of a gateway's log, fetched over the exchange port like anybody would.
struct LogCopy: TileReader {
    let logKey: String
    let entries: [LedgerEntry]
    private let files: [String: [UInt8]]

    init(_ client: SmallClient) async throws {
        let me = try JSONParser.parse(try await client.get("/v1/me"))
        guard let key = me["gateway"]?["logKey"]?.string else { throw TestFault("no log key") }
        logKey = key
        var files = ["checkpoint": try await client.get("/log/checkpoint")]
        let checkpoint = try Checkpoint(
            verifying: files["checkpoint"] ?? [], log: NoteVerifier(vkey: key))
        let levels = [nil] + (0...3).map { Optional($0) }
        for path in levels.flatMap({ TilePath.all(level: $0, size: checkpoint.size) }) {
            files[path.text] = try await client.get("/log/" + path.text)
        }
        var entries: [LedgerEntry] = []
        for path in TilePath.all(level: nil, size: checkpoint.size) {
            for leaf in try EntryBundle.entries(in: files[path.text] ?? [], count: path.width) {
                entries.append(try LedgerEntry(json: JSONParser.parse(leaf)))
            }
        }
        self.entries = entries
        self.files = files
    }

    func bytes(at path: String) throws -> [UInt8]? { files[path] }
}
