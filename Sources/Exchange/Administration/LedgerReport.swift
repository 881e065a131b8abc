public import GatewayStore
public import SharingModel

/// The accountability report on the operator's machine, with the gateway running or not.
public struct LedgerReport: Sendable {
    private let store: GatewayStore
    private let origin: String

    /// Reads a gateway's store.
    public init(store: GatewayStore, origin: String) {
        self.store = store
        self.origin = origin
    }

    /// The report as of the ledger's last entry.
    /// - Throws: refusal `field-invalid`, or a fault of the store.
    public func bytes(
        from: String?, to: String?, agency: String?, format: ReportFormat, now: Instant
    ) async throws -> [UInt8] {
        let wanted = agency.flatMap { AgencyID($0) }
        guard (agency == nil) == (wanted == nil) else {
            throw Refusal(
                .fieldInvalid, "The agency's name cannot be read.",
                help: "Use the name of the registry.", field: "agency")
        }
        let keeper = AccountabilityKeeper(store: store, now: { now })
        let report = try await AccountabilityReports.report(
            from: from, to: to, agency: wanted,
            book: keeper.current(), store: store, origin: origin,
            today: LondonTime.date(at: now))
        return AccountabilityReports.bytes(of: report, format: format)
    }
}
