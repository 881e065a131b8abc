import Foundation
import GatewayTestKit
import Testing

/// The demonstration's registry with more agreements.
enum Agreements {
    /// One agreement of the county council's to share a dataset with Norfolk Constabulary monthly.
    static func council(_ dataset: String, power: String, form: String) -> String {
        """
          - id: council-\(dataset)
            dataset: \(dataset)
            discloser: norfolk-county-council
            recipients: [norfolk-constabulary]
            power: \(power)
            form: \(form)
            cadence: P1M
            due: 20 working days after period end
            first-period: 2026-10
            isa: {reference: "ISA-T", review-due: 2099-09-30}
            dpia: {reference: "DPIA-T", review-due: 2099-09-30}
            valid-from: 2026-10-01
            held-for-functions: true
            needs-assessment: true

        """
    }

    /// Puts agreements, and what else is given, into force.
    static func apply(
        _ agreements: [String], schemas: [String] = [], in scene: Scene
    ) async throws {
        let file = Project.root.appending(path: "deploy/demo/registry.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        let place = "\nagreements:\n"
        guard text.contains(place) else { throw TestFault("no agreements in \(file.path)") }
        text = text.replacingOccurrences(of: place, with: place + agreements.joined())
        if !schemas.isEmpty { text += "schemas: [\(schemas.joined(separator: ", "))]\n" }
        let path = try scene.write(Array(text.utf8), to: "registry.yaml")
        try await scene.operate("registry", "apply", path)
    }
}
