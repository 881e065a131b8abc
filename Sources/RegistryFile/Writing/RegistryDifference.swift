public import SharingModel

/// What two registries have different, in plain words, each change by name.
public struct RegistryDifference: Sendable, Hashable {
    /// One thing that was added, taken out or changed.
    public struct Change: Sendable, Hashable, CustomStringConvertible {
        /// What happened to it.
        public enum Kind: String, Sendable, Hashable {
            case added, removed, changed
        }

        /// What happened to it.
        public let kind: Kind
        /// Whose change it is, for example `agreement ed-assault-riverside`.
        public let subject: String
        /// What of it, for example `power`; nil where the whole was added or removed.
        public let member: String?
        /// What it was.
        public let old: String?
        /// What it is.
        public let new: String?

        /// For example `changed agreement a1: power was CDA-115, is PCSC-16`.
        public var description: String {
            guard let member else { return "\(kind.rawValue) \(subject)" }
            return "\(kind.rawValue) \(subject): \(member) was \(old ?? "not there"), "
                + "is \(new ?? "gone")"
        }
    }

    /// The changes: of the trust domain, controllers, agencies, holders, agreements, purposes,
    /// schemas and bank holidays, in this order and by name.
    public let changes: [Change]

    /// Compares two registries; the order of their lists is no difference.
    /// - Parameters:
    ///   - old: the registry until now; nil for none.
    ///   - new: the registry to come.
    public init(from old: Registry?, to new: Registry) {
        let old = old ?? Registry(trustDomain: "")
        var changes: [Change] = []
        if old.trustDomain != new.trustDomain {
            changes.append(
                Change(
                    kind: .changed, subject: "registry", member: "trust-domain",
                    old: old.trustDomain.isEmpty ? nil : old.trustDomain, new: new.trustDomain))
        }
        func compare(_ word: String, _ before: [some Described], _ after: [some Described]) {
            changes += Self.compare(word, before.map(\.entry), after.map(\.entry))
        }
        compare("controller", old.controllers, new.controllers)
        compare("agency", old.agencies, new.agencies)
        compare("holder", old.holders, new.holders)
        compare("agreement", old.agreements, new.agreements)
        compare("purpose", old.purposes, new.purposes)
        compare("schema", old.sunsets, new.sunsets)
        for day in old.bankHolidays.symmetricDifference(new.bankHolidays).sorted() {
            let kind: Change.Kind = new.bankHolidays.contains(day) ? .added : .removed
            changes.append(
                Change(kind: kind, subject: "bank holiday \(day)", member: nil, old: nil, new: nil))
        }
        self.changes = changes
    }

    /// Whether both say the same.
    public var isEmpty: Bool { changes.isEmpty }

    /// One change a line; `no changes` where there is none.
    public var text: String {
        (isEmpty ? ["no changes"] : changes.map(\.description)).joined(separator: "\n") + "\n"
    }

    private static func compare(_ word: String, _ old: [Entry], _ new: [Entry]) -> [Change] {
        let before = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(before.keys).union(after.keys).sorted().flatMap { name -> [Change] in
            let subject = "\(word) \(name)"
            guard let one = before[name], let two = after[name] else {
                let kind: Change.Kind = before[name] == nil ? .added : .removed
                return [Change(kind: kind, subject: subject, member: nil, old: nil, new: nil)]
            }
            return zip(one.members, two.members).filter { $0.1 != $1.1 }.map { was, now in
                Change(kind: .changed, subject: subject, member: was.0, old: was.1, new: now.1)
            }
        }
    }
}
