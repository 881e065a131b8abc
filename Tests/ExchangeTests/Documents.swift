import Cryptography
import Foundation
import GatewayTestKit
import RecordValidation
import SharingModel

/// The registry, schemas and files of these tests; their dates are fixed, as the clock is.
enum Documents {
    private static let force = "norfolk-constabulary"

    static let registry = """
        trust-domain: test
        controllers:
          - {id: norfolk-constabulary, name: "Norfolk Constabulary", class: specified.police}
          - {id: norfolk-pcc, name: "Norfolk PCC", class: local_policing_body}
        agencies:
          - {id: riverside-trust, name: "Riverside Hospitals", class: not_listed}
          - {id: norfolk-fire, name: "Norfolk Fire", class: specified.fire, areas: [E07000143]}
          - id: broadland-icb
            name: "Broadland ICB"
            class: specified.health_social_care
            areas: [E07000143]
        holders:
          - {agency: riverside-trust, roles: [submit]}
          - {agency: norfolk-fire, roles: [submit]}
          - {agency: broadland-icb, roles: [submit]}
          - {person: analyst, roles: [analyst], controllers: [norfolk-constabulary]}
          - {person: officer, roles: [compliance], controllers: [norfolk-constabulary, norfolk-pcc]}
        agreements:
        \(agreement("ed-riverside", "ed-assault", "riverside-trust", force, "CDA-115"))
        \(agreement("ed-broadland", "ed-assault", "broadland-icb", force, "PCSC-16"))
        \(agreement("fire-norfolk", "fire-deliberate", "norfolk-fire", force, "PCSC-16"))
        \(agreement("fire-requested", "fire-requested", "norfolk-fire", "norfolk-pcc", "PCSC-17"))
        purposes:
          - {code: audit, title: "Audit"}
        bank-holidays:
          [2026-12-25, 2026-12-28, 2027-01-01, 2027-03-26, 2027-03-29, 2027-05-03, 2027-05-31]

        """

    /// The registry with a second agreement of the trust's for one dataset.
    static let registryWithTwoAgreements = registry.replacingOccurrences(
        of: "purposes:\n",
        with: agreement(
            "ed-riverside-pcc", "ed-assault", "riverside-trust", "norfolk-pcc", "CDA-115")
            + "\npurposes:\n")

    private static func agreement(
        _ id: String, _ dataset: String, _ discloser: String, _ recipient: String, _ power: String
    ) -> String {
        """
          - id: \(id)
            dataset: \(dataset)
            discloser: \(discloser)
            recipients: [\(recipient)]
            power: \(power)
            form: anonymised-rows
            cadence: P1M
            due: 10 working days after period end
            first-period: 2026-10
            isa: {reference: "ISA-1", review-due: 2027-09-30}
            dpia: {reference: "DPIA-1", review-due: 2027-09-30}
            valid-from: 2026-10-01
            held-for-functions: true
            needs-assessment: false
        """
    }

    /// The project's schemas, and one that rests on s.17. The police reference of fires is personal
    /// here, so that there is such a column; and good rows are taken where others are not.
    static func catalogue(comparesKeys: Bool = false) throws -> SchemaCatalogue {
        let unique = "\"kind\": \"unique\","
        let assaults = try document(of: "ed-assault").replacingOccurrences(
            of: unique, with: comparesKeys ? unique + " \"across\": \"submissions\"," : unique)
        let fires = try document(of: "fire-deliberate").replacingOccurrences(
            of: "\"Police Reference\"] }, \"x-svd-class\": \"none\"",
            with: "\"Police Reference\"] }, \"x-svd-class\": \"personal\"")
        let requested =
            fires
            .replacingOccurrences(of: "/fire-deliberate/1.0.0", with: "/fire-requested/1.0.0")
            .replacingOccurrences(of: "\"fire-deliberate\"", with: "\"fire-requested\"")
            .replacingOccurrences(of: "\"PCSC-16\"", with: "\"PCSC-17\"")
        let inPart = fires.replacingOccurrences(of: "\"refuse-file\"", with: "\"accept-rows\"")
        return try SchemaCatalogue([assaults, inPart, requested].map { try schema($0) })
    }

    static func document(of dataset: String) throws -> String {
        try String(
            contentsOf: Project.root.appending(path: "schemas/\(dataset)/1.0.0.schema.json"),
            encoding: .utf8)
    }

    static func schema(_ document: String) throws -> DatasetSchema {
        let bytes = Array(document.utf8)
        return try DatasetSchema(document: bytes, sha256: digest(of: bytes))
    }

    /// The SHA-256 of bytes.
    static func digest(of bytes: [UInt8]) throws -> SHA256Digest {
        guard let digest = SHA256Digest(bytes: SHA256Hasher.hash(bytes)) else {
            throw TestFault("a digest has 32 bytes")
        }
        return digest
    }

    /// A file of assaults, different for each number.
    static func assaults(
        _ number: Int, rows: Int = 5, method: String = "BODY_PART", on day: String = "2026-10-10"
    ) -> String {
        let header = """
            record_ref,site_code,dept_type,arrival_datetime,assault_datetime,assault_method,\
            assault_method_other,assault_location_type,assault_location_desc,assault_lsoa21,\
            age_band,sex,assailant_count_band,police_aware
            """
        let lines = (1...rows).map { row in
            "A-\(number)-\(row),RXH01,01,\(day)T22:15,\(day)T21:40,\(method),,STREET,,"
                + "E01026400,18-24,1,1,Y"
        }
        return ([header] + lines).map { $0 + "\r\n" }.joined()
    }

    /// A file of fires.
    static func fires(_ number: Int, policeReference: String = "") -> String {
        """
        incident_ref,call_datetime,incident_type,frs_territory,property_type,lsoa21,easting,\
        northing,fatalities,casualties,accelerant_suspected,police_ref\r
        F-\(number),2026-10-03T21:04,DELIBERATE_PRIMARY_VEHICLE,Norfolk,Car,E01026792,,,0,0,Y,\
        \(policeReference)\r\n
        """
    }
}
