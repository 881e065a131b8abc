import RecordValidation
import Testing

/// A published point, and what one transformation of seven parameters makes of its grid reference.
struct GridVector: Sendable, CustomTestStringConvertible {
    let name: String
    let easting: Double
    let northing: Double
    let latitude: Double
    let longitude: Double
    let helmertLatitude: Double
    let helmertLongitude: Double

    var testDescription: String { name }

    var point: NationalGrid.Point { NationalGrid.Point(easting: easting, northing: northing) }

    var position: NationalGrid.Position {
        NationalGrid.Position(latitude: latitude, longitude: longitude)
    }
}

@Suite("The National Grid and WGS84 agree with the published points")
struct NationalGridTests {
    // Source: Ordnance Survey, OSTN15 test points (Open Government Licence v3.0); the last two
    // columns were computed by an independent implementation.
    static let points = [
        GridVector(
            name: "TP11 Colchester", easting: 599445.590, northing: 225722.826,
            latitude: 51.89436637, longitude: 0.89724327, helmertLatitude: 51.89435536,
            helmertLongitude: 0.89721324),
        GridVector(
            name: "TP14 King's Lynn", easting: 562180.547, northing: 319784.995,
            latitude: 52.75136687, longitude: 0.40153547, helmertLatitude: 52.75134478,
            helmertLongitude: 0.40151969),
        GridVector(
            name: "TP13 Northampton", easting: 474335.969, northing: 262047.755,
            latitude: 52.25160951, longitude: -0.91248957, helmertLatitude: 52.25159411,
            helmertLongitude: -0.91250361),
        GridVector(
            name: "Caister", easting: 651409.804, northing: 313177.450,
            latitude: 52.65800783, longitude: 1.71607397, helmertLatitude: 52.65798026,
            helmertLongitude: 1.71605062),
    ]

    /// Metres of a degree of latitude, roughly.
    static let degree = 111_200.0

    private func metres(_ one: NationalGrid.Position, _ other: NationalGrid.Position) -> Double {
        let north = (one.latitude - other.latitude) * Self.degree
        let east = (one.longitude - other.longitude) * Self.degree * 0.65
        return (north * north + east * east).squareRoot()
    }

    @Test("grid to degrees: 5 m from the truth, 1 mm from the transformation", arguments: points)
    func inverse(_ vector: GridVector) throws {
        let position = NationalGrid.position(of: vector.point)
        #expect(metres(position, vector.position) < 5)
        // The vectors are rounded to 1e-8 degrees, which is 1.1 mm.
        #expect(abs(position.latitude - vector.helmertLatitude) < 0.6e-8)
        #expect(abs(position.longitude - vector.helmertLongitude) < 0.6e-8)
    }

    @Test("degrees to grid: 5 m from the truth", arguments: points)
    func forward(_ vector: GridVector) {
        let point = NationalGrid.point(at: vector.position)
        let (east, north) = (point.easting - vector.easting, point.northing - vector.northing)
        #expect((east * east + north * north).squareRoot() < 5)
    }

    @Test("four more points of OSTN15, and St Kilda's neighbourhood")
    func others() {
        let known: [(Double, Double, Double, Double)] = [
            (623150, 308550, 52.62883124, 1.29588269), (616500, 244500, 52.05657741, 1.15654760),
            (652500, 307500, 52.60656958, 1.72782036), (585300, 264200, 52.24479780, 0.71278769),
        ]
        for (easting, northing, latitude, longitude) in known {
            let point = NationalGrid.Point(easting: easting, northing: northing)
            let truth = NationalGrid.Position(latitude: latitude, longitude: longitude)
            #expect(metres(NationalGrid.position(of: point), truth) < 5)
        }
    }

    @Test("there and back again is the same place, all over the grid")
    func roundTrip() {
        var worst = 0.0
        for easting in stride(from: 500.0, to: 700_000, by: 23_456.7) {
            for northing in stride(from: 500.0, to: 1_300_000, by: 34_567.8) {
                let point = NationalGrid.Point(easting: easting, northing: northing)
                let back = NationalGrid.point(at: NationalGrid.position(of: point))
                worst = max(
                    worst, abs(back.easting - easting), abs(back.northing - northing))
            }
        }
        #expect(worst < 0.02, "\(worst)")
    }
}
