import Cryptography
import GatewayStore
import KeyFiles
import RecordValidation
import SharingModel

/// Within which submissions the keys of a file are compared, and how.
struct KeyScope: Sendable {
    let store: GatewayStore
    /// The gateway's own secret: nobody without it can try values against the digests.
    let salt: [UInt8]
    let agency: AgencyID
    let dataset: DatasetID
    let period: Period
    /// Under another agreement the same rows are another share.
    let agreement: AgreementID
    /// The submission that the file replaces.
    let replaces: SubmissionID?

    /// The digest under which a key is kept.
    func digest(of key: [UInt8], rule: String) -> [UInt8] {
        let scope = [agency.text, agreement.text, dataset.text, period.description, rule]
            .joined(separator: "\u{0}")
        return HMACSHA256.authenticationCode(for: Array(scope.utf8) + [0] + key, key: salt)
    }
}

/// Asks the store for the keys of earlier submissions.
final class KnownKeys: EarlierKeys {
    private let scope: KeyScope

    init(_ scope: KeyScope) { self.scope = scope }

    func submission(
        holding key: UnsafeRawBufferPointer, of rule: String
    ) throws -> SubmissionID? {
        try scope.store.submission(
            holdingKey: scope.digest(of: unsafe Array(key), rule: rule), except: scope.replaces)
    }
}
