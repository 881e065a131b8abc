import GatewayStore
import RecordValidation
import SharingModel

/// What an upload needs for comparing keys.
struct UploadKeys: Sendable {
    /// Where keys go that outgrow memory.
    let folder: String
    /// What they may take there.
    let bytesMax: Int
    /// With which earlier submissions they are compared; nil where the schema does not ask for it.
    let scope: KeyScope?
}

extension Gateway {
    /// What an upload needs for comparing keys.
    /// - Throws: `field-invalid` where it replaces what it cannot.
    func keys(for declaration: UploadDeclaration) async throws -> UploadKeys {
        try await checkReplaced(declaration)
        guard !declaration.schema.keyRulesAcrossSubmissions.isEmpty else {
            return UploadKeys(
                folder: uploads.directory, bytesMax: configuration.uniqueKeyBytesMax, scope: nil)
        }
        return UploadKeys(
            folder: uploads.directory, bytesMax: configuration.uniqueKeyBytesMax,
            scope: KeyScope(
                store: store, salt: keySalt, agency: declaration.agency.id,
                dataset: declaration.schema.dataset, period: declaration.period,
                agreement: declaration.agreement.id, replaces: declaration.replaces))
    }

    private func checkReplaced(_ declaration: UploadDeclaration) async throws {
        guard let id = declaration.replaces else { return }
        let record = try await store.submission(id)
        guard let record, record.agency == declaration.agency.id,
            record.dataset == declaration.schema.dataset, record.period == declaration.period,
            record.agreement == declaration.agreement.id,
            record.state.isAccepted
        else {
            throw Refusal(
                .fieldInvalid,
                "The submission to be replaced is none that was accepted from you for this dataset "
                    + "and period under this agreement.",
                help: "Run `svd status` to see yours.", field: "replaces")
        }
    }
}

extension SubmissionDraft {
    /// Whether a submission of the same content that was accepted before stands for this one.
    var isOneWithItsContent: Bool {
        state == .accepted || state == .acceptedInPart || (looksBack && state == .refused)
    }

    /// Keeps the keys of an accepted file, in place of those of the submission that it replaces.
    /// - Throws: `idempotency-conflict` where another submission has got one of them meanwhile.
    func keepKeys(_ transaction: CommitTransaction) throws {
        guard let keys, state == .accepted || state == .acceptedInPart else { return }
        if let replaces { try transaction.removeKeys(of: replaces) }
        try keys.forEach { try transaction.insertKey($0, of: id, alone: $1) }
    }
}
