import Cryptography
public import RecordValidation
public import SharingModel

/// The key by which the gateway knows a repeat of the same submission.
public enum IdempotencyKey {
    /// The same for the same agency, agreement, dataset, period and file, whoever runs the program
    /// and when.
    /// - Parameters:
    ///   - agreement: nil where the gateway is to find it.
    ///   - format: how the file is said to be written: what was refused as one form may be sent as
    ///     the other.
    ///   - replaces: the submission that the file corrects, which makes it another submission.
    public static func derived(
        agency: AgencyID, agreement: AgreementID?, dataset: DatasetID, period: Period,
        digest: SHA256Digest, format: FileFormat = .csv, replaces: SubmissionID? = nil
    ) -> String {
        var text = """
            svd-idempotency/1
            \(agency)
            \(agreement?.text ?? "")
            \(dataset)
            \(period)
            \(digest)

            """
        if format != .csv { text += "\(format.rawValue)\n" }
        if let replaces { text += "\(replaces)\n" }
        return Hexadecimal.text(of: SHA256Hasher.hash(Array(text.utf8)))
    }

    /// Whether a key of the user's own can be used: printable ASCII within the limit.
    public static func isUsable(_ key: String) -> Bool {
        (1...Limits.idempotencyKeyCharactersMax).contains(key.utf8.count)
            && key.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
