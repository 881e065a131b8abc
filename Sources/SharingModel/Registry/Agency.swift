/// A partner that discloses.
public struct Agency: Sendable, Hashable {
    /// Its name in the registry.
    public var id: AgencyID
    /// The name that people read.
    public var name: String
    /// What the Act makes of it.
    public var authorityClass: AuthorityClass
    /// GSS codes of the areas it is an authority for.
    public var areas: [String]
    /// Whether directions need the Welsh Ministers' consent. Source: PCSC Act 2022 s.18.
    public var isDevolvedWelsh: Bool
    /// Whether s.18 directions can reach it: not probation provided by the Secretary of State, nor
    /// governors. Source: PCSC Act 2022 s.18(5).
    public var isDirectable: Bool

    /// A body of that name and class.
    public init(
        id: AgencyID, name: String, authorityClass: AuthorityClass, areas: [String] = [],
        isDevolvedWelsh: Bool = false, isDirectable: Bool = true
    ) {
        self.id = id
        self.name = name
        self.authorityClass = authorityClass
        self.areas = areas
        self.isDevolvedWelsh = isDevolvedWelsh
        self.isDirectable = isDirectable
    }
}

/// A body that receives and determines the purposes: a force, or a PCC.
public struct Controller: Sendable, Hashable {
    /// Its name in the registry.
    public var id: ControllerID
    /// The name that people read.
    public var name: String
    /// What the Act makes of it.
    public var authorityClass: AuthorityClass

    /// A body of that name and class.
    public init(id: ControllerID, name: String, authorityClass: AuthorityClass) {
        self.id = id
        self.name = name
        self.authorityClass = authorityClass
    }
}
