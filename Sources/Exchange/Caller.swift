public import SharingModel

/// Who is asking: a registered holder with the certificate that was shown.
public struct Caller: Sendable {
    /// The holder as the registry has it now.
    public let holder: Holder
    /// SHA-256 of the leaf certificate.
    public let certificate: SHA256Digest

    /// Takes a holder whom the registry knows.
    public init(holder: Holder, certificate: SHA256Digest) {
        self.holder = holder
        self.certificate = certificate
    }

    /// Refuses whoever lacks the role. Deny by default.
    /// - Throws: refusal `role-missing`.
    func require(_ roles: Role...) throws(Refusal) {
        guard roles.contains(where: holder.roles.contains) else {
            throw Refusal(
                .roleMissing,
                "This needs the role \(roles.map(\.rawValue).joined(separator: " or ")).",
                help: "Ask the operator to give the role in the registry.")
        }
    }

    /// The agency for which the caller submits.
    /// - Throws: refusal `role-missing` where the caller submits for none.
    func submittingAgency() throws(Refusal) -> AgencyID {
        try require(.submit)
        guard let agency = holder.agency else {
            throw Refusal(
                .roleMissing, "This certificate acts for no agency.",
                help: "Use the agency's own certificate.")
        }
        return agency
    }
}
