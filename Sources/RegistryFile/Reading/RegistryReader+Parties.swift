import SharingModel
import Yams

extension RegistryReader {
    func controller(_ node: Node, _ place: Place) -> Controller? {
        let keys = ["id", "name", "class"]
        guard let fields = fields(of: node, at: place, known: keys, required: keys) else {
            return nil
        }
        let id = value(fields, "id", Self.identifier) { ControllerID($0) }
        if let id { controllers.insert(id) }
        let name = words(fields, "name")
        let authorityClass: AuthorityClass? = choice(fields, "class")
        guard let id, let name, let authorityClass else { return nil }
        return Controller(id: id, name: name, authorityClass: authorityClass)
    }

    func agency(_ node: Node, _ place: Place) -> Agency? {
        guard
            let fields = fields(
                of: node, at: place,
                known: ["id", "name", "class", "areas", "devolved-welsh", "directable"],
                required: ["id", "name", "class"])
        else { return nil }
        let id = value(fields, "id", Self.identifier) { AgencyID($0) }
        if let id { agencies.insert(id) }
        let name = words(fields, "name")
        let authorityClass: AuthorityClass? = choice(fields, "class")
        let areas = list(fields, "areas").compactMap { element, place in
            value(element, place, "a GSS code such as E10000020", read: Self.area)
        }
        let isDevolvedWelsh = flag(fields, "devolved-welsh", default: false)
        let isDirectable = flag(fields, "directable", default: true)
        guard let id, let name, let authorityClass else { return nil }
        return Agency(
            id: id, name: name, authorityClass: authorityClass, areas: areas,
            isDevolvedWelsh: isDevolvedWelsh, isDirectable: isDirectable)
    }

    /// A letter of a country of the United Kingdom, or K, and eight digits.
    private static func area(_ text: String) -> String? {
        guard text.utf8.count == 9, let first = text.first, "EWSNK".contains(first),
            text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return text
    }

    func purpose(_ node: Node, _ place: Place) -> Purpose? {
        let keys = ["code", "title"]
        guard let fields = fields(of: node, at: place, known: keys, required: keys) else {
            return nil
        }
        let code = value(fields, "code", Self.identifier) {
            Identifier<Purpose>($0)?.text
        }
        guard let code, let title = words(fields, "title") else { return nil }
        return Purpose(code: code, title: title)
    }

    func holder(_ node: Node, _ place: Place) -> Holder? {
        guard
            let fields = fields(
                of: node, at: place,
                known: ["agency", "person", "acts-for", "roles", "controllers", "certificates"],
                required: ["roles"])
        else { return nil }
        let id = holderID(fields)
        let actsFor = reference(fields, "acts-for", in: agencies, "agencies")
        var agency = actsFor
        if case .agency(let own) = id {
            if let actsFor, actsFor != own {
                note(
                    place, "an agency's own holder acts for that agency",
                    help: "Leave `acts-for` out, or name a person.")
            }
            agency = own
        }
        let roles = roles(fields)
        if roles.contains(.submit), agency == nil, id != nil {
            note(
                place, "the role submit needs an agency to act for",
                help: "Add `acts-for:` with the agency's id, or take the role out.")
        }
        let controllers = references(fields, "controllers", in: controllers, "controllers")
        let certificates = certificates(fields)
        guard let id else { return nil }
        return Holder(
            id: id, agency: agency, roles: roles, controllers: controllers,
            certificates: certificates)
    }

    private func holderID(_ fields: Fields) -> HolderID? {
        switch (fields.nodes["agency"] != nil, fields.nodes["person"] != nil) {
        case (true, false):
            return reference(fields, "agency", in: agencies, "agencies").map(HolderID.agency)
        case (false, true):
            return value(fields, "person", Self.identifier) { PersonID($0) }.map(HolderID.person)
        default:
            note(
                fields.place, "a holder is either an `agency` or a `person`",
                help: "Write one of the two keys, with its id.")
            return nil
        }
    }

    private func roles(_ fields: Fields) -> Set<Role> {
        var roles: Set<Role> = []
        for (element, place) in list(fields, "roles") {
            guard let role: Role = choice(element, place) else { continue }
            if !roles.insert(role).inserted {
                note(place, "the role \(role.rawValue) is there already", help: "Take one out.")
            }
        }
        if case .sequence(let sequence)? = fields.nodes["roles"], sequence.isEmpty {
            note(
                fields.place, "a holder without roles may do nothing",
                help: "Add a role: \(Self.list(Role.allCases.map(\.rawValue))).")
        }
        return roles
    }

    private func certificates(_ fields: Fields) -> [SHA256Digest] {
        let elements = list(fields, "certificates")
        if elements.count > 2 {
            note(
                elements[2].1, "a holder has two certificates at most",
                help: "Keep the one in use and the one that replaces it.")
        }
        return elements.compactMap { element, place in
            let digest = value(
                element, place, "the 64 hexadecimal digits of a certificate's SHA-256"
            ) { SHA256Digest(hex: $0) }
            guard let digest else { return nil }
            if !certificates.insert(digest).inserted {
                note(
                    place, "this certificate is in the registry already",
                    help: "A certificate belongs to one holder, once.")
            }
            return digest
        }
    }
}
