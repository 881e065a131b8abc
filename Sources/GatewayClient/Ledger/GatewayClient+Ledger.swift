import NIOPosix
public import SharingLedger

extension GatewayClient {
    /// Reads the whole published ledger from the gateway and computes everything again.
    /// - Parameters:
    ///   - log: the ledger's key.
    ///   - earlier: checkpoints seen before, which the ledger must continue.
    ///   - progress: told each thing that is read.
    /// - Throws: `GatewayProblem`, `ConnectionFailure`; what is wrong with the ledger is in the
    ///   result.
    public func auditLedger(
        log: NoteVerifier, earlier: [Checkpoint],
        progress: @escaping @Sendable (String) -> Void
    ) async throws -> AuditResult {
        let reader = HTTPTileReader(http: http, address: profile.gateway, progress: progress)
        return try await NIOThreadPool.singleton.runIfActive {
            try LedgerAudit.audit(reader, log: log, earlier: earlier)
        }
    }
}
