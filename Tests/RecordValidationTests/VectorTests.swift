import RecordValidation
import SharingModel
import StrictJSON
import Testing

@Suite("The shared vectors of identifiers hold")
struct VectorTests {
    private func vectors() throws -> JSONObject? {
        let path = "\(ValidationKit.root)/../shared/vectors/identifiers.json"
        guard let bytes = TestFile.bytes(path) else {
            print("skipped: ../shared is not here")
            return nil
        }
        return try JSONParser.parse(bytes).object
    }

    private func strings(_ value: JSONValue?) throws -> [String] {
        try #require(value?.array).compactMap(\.string)
    }

    @Test("NHS numbers, PNC identifiers and SNOMED CT identifiers")
    func identifiers() throws {
        guard let vectors = try vectors() else { return }
        let numbers = try NormalisedText("nhs-number")
        let valid = try strings(vectors["nhs_valid"])
        #expect(try numbers.texts(valid) == valid)
        let invalid = try strings(vectors["nhs_invalid"])
        #expect(try numbers.texts(invalid) == invalid.map { _ in nil })
        let police = try NormalisedText("pnc-id")
        for text in try strings(vectors["pnc_valid"]) {
            let compact = text.filter { $0 != "/" }
            #expect(try police.texts([text]) == [compact.prefix(4) + "/" + compact.dropFirst(4)])
        }
        for (text, canonical) in try #require(vectors["pnc_canonical"]?.object).members {
            #expect(try police.texts([text]) == [canonical.string])
        }
        let bad = try strings(vectors["pnc_bad_check"])
        #expect(try police.texts(bad) == bad.map { _ in nil })
        let snomed = try NormalisedText("snomed-code")
        for (code, isValid) in try #require(vectors["snomed_verhoeff"]?.object).members {
            #expect(try snomed.texts([code]) == [isValid.bool == true ? code : nil])
        }
    }

    @Test("points of the National Grid")
    func points() throws {
        guard let vectors = try vectors() else { return }
        func number(_ value: JSONValue?) throws -> Double {
            guard case .number(let number) = try #require(value) else {
                throw ValidationKit.Missing(what: "a number")
            }
            return try #require(Double(number.text))
        }
        let points = try #require(vectors["os_points"]?.array).compactMap(\.object)
        #expect(points.count == 7)
        for point in points {
            let published = GridVector(
                name: point["name"]?.string ?? "", easting: try number(point["E"]),
                northing: try number(point["N"]), latitude: try number(point["lat"]),
                longitude: try number(point["lon"]), helmertLatitude: try number(point["inv_lat"]),
                helmertLongitude: try number(point["inv_lon"]))
            try NationalGridTests().inverse(published)
            let grid = NationalGrid.point(at: published.position)
            #expect(abs(grid.easting - (try number(point["helmert_E"]))) < 0.001)
            #expect(abs(grid.northing - (try number(point["helmert_N"]))) < 0.001)
        }
    }
}
