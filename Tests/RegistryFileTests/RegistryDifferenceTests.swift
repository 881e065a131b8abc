import RegistryFile
import SharingModel
import Testing

@Suite("The difference of two registries names each change")
struct RegistryDifferenceTests {
    @Test("in words")
    func words() throws {
        let old = try RegistryFile.registry(from: Array(valid.utf8))
        var new = old
        new.agreements[0].power = .pcsc16
        new.agreements[0].validTo = nil
        new.purposes = []
        new.sunsets[0].lastDay = try some(CalendarDate("2027-06-30"))
        new.bankHolidays = [try some(CalendarDate("2026-12-28"))]
        new.agencies.append(
            Agency(id: try some(AgencyID("fire")), name: "Fire", authorityClass: .fire))
        #expect(
            RegistryDifference(from: old, to: new).text == """
                added agency fire
                changed agreement a1: power was CDA-115, is PCSC-16
                changed agreement a1: valid-to was 2028-01-01, is gone
                removed purpose audit
                changed schema ed-assault 1.0.0: sunset was 2027-03-31, is 2027-06-30
                removed bank holiday 2026-12-25
                added bank holiday 2026-12-28

                """)
        #expect(RegistryDifference(from: nil, to: old).changes.count == 9)
        #expect(RegistryDifference(from: old, to: old).isEmpty)
    }
}
