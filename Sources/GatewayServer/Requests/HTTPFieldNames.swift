import HTTPTypes

extension HTTPField.Name {
    private static func named(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else {
            preconditionFailure("\(name) is a token of RFC 9110")
        }
        return field
    }

    static let tusResumable = named("Tus-Resumable")
    static let tusVersion = named("Tus-Version")
    static let tusExtension = named("Tus-Extension")
    static let tusMaxSize = named("Tus-Max-Size")
    static let tusChecksumAlgorithm = named("Tus-Checksum-Algorithm")
    static let uploadLength = named("Upload-Length")
    static let uploadOffset = named("Upload-Offset")
    static let uploadMetadata = named("Upload-Metadata")
    static let uploadExpires = named("Upload-Expires")
    static let uploadChecksum = named("Upload-Checksum")
    static let uploadDeferLength = named("Upload-Defer-Length")
    /// Source: RFC 8594 §3.
    static let sunset = named("Sunset")
    static let svdSubmission = named("Svd-Submission")
    static let svdDuplicate = named("Svd-Duplicate")
    static let svdCount = named("Svd-Count")
    static let svdNext = named("Svd-Next")
}
