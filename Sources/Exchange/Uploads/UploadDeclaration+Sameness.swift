import GatewayStore
import RecordValidation
import SharingModel

extension UploadDeclaration {
    /// Whether the file may be the one that was recorded under its key, as far as can be known
    /// before its bytes are here.
    func mayBeFile(of record: SubmissionRecord, length: Int) -> Bool {
        guard concerns(record) else { return false }
        if let digest { return digest == record.fileDigest }
        return coding != nil || length == record.fileBytes
    }

    /// Whether it speaks of the record's dataset and period, and names no other agreement. Where
    /// it names none, another may have come into force since.
    func concerns(_ record: SubmissionRecord) -> Bool {
        record.dataset == schema.dataset && record.period == period
            && (namesNoAgreement || record.agreement == agreement.id)
    }

    private var namesNoAgreement: Bool { (metadata["agreement"] ?? "").isEmpty }

    /// Whether another declaration announces the same thing.
    func isSame(as other: UploadDeclaration) -> Bool {
        schema.dataset == other.schema.dataset && period == other.period
            && agreement.id == other.agreement.id && digest == other.digest
            && coding == other.coding && format == other.format && replaces == other.replaces
    }
}
