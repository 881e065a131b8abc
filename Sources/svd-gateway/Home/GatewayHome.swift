import Cryptography
import Exchange
import GatewayStore
import Glibc
import Logging
import RecordValidation
import SharingLedger
import SharingModel

/// An opened home: keys read, databases open, schemas loaded.
struct GatewayHome: Sendable {
    let layout: HomeLayout
    let settings: GatewaySettings
    let noteSigner: NoteSigner
    let store: GatewayStore

    /// The time of day.
    static let now: @Sendable () -> Instant = {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    /// Opens a home.
    /// - Throws: refusals that say what is wrong and how to put it right: no home, a key that
    ///   others may read, a ledger older than its last checkpoint, a clock behind the ledger.
    init(layout: HomeLayout) throws {
        try layout.check()
        self.layout = layout
        settings = try GatewaySettings(layout: layout)
        noteSigner = try NoteSigner(
            name: settings.origin,
            key: try Ed25519PrivateKey(pem: try Self.secret(layout.checkpointKey)))
        let signer = noteSigner
        store = try GatewayStore.open(
            GatewayStoreConfiguration(
                path: layout.gatewayDatabase, lastCheckpointPath: layout.lastCheckpoint,
                origin: settings.origin),
            sign: { checkpoint in try checkpoint.signed(by: signer).encoded })
    }

    /// Refuses to go on where the clock is behind the ledger's last entry by more than five
    /// minutes: what is on time or late would be judged wrongly.
    /// - Throws: refusal `ledger-inconsistent`.
    func checkClock() async throws {
        guard let last = try await store.latestCheckpoint()?.time else { return }
        guard Self.now() >= last.adding(seconds: -300) else {
            throw Refusal(
                .ledgerInconsistent, "The clock is behind the ledger's last entry (\(last)).",
                help: "Set the clock (chrony, systemd-timesyncd) and start again.")
        }
    }

    /// Reads a private key file.
    /// - Throws: refusal `field-invalid` where others than its owner may read it, or a `FileFault`.
    static func secret(_ path: String) throws -> [UInt8] {
        var information = stat()
        guard unsafe stat(path, &information) == 0 else { throw FileFault("stat") }
        guard information.st_mode & 0o077 == 0 || path.hasPrefix("/run/credentials/") else {
            throw Refusal(
                .fieldInvalid, "\(path) can be read by others than the service.",
                help: "Run `chmod 600 \(path)`.")
        }
        return try Files.read(path, bytesMax: 1 << 16)
    }

    /// Every schema document of a folder `<dataset>/<version>.schema.json`.
    /// - Throws: refusal `schema-invalid` with file and JSON pointer, or a `FileFault`.
    /// - Parameter published: the digests of documents that were checked when they were published.
    static func schemas(
        in folder: String, published: Set<SHA256Digest> = []
    ) throws -> [DatasetSchema] {
        var schemas: [DatasetSchema] = []
        for dataset in Files.names(in: folder) {
            for name in Files.names(in: folder + "/" + dataset)
            where name.hasSuffix(".schema.json") {
                schemas.append(
                    try schema(at: "\(folder)/\(dataset)/\(name)", published: published))
            }
        }
        return schemas
    }

    /// One schema document.
    /// - Throws: refusal `schema-invalid` with file and JSON pointer, or those of `NamedFile`.
    static func schema(
        at path: String, published: Set<SHA256Digest> = []
    ) throws -> DatasetSchema {
        let document = try NamedFile(path: path, what: "schema document").read(
            bytesMax: Limits.schemaBytesMax, tooLarge: .schemaInvalid)
        guard let digest = SHA256Digest(bytes: SHA256Hasher.hash(document)) else {
            preconditionFailure("a SHA-256 digest has 32 bytes")
        }
        do {
            return try DatasetSchema(
                document: document, sha256: digest, wasChecked: published.contains(digest))
        } catch let refusal {
            throw Refusal(
                refusal.code, "\(path): \(refusal.reason)", help: refusal.help,
                field: refusal.field)
        }
    }

    /// Publishes what is new in the schemas folder and loads the catalogue.
    /// - Throws: refusal `schema-invalid`, `schema-altered` or `schema-incompatible`, or a fault.
    func catalogue() async throws -> SchemaCatalogue {
        let published = Set(try await store.schemaVersions().map(\.sha256))
        return try await SchemaPublication(store: store).catalogue(
            with: try Self.schemas(in: layout.schemas, published: published), at: Self.now())
    }

    /// The schema versions that are published, and those that will be when the gateway serves.
    /// - Throws: refusal `schema-invalid` with file and JSON pointer, or a fault.
    func knownCatalogue() async throws -> SchemaCatalogue {
        let published = try await SchemaPublication(store: store).published()
        let waiting = try Self.schemas(
            in: layout.schemas, published: Set(published.map(\.sha256))
        ).filter { schema in
            !published.contains { ($0.dataset, $0.version) == (schema.dataset, schema.version) }
        }
        return try SchemaCatalogue(published + waiting)
    }

    /// The gateway over this home.
    /// - Throws: as `Gateway.init`.
    func gateway(logger: Logger) async throws -> Gateway {
        let certificate = try Certificate(
            pem: Files.read(layout.receiptCertificate, bytesMax: 1 << 16))
        let key = try ECPrivateKey(pem: Self.secret(layout.receiptKey))
        return try await Gateway(
            configuration: ExchangeConfiguration(
                name: settings.name, origin: settings.origin, logKey: noteSigner.verifier.text,
                dataDirectory: layout.data,
                silenceIntervalSeconds: settings.silenceIntervalSeconds,
                uniqueKeyBytesMax: settings.uniqueKeyBytesMax),
            parts: Gateway.Parts(
                store: store, analysis: try AnalysisStore.open(path: layout.analysisDatabase),
                processing: try ProcessingLog.open(path: layout.processingDatabase),
                catalogue: try await catalogue(),
                signer: ReceiptSigner(certificate: certificate, key: key), logger: logger,
                now: Self.now))
    }
}
