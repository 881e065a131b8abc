import GatewayStore

extension UploadDeclaration {
    /// Whether the file may be the one that was recorded under its key, as far as can be known
    /// before its bytes are here.
    func mayBeFile(of record: SubmissionRecord, length: Int) -> Bool {
        guard concerns(record) else { return false }
        if let digest { return digest == record.fileDigest }
        return coding != nil || length == record.fileBytes
    }

    /// Whether it speaks of the record's dataset and period.
    func concerns(_ record: SubmissionRecord) -> Bool {
        record.dataset == schema.dataset && record.period == period
    }

    /// Whether another declaration announces the same thing.
    func isSame(as other: UploadDeclaration) -> Bool {
        schema.dataset == other.schema.dataset && period == other.period && digest == other.digest
            && coding == other.coding
    }
}
