import Exchange
import Foundation
import GatewayTestKit
import RecordValidation
import RegistryFile
import SharingModel
import Testing

/// A change of the demonstration's registry, and what is said of it.
struct RegistryChangeCase: Sendable, CustomTestStringConvertible {
    /// The agreement that is changed.
    let agreement: String
    let old: String
    let new: String
    /// The place of the problem, after `agreements[n].`; nil where nothing is wrong.
    let path: String?
    let words: String

    var testDescription: String { "\(agreement): \(new)" }

    init(_ agreement: String, _ old: String, _ new: String, _ path: String?, _ words: String) {
        (self.agreement, self.old, self.new) = (agreement, old, new)
        (self.path, self.words) = (path, words)
    }

    static let faulty = [
        RegistryChangeCase(
            "fire-deliberate-norfolk", "dataset: fire-deliberate", "dataset: firr", "dataset",
            "there is no dataset `firr`"),
        RegistryChangeCase(
            "ed-assault-riverside", "form: anonymised-rows", "form: identifiable-rows", "form",
            "does not offer the form identifiable-rows"),
        RegistryChangeCase(
            "ed-assault-riverside", "power: CDA-115", "power: PCSC-16", "power",
            "does not offer the power PCSC-16"),
        RegistryChangeCase(
            "fire-deliberate-council", "dataset: fire-deliberate\n", "dataset: la-asb\n", nil, ""),
        // The force is no local policing body.
        RegistryChangeCase(
            "admissions-broadland", "power: PCSC-16", "power: PCSC-17", "recipients",
            "s.17 supplies go to the local policing body"),
        RegistryChangeCase(
            "admissions-broadland", "dataset: hospital-admission-assault-count",
            "dataset: hospital-admission-assault", "dataset", "s.16(4)(a) PCSC Act 2022 bars it"),
        RegistryChangeCase(
            "admissions-broadland", "discloser: broadland-icb", "discloser: riverside-acute-trust",
            "power", "PCSC Act 2022 s.16(2)"),
        RegistryChangeCase(
            "fire-deliberate-norfolk", "held-for-functions: true", "held-for-functions: false",
            "held-for-functions", "PCSC Act 2022 s.16(1)"),
        RegistryChangeCase(
            "fire-deliberate-norfolk", "review-due: 2027-03-31", "review-due: 2026-09-30",
            "isa.review-due", "before the agreement begins"),
    ]
}

extension ExchangeTests {
    @Suite("A registry that asks for what no file could meet is not applied")
    struct RegistryJudgementTests {
        private static let today = "2026-11-23"

        private static func demonstration() throws -> String {
            try String(
                contentsOf: Project.root.appending(path: "deploy/demo/registry.yaml"),
                encoding: .utf8)
        }

        private static func catalogue() throws -> SchemaCatalogue {
            let names = [
                "ed-assault", "fire-deliberate", "hospital-admission-assault",
                "hospital-admission-assault-count", "la-asb", "policeuk-street",
            ]
            return try SchemaCatalogue(
                try names.map { try Documents.schema(try Documents.document(of: $0)) })
        }

        private static func judge(
            _ yaml: String, on day: String = today, catalogue: SchemaCatalogue? = nil
        ) throws -> RegistryJudgement {
            RegistryJudgement(
                try RegistryFile.document(from: Array(yaml.utf8)),
                catalogue: try catalogue ?? Self.catalogue(),
                today: try #require(CalendarDate(day)))
        }

        /// The registry with a change in one agreement.
        private static func changed(_ change: RegistryChangeCase) throws -> String {
            var yaml = try demonstration()
            let start = try #require(yaml.range(of: "  - id: \(change.agreement)\n"))
            let place = try #require(
                yaml.range(of: change.old, range: start.upperBound..<yaml.endIndex))
            yaml.replaceSubrange(place, with: change.new)
            return yaml
        }

        @Test("The demonstration's own is good")
        func demonstrationIsGood() throws {
            let judgement = try Self.judge(try Self.demonstration())
            #expect(judgement.faults == [] && judgement.warnings == [])
        }

        @Test(
            "Each fault is named with line, column and provision",
            arguments: RegistryChangeCase.faulty)
        func faults(_ change: RegistryChangeCase) throws {
            let yaml = try Self.changed(change)
            let judgement = try Self.judge(yaml)
            guard let path = change.path else {
                #expect(judgement.faults == [], "\(judgement.faults)")
                return
            }
            let agreements = try RegistryFile.registry(from: Array(yaml.utf8)).agreements
            let index = try #require(
                agreements.firstIndex { $0.id.text == change.agreement })
            let place = "agreements[\(index)].\(path)"
            let found = try #require(
                judgement.faults.first {
                    $0.path == place && $0.reason.contains(change.words)
                }, "\(judgement.faults)")
            let line = yaml.split(separator: "\n", omittingEmptySubsequences: false)[found.line - 1]
            let key = String(path.split(separator: ".").last ?? "")
            #expect(line.contains("\(key): "), "line \(found.line): \(line)")
            #expect(found.column > key.count, "\(found)")
        }

        @Test("An unknown dataset has a hint, and the list of those that there are")
        func hint() throws {
            let judgement = try Self.judge(try Self.changed(RegistryChangeCase.faulty[0]))
            let help = try #require(judgement.faults.first?.help)
            #expect(help.hasPrefix("Did you mean `fire-deliberate`? Datasets: ed-assault, "))
        }

        @Test("What may come right is warned of, and what has ended is let be")
        func warnings() throws {
            let yaml = try Self.demonstration()
            let overdue = try Self.judge(yaml, on: "2027-04-01")
            #expect(overdue.faults == [])
            #expect(
                overdue.warnings.count == 4
                    && overdue.warnings.allSatisfy {
                        $0.reason.contains("the review is overdue since 2027-03-31")
                    })
            let sunset =
                yaml
                + "schemas:\n  - {dataset: fire-deliberate, version: 1.0.0, sunset: 2026-01-31}\n"
            let ended = try Self.judge(sunset)
            #expect(ended.faults == [])
            #expect(ended.warnings.count == 3, "\(ended.warnings)")
            let change = RegistryChangeCase(
                "fire-deliberate-norfolk", "valid-from: 2026-10-01",
                "valid-from: 2026-10-01\n    valid-to: 2026-10-31", nil, "")
            let former = try Self.changed(change).replacingOccurrences(
                of: "id: fire-deliberate-norfolk\n    dataset: fire-deliberate",
                with: "id: fire-deliberate-norfolk\n    dataset: gone")
            #expect(try Self.judge(former).faults == [])
        }

        @Test("A sunset of a version that there is not is a fault")
        func sunsets() throws {
            let yaml = try Self.demonstration()
            for (line, path) in [
                ("{dataset: firr, version: 1.0.0, sunset: 2027-01-31}", "schemas[0].dataset"),
                ("{dataset: la-asb, version: 1.0.9, sunset: 2027-01-31}", "schemas[0].version"),
            ] {
                let judgement = try Self.judge(yaml + "schemas:\n  - \(line)\n")
                #expect(judgement.faults.map(\.path) == [path])
                #expect(
                    judgement.faults.first?.line == yaml.split(
                        separator: "\n", omittingEmptySubsequences: false
                    ).count + 1)
            }
        }

        @Test("An older live version that lets files through makes it a warning")
        func versions() throws {
            let newer = try Documents.document(of: "la-asb")
                .replacingOccurrences(of: "/la-asb/1.0.0", with: "/la-asb/2.0.0")
                .replacingOccurrences(of: "\"version\": \"1.0.0\"", with: "\"version\": \"2.0.0\"")
                .replacingOccurrences(of: "\"PCSC-16\", ", with: "")
            let catalogue = try SchemaCatalogue(
                try Self.catalogue().all + [try Documents.schema(newer)])
            let yaml = try Self.changed(
                RegistryChangeCase(
                    "fire-deliberate-council", "dataset: fire-deliberate\n", "dataset: la-asb\n",
                    nil, ""))
            let judgement = try Self.judge(yaml, catalogue: catalogue)
            #expect(judgement.faults == [])
            let warning = try #require(judgement.warnings.first)
            #expect(warning.reason.contains("`la-asb` 2.0.0 does not offer the power PCSC-16"))
            #expect(warning.reason.contains("under version 1.0.0 alone"))
        }

        @Test(
            "It is refused whole, and one that is in force already is served and named in the log")
        func application() async throws {
            let log = KeptLog()
            let house = try await House(logger: log.logger)
            let application = RegistryApplication(store: house.store)
            let entries = try await house.entries().count
            let catalogue = try Documents.catalogue()
            // The house's own has an agreement under which nothing can come.
            let error = await #expect(throws: Refusal.self) {
                try await application.apply(
                    Array(Documents.registry.utf8), catalogue: catalogue, at: house.clock.now)
            }
            #expect(error?.code == .registryInvalid)
            #expect(error?.reason.contains("does not offer the power PCSC-16") == true)
            #expect(try await house.entries().count == entries)
            #expect(house.gateway.isReady)
            let named = log.lines.filter { $0.contains("the registry asks for what cannot come") }
            #expect(named.contains { $0.contains("does not offer the power PCSC-16") }, "\(named)")
        }
    }
}
