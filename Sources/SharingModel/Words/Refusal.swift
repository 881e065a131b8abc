/// Input or policy says no. Compared by code alone.
public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Which rule says no; the only member that counts in comparing.
    public let code: RefusalCode
    /// What is wrong, for the submitter; never a personal value.
    public let reason: String
    /// What to do next.
    public let help: String
    /// The field or place in the input, where there is one.
    public let field: String?
    /// For our own log only.
    public let underlying: String?

    /// A refusal.
    public init(
        _ code: RefusalCode, _ reason: String, help: String, field: String? = nil,
        underlying: String? = nil
    ) {
        self.code = code
        self.reason = reason
        self.help = help
        self.field = field
        self.underlying = underlying
    }

    /// The code and the reason.
    public var description: String { "\(code.rawValue): \(reason)" }

    /// Whether both have the same code.
    public static func == (left: Refusal, right: Refusal) -> Bool { left.code == right.code }
    /// Hashes the code.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// Every reason for which the gateway says no. A value is never used again for something else.
/// docs/refusals.md lists them; a test compares.
public enum RefusalCode: String, Sendable, Hashable, CaseIterable {
    // Identity
    case certificateUntrusted = "certificate-untrusted"
    case certificateExpired = "certificate-expired"
    case certificateRevoked = "certificate-revoked"
    case revocationStale = "revocation-stale"
    case holderUnregistered = "holder-unregistered"
    case roleMissing = "role-missing"
    case notYours = "not-yours"
    // The request
    case requestMalformed = "request-malformed"
    case routeUnknown = "route-unknown"
    case methodNotAllowed = "method-not-allowed"
    case mediaTypeUnsupported = "media-type-unsupported"
    case fieldMissing = "field-missing"
    case fieldInvalid = "field-invalid"
    case bodyTooLarge = "body-too-large"
    case tooManyRequests = "too-many-requests"
    case busy = "busy"
    case notFound = "not-found"
    // The declaration
    case datasetUnknown = "dataset-unknown"
    case schemaVersionUnknown = "schema-version-unknown"
    case schemaVersionEnded = "schema-version-ended"
    case periodInvalid = "period-invalid"
    case agreementMissing = "agreement-missing"
    case periodNotExpected = "period-not-expected"
    case idempotencyConflict = "idempotency-conflict"
    // The law
    case powerNotOffered = "power-not-offered"
    case formNotOffered = "form-not-offered"
    case notListedAuthority = "not-listed-authority"
    case notHeldForFunctions = "not-held-for-functions"
    case patientInformation = "patient-information"
    case healthPersonalInformation = "health-personal-information"
    case dataProtectionUnassessed = "data-protection-unassessed"
    case interceptionMaterial = "interception-material"
    case recipientNotPolicingBody = "recipient-not-policing-body"
    case requestRequired = "request-required"
    case recipientNotRelevantAuthority = "recipient-not-relevant-authority"
    case formNotDepersonalised = "form-not-depersonalised"
    case caseByCaseOnly = "case-by-case-only"
    case reasonNotDeclarable = "reason-not-declarable"
    case groundIdentifiesPerson = "ground-identifies-person"
    // The file
    case fileRefused = "file-refused"
    case contentCodingUnsupported = "content-coding-unsupported"
    case contentCodingDamaged = "content-coding-damaged"
    case contentCodingRatio = "content-coding-ratio"
    // The upload
    case uploadUnknown = "upload-unknown"
    case uploadOffsetConflict = "upload-offset-conflict"
    case uploadTooLarge = "upload-too-large"
    case uploadLengthMismatch = "upload-length-mismatch"
    case uploadChecksumMismatch = "upload-checksum-mismatch"
    case uploadDigestMismatch = "upload-digest-mismatch"
    case uploadLocked = "upload-locked"
    case uploadsTooMany = "uploads-too-many"
    case uploadVersionUnsupported = "upload-version-unsupported"
    // Queries
    case purposeRequired = "purpose-required"
    case filterUnknown = "filter-unknown"
    case filterInvalid = "filter-invalid"
    case cursorInvalid = "cursor-invalid"
    // Configuration
    case registryInvalid = "registry-invalid"
    case schemaInvalid = "schema-invalid"
    case schemaAltered = "schema-altered"
    case schemaIncompatible = "schema-incompatible"
    // Ours
    case storageFull = "storage-full"
    case ledgerInconsistent = "ledger-inconsistent"
    case internalFault = "internal-fault"
}
