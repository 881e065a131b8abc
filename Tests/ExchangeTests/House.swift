import Cryptography
import Exchange
import Foundation
import GatewayStore
import GatewayTestKit
import Logging
import RecordValidation
import SQLDatabase
import ServiceLifecycle
import SharingLedger
import SharingModel
import StrictJSON

/// A gateway on stores in a folder of its own. One test owns it.
final class House {
    static let trust = "agency/riverside-trust"
    static let fire = "agency/norfolk-fire"
    static let careBoard = "agency/broadland-icb"
    static let analyst = "person/analyst"
    static let officer = "person/officer"

    let folder: TemporaryFolder
    let clock: TestClock
    let store: GatewayStore
    let analysis: AnalysisStore
    private(set) var gateway: Gateway
    private var parts: Gateway.Parts
    private let keyBytesMax: Int

    /// Makes a gateway with the tests' registry in force.
    /// - Parameters:
    ///   - comparesKeys: whether records of assaults are compared across submissions.
    ///   - keyBytesMax: what the keys of a file may take in memory.
    ///   - logger: where the gateway's log goes; nowhere otherwise.
    init(
        at time: String = "2026-11-10T12:00:00.000Z", comparesKeys: Bool = false,
        keyBytesMax: Int = Limits.uniqueKeyBytesMax, logger kept: Logger? = nil
    ) async throws {
        self.keyBytesMax = keyBytesMax
        let folder = try TemporaryFolder("svd-exchange")
        let clock = TestClock(time)
        self.folder = folder
        self.clock = clock
        let origin = "gateway.test/log"
        let noteSigner = try NoteSigner(name: origin, key: Ed25519PrivateKey())
        store = try GatewayStore.open(
            GatewayStoreConfiguration(
                path: folder.url.appending(path: "gateway.sqlite").path,
                lastCheckpointPath: folder.url.appending(path: "last-checkpoint").path,
                origin: origin),
            sign: { try $0.signed(by: noteSigner).encoded })
        analysis = try AnalysisStore.open(
            path: folder.url.appending(path: "analysis.sqlite").path)
        let key = try ECPrivateKey()
        let certificate = try Certificate.selfSigned(
            key: key, commonName: "receipts", uris: ["spiffe://test/receipts"],
            notBefore: 1_700_000_000, notAfter: 1_900_000_000)
        var silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        silent.logLevel = .critical
        parts = Gateway.Parts(
            store: store, analysis: analysis,
            processing: try ProcessingLog.open(
                path: folder.url.appending(path: "processing.sqlite").path),
            catalogue: try Documents.catalogue(comparesKeys: comparesKeys),
            signer: ReceiptSigner(certificate: certificate, key: key), logger: kept ?? silent,
            now: { clock.now })
        _ = try await RegistryApplication(store: store).record(
            Array(Documents.registry.utf8), at: clock.now)
        gateway = try await Self.gateway(
            parts, folder, noteSigner.verifier.text, keyBytesMax: keyBytesMax)
    }

    private static func gateway(
        _ parts: Gateway.Parts, _ folder: TemporaryFolder, _ logKey: String, keyBytesMax: Int
    ) async throws -> Gateway {
        try await Gateway(
            configuration: ExchangeConfiguration(
                name: "gateway.test", origin: "gateway.test/log", logKey: logKey,
                dataDirectory: folder.url.path, silenceIntervalSeconds: 3600,
                uniqueKeyBytesMax: keyBytesMax),
            parts: parts)
    }

    /// Puts a new gateway on the same stores and files, as a restart does.
    func restart() async throws {
        gateway = try await Self.gateway(parts, folder, "", keyBytesMax: keyBytesMax)
    }

    /// As above, with another catalogue.
    func restart(with catalogue: SchemaCatalogue) async throws {
        parts.catalogue = catalogue
        try await restart()
    }

    /// Who a holder is to the gateway.
    func caller(_ holder: String) throws -> Caller {
        try gateway.identify(
            uri: "spiffe://test/\(holder)", certificate: Documents.digest(of: [1]))
    }

    /// Announces and sends a file in one request.
    func submit(
        _ text: String, as holder: String = House.trust, dataset: String = "ed-assault",
        period: String = "2026-10", key: String? = nil, _ more: [String: String] = [:]
    ) async throws -> Exchange.UploadState {
        let bytes = Array(text.utf8)
        var metadata = ["dataset": dataset, "period": period]
        metadata["idempotency-key"] = key
        metadata.merge(more) { $1 }
        let caller = try caller(holder)
        let state = try await gateway.createUpload(
            caller, length: bytes.count, metadata: metadata, bodyFollows: true)
        guard state.submission == nil else { return state }
        let writer = try await gateway.openUpload(caller, id: state.id, offset: state.offset)
        try unsafe bytes.withUnsafeBytes { try unsafe writer.append($0) }
        return try await writer.close()
    }

    /// A submission as its agency sees it.
    func submission(_ state: Exchange.UploadState, as holder: String = House.trust) async throws
        -> JSONValue
    {
        try await gateway.submission(try caller(holder), id: state.submission?.text ?? "")
    }

    /// The whole ledger.
    func entries() async throws -> [LedgerEntry] {
        try await store.ledgerEntries(from: 1, limit: 100_000)
    }

    /// The entries of a kind.
    func entries(_ kind: LedgerEntryKind) async throws -> [LedgerEntry] {
        try await entries().filter { $0.kind == kind }
    }

    /// The report of all agencies, which also asks the clock of silence.
    func report(from: String = "2026-10", to: String = "2026-10") async throws -> JSONValue {
        try JSONParser.parse(
            try await gateway.accountability(
                try caller(House.officer), from: from, to: to, agency: nil, format: .json))
    }

    /// Runs the gateway's services until something is so.
    func serve<Value: Sendable>(
        until what: String, _ ask: () async throws -> Value?
    ) async throws -> Value {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: gateway.services().map { .init(service: $0) },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        async let running: Void = group.run()
        let result: Result<Value, any Error>
        do {
            result = .success(try await Polling.until(what, ask: ask))
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running
        return try result.get()
    }

    /// Runs a statement in the gateway's database, behind the gateway's back.
    func execute(_ sql: String) async throws {
        _ = try await store.commits.submit { try $0.connection.execute(sql) }
    }

    /// A count of the metrics page.
    func count(_ name: String) -> Int {
        Int(gateway.metricsSnapshot.filter { $0.name == name }.map(\.value).reduce(0, +))
    }

    /// The names of the files below a folder.
    func files(in name: String) throws -> [String] {
        try TemporaryFolder.files(below: folder.url.appending(path: name))
    }
}
