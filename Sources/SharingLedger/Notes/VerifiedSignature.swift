/// A signature that was found good, and by which key.
public struct VerifiedSignature: Sendable, Hashable {
    /// Whose signature it is.
    public let verifier: NoteVerifier
    /// When a witness signed, in Unix seconds; nil for a plain signature, which says no time.
    public let unixSeconds: Int?
}
