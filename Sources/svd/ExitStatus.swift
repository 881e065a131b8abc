import ArgumentParser
import Cryptography
import GatewayClient
import SharingLedger
package import SharingModel

/// How the program ends, and the one table from errors to it.
package enum ExitStatus: Int32, CaseIterable {
    /// Done.
    case done = 0
    /// Refused by validation or by law.
    case refused = 1
    /// The command was not understood.
    case usage = 2
    /// No connection, or no trust in it.
    case connection = 3
    /// The gateway knows us and does not allow it.
    case notAllowed = 4
    /// A fault of ours: of the gateway, or of this program.
    case fault = 5
    /// A receipt or ledger does not verify.
    case verificationFailed = 6
    /// Stopped with Ctrl-C.
    case interrupted = 130
    /// Whoever read our output has gone.
    case readerGone = 141

    /// The status for an error.
    package init(_ error: any Error) {
        switch error {
        case let error as Complaint: self = error.status
        case let refusal as Refusal: self.init(code: refusal.code)
        case let problem as GatewayProblem: self.init(problem)
        // The gateway answers such a certificate in the handshake, where it can give no code.
        case let failure as ConnectionFailure
        where [.certificateRejected, .certificateExpired].contains(failure.reason):
            self = .notAllowed
        case is ConnectionFailure: self = .connection
        case is LedgerError: self = .verificationFailed
        case is ProfileError, is LocalFileError, is FilterError: self = .usage
        case is CancellationError: self = .interrupted
        case is ReaderGone: self = .readerGone
        default: self = .fault
        }
    }

    private init(_ problem: GatewayProblem) {
        if let code = problem.refusalCode {
            self.init(code: code)
            return
        }
        switch problem.status {
        case 401, 403: self = .notAllowed
        case 429, 503: self = .connection
        case 400..<500: self = .refused
        default: self = .fault
        }
    }

    /// The status for a refusal's code.
    package init(code: RefusalCode) {
        switch code {
        case .certificateUntrusted, .certificateExpired, .certificateRevoked, .revocationStale,
            .holderUnregistered, .roleMissing, .notYours:
            self = .notAllowed
        case .fieldMissing, .fieldInvalid, .notFound, .datasetUnknown, .schemaVersionUnknown,
            .periodInvalid, .purposeRequired, .filterUnknown, .filterInvalid, .schemaInvalid,
            .schemaAltered, .schemaIncompatible, .registryInvalid, .idempotencyConflict:
            self = .usage
        case .agreementMissing, .periodNotExpected, .powerNotOffered, .formNotOffered,
            .notListedAuthority, .notHeldForFunctions, .patientInformation,
            .healthPersonalInformation, .dataProtectionUnassessed, .interceptionMaterial,
            .recipientNotPolicingBody, .requestRequired, .recipientNotRelevantAuthority,
            .formNotDepersonalised, .caseByCaseOnly, .reasonNotDeclarable,
            .groundIdentifiesPerson, .schemaVersionEnded, .fileRefused, .bodyTooLarge,
            .uploadTooLarge, .contentCodingRatio:
            self = .refused
        case .tooManyRequests, .busy, .uploadsTooMany, .uploadLocked: self = .connection
        case .requestMalformed, .routeUnknown, .methodNotAllowed, .mediaTypeUnsupported,
            .cursorInvalid, .uploadUnknown, .uploadOffsetConflict, .uploadLengthMismatch,
            .uploadChecksumMismatch, .uploadDigestMismatch, .uploadVersionUnsupported,
            .contentCodingUnsupported, .contentCodingDamaged, .storageFull, .ledgerInconsistent,
            .internalFault:
            self = .fault
        }
    }
}
