/// How far an upload is.
public enum UploadState: String, Sendable, Hashable, CaseIterable {
    /// Bytes are still to come.
    case receiving
    /// All bytes came, and it became a submission.
    case complete
}
