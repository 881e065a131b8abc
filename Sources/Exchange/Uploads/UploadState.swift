public import SharingModel

/// How far an upload has come.
public struct UploadState: Sendable {
    /// Names the upload.
    public let id: String
    /// How many bytes are here.
    public let offset: Int
    /// How many bytes there will be.
    public let length: Int
    /// When it is discarded if it rests until then.
    public let expires: Instant
    /// What came of it, once the last byte is in.
    public let submission: SubmissionID?
    /// Whether the submission was there before: nothing was recorded a second time.
    public let isDuplicate: Bool
    /// The last second in which files are taken under its schema version, where a day is set.
    public let sunset: Instant?
}
