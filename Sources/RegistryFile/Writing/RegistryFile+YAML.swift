public import SharingModel

extension RegistryFile {
    /// The registry as a file that `registry(from:)` reads back to the same value.
    ///
    /// The order of lists is kept; bank holidays are sorted. Texts for people are in double quotes.
    public static func yaml(of registry: Registry) -> String {
        var writer = YAMLWriter()
        writer.line("trust-domain: \(registry.trustDomain)")
        writer.list("controllers", registry.controllers) { controller in
            [
                "id: \(controller.id)", "name: \(YAMLWriter.quoted(controller.name))",
                "class: \(controller.authorityClass.rawValue)",
            ]
        }
        writer.list("agencies", registry.agencies, members: members)
        writer.list("holders", registry.holders, members: members)
        writer.list("agreements", registry.agreements, members: members)
        writer.list("purposes", registry.purposes) { purpose in
            ["code: \(purpose.code)", "title: \(YAMLWriter.quoted(purpose.title))"]
        }
        if !registry.sunsets.isEmpty {
            writer.list("schemas", registry.sunsets) { sunset in
                [
                    "dataset: \(sunset.dataset)", "version: \(sunset.version)",
                    "sunset: \(sunset.lastDay)",
                ]
            }
        }
        writer.scalars("bank-holidays", registry.bankHolidays.sorted().map(\.description))
        return writer.text
    }

    private static func members(of agency: Agency) -> [String] {
        var lines = [
            "id: \(agency.id)", "name: \(YAMLWriter.quoted(agency.name))",
            "class: \(agency.authorityClass.rawValue)",
        ]
        if !agency.areas.isEmpty { lines.append("areas: \(YAMLWriter.flow(agency.areas))") }
        if agency.isDevolvedWelsh { lines.append("devolved-welsh: true") }
        if !agency.isDirectable { lines.append("directable: false") }
        return lines
    }

    private static func members(of holder: Holder) -> [String] {
        var lines: [String] = []
        switch holder.id {
        case .agency(let id): lines.append("agency: \(id)")
        case .person(let id):
            lines.append("person: \(id)")
            if let agency = holder.agency { lines.append("acts-for: \(agency)") }
        }
        lines.append("roles: \(YAMLWriter.flow(holder.roles.map(\.rawValue).sorted()))")
        if !holder.controllers.isEmpty {
            lines.append("controllers: \(YAMLWriter.flow(holder.controllers.map(\.text)))")
        }
        if !holder.certificates.isEmpty {
            lines.append("certificates:")
            lines += holder.certificates.map { "  - \"\($0.hex)\"" }
        }
        return lines
    }

    private static func members(of agreement: Agreement) -> [String] {
        var lines = [
            "id: \(agreement.id)", "dataset: \(agreement.dataset)",
            "discloser: \(agreement.discloser)",
            "recipients: \(YAMLWriter.flow(agreement.recipients.map(\.text)))",
            "power: \(agreement.power.rawValue)", "form: \(agreement.form.rawValue)",
            "cadence: \(agreement.cadence)", "due: \(agreement.dueRule)",
            "first-period: \(agreement.firstPeriod)",
            "isa:", "  reference: \(YAMLWriter.quoted(agreement.isaReference))",
            "  review-due: \(agreement.isaReviewDue)",
            "dpia:", "  reference: \(YAMLWriter.quoted(agreement.dpiaReference))",
            "  review-due: \(agreement.dpiaReviewDue)",
            "valid-from: \(agreement.validFrom)",
        ]
        if let validTo = agreement.validTo { lines.append("valid-to: \(validTo)") }
        lines.append("held-for-functions: \(agreement.heldForFunctions)")
        lines.append("needs-assessment: \(agreement.needsAssessment)")
        return lines
    }
}
