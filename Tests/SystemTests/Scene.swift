import Foundation
import GatewayTestKit
import SharingLedger
import StrictJSON
import Testing

/// A served gateway, and a folder for its users' files and receipts. One test owns it.
final class Scene {
    let gateway: TestGateway
    let files: TemporaryFolder

    /// Where `svd` puts receipts in these tests.
    var receipts: URL { files.url.appending(path: "receipts") }

    private init(_ gateway: TestGateway) throws {
        self.gateway = gateway
        files = try TemporaryFolder("svd-files")
    }

    /// Makes a gateway that serves.
    static func open(environment: [String: String] = [:]) async throws -> Scene {
        let scene = try await closed()
        try await scene.gateway.start(environment: environment)
        return scene
    }

    /// Makes a gateway that does not serve yet.
    static func closed() async throws -> Scene {
        try Scene(try await TestGateway(certificates: TestCertificates()))
    }

    /// Stops the gateway, which ends well.
    func close() async throws {
        let status = try await gateway.stop()
        #expect(status == 0, "\(gateway.log.suffix(2000))")
    }

    /// Writes a file for `svd` to read.
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = files.url.appending(path: name)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Runs `svd` and expects that it ends with a status.
    @discardableResult
    func svd(
        _ holder: String, _ arguments: String..., status: Int32 = 0,
        within limit: Duration = .seconds(120), at place: SourceLocation = #_sourceLocation
    ) async throws -> CommandResult {
        try await svd(holder, arguments, status: status, within: limit, at: place)
    }

    /// As above, with arguments that are in an array.
    @discardableResult
    func svd(
        _ holder: String, _ arguments: [String], status: Int32 = 0,
        within limit: Duration = .seconds(120), at place: SourceLocation = #_sourceLocation
    ) async throws -> CommandResult {
        let result = try await gateway.svd(as: holder, arguments, within: limit)
        #expect(result.status == status, "svd \(arguments): \(result)", sourceLocation: place)
        return result
    }

    /// Runs `svd … --format json` and reads what it says.
    func json(
        _ holder: String, _ arguments: String..., status: Int32 = 0,
        at place: SourceLocation = #_sourceLocation
    ) async throws -> JSONValue {
        let result = try await gateway.svd(as: holder, arguments + ["--format", "json"])
        #expect(result.status == status, "svd \(arguments): \(result)", sourceLocation: place)
        return try JSONParser.parse(
            Array(result.output.utf8), limits: JSONLimits(bytesMax: 256 << 20))
    }

    /// Submits a file of October 2026 and gives what `svd` says of it.
    func submit(
        _ path: String, as holder: String = Holders.acuteTrust, dataset: String = "ed-assault",
        period: String = "2026-10", _ more: String..., status: Int32 = 0,
        at place: SourceLocation = #_sourceLocation
    ) async throws -> JSONValue {
        let arguments =
            [
                "submit", path, "--dataset", dataset, "--period", period, "--receipt-dir",
                receipts.path, "--format", "json",
            ] + more
        let result = try await gateway.svd(as: holder, arguments, within: .seconds(300))
        #expect(result.status == status, "svd \(arguments): \(result)", sourceLocation: place)
        return try JSONParser.parse(Array(result.output.utf8))
    }

    /// Runs another command of the gateway's program and expects that it ends with a status.
    @discardableResult
    func operate(
        _ arguments: String..., status: Int32 = 0, at place: SourceLocation = #_sourceLocation
    ) async throws -> CommandResult {
        let result = try await gateway.run(arguments)
        #expect(
            result.status == status, "svd-gateway \(arguments): \(result)", sourceLocation: place)
        return result
    }

    /// The published log, fetched as the acute trust.
    func log() async throws -> LogCopy {
        let client = try SmallClient(profile: gateway.profile(of: Holders.acuteTrust))
        let copy = try await LogCopy(client)
        try await client.shutDown()
        return copy
    }

    /// Waits until so many rows stand in the analysis store.
    func untilForwarded(rows: Int, within limit: Duration = .seconds(120)) async throws {
        _ = try await Polling.until("\(rows) rows forwarded", within: limit) {
            try Database.integer(
                "SELECT coalesce(sum(rowCount), 0) FROM appliedSubmission", in: gateway.home,
                "analysis.sqlite") == rows
                && Database.integer(
                    "SELECT count(*) FROM outbox WHERE doneAt IS NULL", in: gateway.home,
                    "gateway.sqlite") == 0
                ? true : nil
        }
    }

    /// The files below a folder of the home's data, with their paths from there.
    func stored(in folder: String) throws -> [String] {
        let root = gateway.home.appending(path: "data/\(folder)")
        return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
            var isFolder: ObjCBool = false
            _ = unsafe FileManager.default.fileExists(
                atPath: root.appending(path: path).path, isDirectory: &isFolder)
            return !isFolder.boolValue
        }
    }
}
