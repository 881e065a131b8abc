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

    /// Whether it speaks of the record's dataset, period and agreement: under another agreement the
    /// same file is another share, with other recipients.
    func concerns(_ record: SubmissionRecord) -> Bool {
        record.dataset == schema.dataset && record.period == period
            && record.agreement == agreement.id
    }

    /// Whether another declaration announces the same thing. Where neither names an agreement, it
    /// is found when the last byte is in, and may be another by then.
    func isSame(as other: UploadDeclaration) -> Bool {
        schema.dataset == other.schema.dataset && period == other.period
            && digest == other.digest && coding == other.coding && format == other.format
            && replaces == other.replaces
            && (agreement.id == other.agreement.id
                || (namesNoAgreement && other.namesNoAgreement))
    }
}
