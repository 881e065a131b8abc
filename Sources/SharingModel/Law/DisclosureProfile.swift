/// What a dataset schema says of the law: the forms and powers it admits and what its columns are.
public struct DisclosureProfile: Sendable, Hashable {
    /// The forms in which the dataset may come.
    public var forms: Set<DisclosureForm>
    /// The powers under which it may come.
    public var powers: Set<Power>
    /// Whether a column is of class `patient-information`.
    public var hasPatientInformation: Bool
    /// Whether a column is of class `personal`.
    public var hasPersonalInformation: Bool
    /// Whether the data may come from interception or communications data.
    public var hasInterceptionMaterial: Bool

    /// A profile; nothing protected unless said.
    public init(
        forms: Set<DisclosureForm>, powers: Set<Power>, hasPatientInformation: Bool = false,
        hasPersonalInformation: Bool = false, hasInterceptionMaterial: Bool = false
    ) {
        self.forms = forms
        self.powers = powers
        self.hasPatientInformation = hasPatientInformation
        self.hasPersonalInformation = hasPersonalInformation
        self.hasInterceptionMaterial = hasInterceptionMaterial
    }
}
