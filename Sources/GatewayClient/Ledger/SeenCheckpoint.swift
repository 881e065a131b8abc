public import SharingLedger

/// The last checkpoint that this profile has verified, kept so that a ledger that was rewritten
/// since is noticed.
public enum SeenCheckpoint {
    private static let fileName = "seen-checkpoint"

    /// The checkpoint kept in a profile's folder; nil where there is none for this key.
    public static func load(folder: String, log: NoteVerifier) -> Checkpoint? {
        guard let note = try? LocalFile.contents(of: Path.join(folder, fileName)) else {
            return nil
        }
        return try? Checkpoint(verifying: note, log: log)
    }

    /// Keeps a checkpoint.
    /// - Parameter note: the signed note as it was published.
    /// - Throws: `LocalFileError`.
    public static func save(note: [UInt8], folder: String) throws(LocalFileError) {
        try LocalFile.write(note, to: Path.join(folder, fileName))
    }
}
