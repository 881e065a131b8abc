import Cryptography
public import GatewayStore
public import Logging
public import RecordValidation
import SchemaPublishing
import SharingLedger
public import SharingModel
import Synchronization

/// The gateway as its server and programs see it: the one place that puts steps in order.
///
/// identify → receive → validate → decide → record → acknowledge → forward → query. Whatever a
/// method returns of a submission is durable in the ledger before it returns.
public final class Gateway: Sendable {
    /// The parts that a gateway is made of.
    public struct Parts: Sendable {
        /// The gateway's own database.
        public var store: GatewayStore
        /// Where accepted records go.
        public var analysis: AnalysisStore
        /// The log of DPA 2018 s.62.
        public var processing: ProcessingLog
        /// The dataset schemas.
        public var catalogue: SchemaCatalogue
        /// Signs receipts.
        public var signer: ReceiptSigner
        /// Takes what the operator should know.
        public var logger: Logger
        /// The time of day; the only clock that the gateway reads.
        public var now: @Sendable () -> Instant

        /// Takes the parts.
        public init(
            store: GatewayStore, analysis: AnalysisStore, processing: ProcessingLog,
            catalogue: SchemaCatalogue, signer: ReceiptSigner, logger: Logger,
            now: @escaping @Sendable () -> Instant
        ) {
            self.store = store
            self.analysis = analysis
            self.processing = processing
            self.catalogue = catalogue
            self.signer = signer
            self.logger = logger
            self.now = now
        }
    }

    let configuration: ExchangeConfiguration
    let store: GatewayStore
    let analysis: AnalysisStore
    let processing: ProcessingLog
    let schemaHolder: SchemaHolder
    let signer: ReceiptSigner
    let logger: Logger
    let now: @Sendable () -> Instant
    let objects: ObjectStore
    let registryHolder: RegistryHolder
    let uploads: UploadDesk
    let keeper: AccountabilityKeeper
    /// The secret under which keys are digested that are compared across submissions.
    let keySalt: [UInt8]
    let counters = Counters()
    let recent = RecentOutcomes()
    private let ready = Atomic(false)

    /// Opens the gateway: loads the registry and the uploads that were under way.
    /// - Throws: refusal `registry-invalid` where none was applied yet, `FileFault`, or a fault of
    ///   the store.
    public init(configuration: ExchangeConfiguration, parts: Parts) async throws {
        self.configuration = configuration
        store = parts.store
        analysis = parts.analysis
        processing = parts.processing
        signer = parts.signer
        logger = parts.logger
        let tables = try await SchemaTables.prepare(
            parts.catalogue.all, in: parts.analysis, logger: parts.logger)
        schemaHolder = SchemaHolder(
            try SchemaCatalogue(tables.usable), leftOut: tables.leftOut)
        now = parts.now
        objects = try ObjectStore(directory: configuration.objectsDirectory)
        registryHolder = try await RegistryHolder(store: parts.store)
        uploads = try UploadDesk(directory: configuration.uploadsDirectory)
        keeper = AccountabilityKeeper(store: parts.store, now: parts.now)
        // Whatever is published later may compare keys across submissions.
        keySalt = try await store.keySalt(orKeep: SecureRandom.bytes(count: 32))
        warnOfRegistry()
        ready.store(true, ordering: .releasing)
    }

    /// Whether the gateway serves.
    public var isReady: Bool { ready.load(ordering: .acquiring) }

    /// The registry as it stands.
    var registry: Registry { registryHolder.current.registry }

    /// The schemas that are published.
    var catalogue: SchemaCatalogue { schemaHolder.current }

    /// Which schema versions are taken.
    var lifetimes: SchemaLifetimes {
        SchemaLifetimes(catalogue: catalogue, sunsets: registry.sunsets)
    }

    /// Takes up schema versions that were published since the gateway began.
    /// - Returns: how many.
    func reloadSchemas() async throws -> Int {
        let new = try await schemaHolder.missing(from: store)
        guard !new.isEmpty else { return 0 }
        let tables = try await SchemaTables.prepare(new, in: analysis, logger: logger)
        try schemaHolder.add(tables.usable, leftOut: tables.leftOut)
        warnOfRegistry()
        return tables.usable.count
    }

    /// Today in London.
    var today: CalendarDate { LondonTime.date(at: now()) }

    /// Grows with each change of the registry.
    public var registryGeneration: Int { registryHolder.current.version }

    /// The counts for the metrics page.
    public var metricsSnapshot: [(name: String, labels: [(String, String)], value: Double)] {
        counters.snapshot
    }

    /// Turns a fault into the refusal that the caller sees; the cause goes to our log under an id.
    func refusal(for error: any Error) -> Refusal {
        if let fault = error as? FileFault {
            if !fault.isFull { logger.error("file fault", metadata: ["cause": "\(fault)"]) }
            return refusal(for: fault.refusal)
        }
        if let refusal = error as? Refusal {
            if refusal.code == .storageFull { noteStorageFull(refusal.underlying) }
            return refusal
        }
        let id = (try? SubmissionID.make(at: now()).text) ?? "none"
        logger.error("internal fault", metadata: ["fault": "\(id)", "cause": "\(error)"])
        counters.add(to: "svd_faults_total")
        return Refusal(
            .internalFault, "The gateway failed; nothing was acknowledged.",
            help: "Try again; if it happens again, give the operator the number \(id).",
            underlying: "\(error)")
    }
}
