import Foundation
import RegistryFile
import SharingModel
import Testing

@Suite("The demonstration registry is one that the law lets through")
struct DemonstrationTests {
    private func registry() throws -> Registry {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("deploy/demo/registry.yaml")
        return try RegistryFile.registry(from: [UInt8](Data(contentsOf: file)))
    }

    @Test("with a submitting holder for each agency, and four people")
    func holders() throws {
        let registry = try registry()
        for agency in registry.agencies {
            let holder = try some(registry.holder(.agency(agency.id)))
            #expect(holder.roles.contains(.submit))
        }
        #expect(registry.agencies.count == 7)
        #expect(registry.holders.count == 11)
        #expect(registry.purposes.count == 5)
        #expect(registry.bankHolidays.count == 91)
        #expect(registry.bankHolidays.allSatisfy { $0.weekday <= 5 })
    }

    @Test("with October 2026 expected under every agreement, and July 2018 under none")
    func periods() throws {
        let registry = try registry()
        let october = try some(Period("2026-10"))
        for agreement in registry.agreements {
            #expect(agreement.expects(october, holidays: registry.bankHolidays))
            #expect(
                !agreement.expects(try some(Period("2018-07")), holidays: registry.bankHolidays))
        }
    }

    @Test("and read back from its own rendering")
    func rendering() throws {
        let registry = try registry()
        let again = try RegistryFile.registry(from: Array(RegistryFile.yaml(of: registry).utf8))
        #expect(again == registry)
        #expect(RegistryDifference(from: registry, to: again).text == "no changes\n")
    }
}
