public import SharingModel

/// Knows the keys of records that the agency sent for the dataset and period before.
///
/// Asked for the rules of kind `unique` that say `"across": "submissions"`.
public protocol EarlierKeys: AnyObject {
    /// The accepted submission that holds a key.
    /// - Parameters:
    ///   - key: the bytes of `RecordView.key`, the same for the same values in every file format.
    ///   - rule: the rule's id.
    /// - Returns: nil where no earlier submission has it.
    /// - Throws: a fault; the validator then stops and keeps it in `keyFault`.
    func submission(holding key: UnsafeRawBufferPointer, of rule: String) throws -> SubmissionID?
}
