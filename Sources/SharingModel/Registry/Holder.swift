/// What a holder may do. Roles stand in the registry, never in the certificate.
public enum Role: String, Sendable, Hashable, CaseIterable {
    case submit, analyst, compliance, `operator`, inspector
    case policingBody = "policing-body"
}

/// Who a certificate names: an agency's program, or a person.
public enum HolderID: Sendable, Hashable, CustomStringConvertible {
    case agency(AgencyID)
    case person(PersonID)

    /// Reads the path of `spiffe://<trust-domain>/agency/<id>` or `/person/<id>`; nil for another
    /// trust domain or shape.
    public init?(uri: String, trustDomain: String) {
        let prefix = "spiffe://" + trustDomain + "/"
        guard uri.hasPrefix(prefix) else { return nil }
        let parts = uri.dropFirst(prefix.count).split(
            separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "agency":
            guard let id = AgencyID(String(parts[1])) else { return nil }
            self = .agency(id)
        case "person":
            guard let id = PersonID(String(parts[1])) else { return nil }
            self = .person(id)
        default: return nil
        }
    }

    /// `agency/<id>` or `person/<id>`.
    public var description: String {
        switch self {
        case .agency(let id): "agency/\(id)"
        case .person(let id): "person/\(id)"
        }
    }
}

/// A registered holder of certificates.
public struct Holder: Sendable, Hashable {
    /// Who it is, as the certificate names it.
    public var id: HolderID
    /// The agency for which the holder acts; nil for staff of the force or the PCC.
    public var agency: AgencyID?
    /// What it may do.
    public var roles: Set<Role>
    /// The controllers whose data the holder may see; empty means none.
    public var controllers: [ControllerID]
    /// SHA-256 of the DER certificates that may be used, two at most; empty admits any certificate
    /// of the configured CA that names the holder.
    public var certificates: [SHA256Digest]

    /// A holder.
    public init(
        id: HolderID, agency: AgencyID?, roles: Set<Role>, controllers: [ControllerID] = [],
        certificates: [SHA256Digest] = []
    ) {
        self.id = id
        self.agency = agency
        self.roles = roles
        self.controllers = controllers
        self.certificates = certificates
    }
}
