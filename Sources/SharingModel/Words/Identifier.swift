/// A short name that the registry or the gateway gave to something: 1 to 64 characters of
/// `a-z 0-9 . _ -`, beginning with a letter or digit. `Kind` keeps the names of different things
/// apart.
public struct Identifier<Kind>: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The name.
    public let text: String

    /// Checks a name.
    /// - Parameter text: the name as written.
    /// - Returns: nil where it breaks the rule above.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, bytes.count <= 64, Self.isAlphanumeric(first),
            bytes.allSatisfy({ Self.isAlphanumeric($0) || [0x2E, 0x5F, 0x2D].contains($0) })
        else { return nil }
        self.text = text
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// The name.
    public var description: String { text }

    /// The order of the names.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The kinds that tell identifiers apart; none has values.
public enum IdentifierKind {
    /// A partner agency.
    public enum Agency {}
    /// A recipient controller.
    public enum Controller {}
    /// A dataset.
    public enum Dataset {}
    /// A sharing agreement.
    public enum Agreement {}
    /// A submission.
    public enum Submission {}
    /// A person.
    public enum Person {}
}

/// Names a partner agency, for example `norfolk-county-council`.
public typealias AgencyID = Identifier<IdentifierKind.Agency>
/// Names a recipient controller, for example `norfolk-constabulary`.
public typealias ControllerID = Identifier<IdentifierKind.Controller>
/// Names a dataset, for example `ed-assault`.
public typealias DatasetID = Identifier<IdentifierKind.Dataset>
/// Names a sharing agreement.
public typealias AgreementID = Identifier<IdentifierKind.Agreement>
/// Names a submission: 26 characters, made by the gateway, in order of time.
public typealias SubmissionID = Identifier<IdentifierKind.Submission>
/// Names a person who holds a certificate.
public typealias PersonID = Identifier<IdentifierKind.Person>
