/// What an upload tells while it goes on.
public enum UploadProgress: Sendable, Hashable {
    /// So many of the file's bytes have been handed to the connection.
    case sent(bytes: Int)
    /// An earlier attempt is taken up after so many bytes.
    case resuming(bytes: Int)
    /// A wait before the next attempt.
    case waiting(milliseconds: Int, reason: String)
}
