package import HTTPTypes
package import SharingModel

/// The HTTP status of every refusal: the one table.
package enum RefusalStatus {
    /// The upload's bytes do not match their checksum. Source: tus 1.0.0, checksum.
    static let checksumMismatch = HTTPResponse.Status(code: 460, reasonPhrase: "Checksum Mismatch")

    /// The status that answers a refusal.
    package static func status(of code: RefusalCode) -> HTTPResponse.Status {
        switch code {
        case .certificateUntrusted, .certificateExpired, .certificateRevoked: .unauthorized
        case .revocationStale, .holderUnregistered, .roleMissing, .notYours: .forbidden
        case .requestMalformed, .fieldMissing, .fieldInvalid: .badRequest
        case .routeUnknown, .notFound, .uploadUnknown: .notFound
        case .datasetUnknown, .schemaVersionUnknown: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .mediaTypeUnsupported, .contentCodingUnsupported: .unsupportedMediaType
        case .bodyTooLarge, .uploadTooLarge, .contentCodingRatio: .contentTooLarge
        case .tooManyRequests, .uploadsTooMany: .tooManyRequests
        case .busy: .serviceUnavailable
        case .periodInvalid, .periodNotExpected, .reasonNotDeclarable, .fileRefused,
            .uploadDigestMismatch, .registryInvalid, .schemaInvalid, .schemaAltered,
            .schemaIncompatible, .schemaVersionEnded, .groundIdentifiesPerson:
            .unprocessableContent
        case .agreementMissing, .powerNotOffered, .formNotOffered, .notListedAuthority,
            .notHeldForFunctions, .patientInformation, .healthPersonalInformation,
            .dataProtectionUnassessed, .interceptionMaterial, .recipientNotPolicingBody,
            .requestRequired, .recipientNotRelevantAuthority, .formNotDepersonalised,
            .caseByCaseOnly:
            .forbidden
        case .idempotencyConflict, .uploadOffsetConflict: .conflict
        case .uploadLengthMismatch, .contentCodingDamaged: .badRequest
        case .uploadChecksumMismatch: checksumMismatch
        case .uploadLocked: HTTPResponse.Status(code: 423, reasonPhrase: "Locked")
        case .uploadVersionUnsupported: .preconditionFailed
        case .purposeRequired, .filterUnknown, .filterInvalid, .cursorInvalid: .badRequest
        case .storageFull: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        case .ledgerInconsistent, .internalFault: .internalServerError
        }
    }

    /// After how many seconds it is worth trying again; nil where it is not.
    static func retryAfterSeconds(of code: RefusalCode) -> Int? {
        switch code {
        case .tooManyRequests, .busy: 1
        case .uploadLocked: 2
        case .uploadsTooMany: 10
        case .revocationStale, .storageFull: 300
        default: nil
        }
    }
}
