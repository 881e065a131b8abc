/// An ellipsoid of revolution.
struct Ellipsoid {
    /// Metres from the centre of the earth: towards 0° N 0° E, 0° N 90° E and the pole.
    typealias Cartesian = SIMD3<Double>

    /// Semi-axes in metres.
    let major: Double
    let minor: Double

    /// Of OSGB36. Source: Ordnance Survey, A guide to coordinate systems, annex A.1.
    static let airy1830 = Ellipsoid(major: 6_377_563.396, minor: 6_356_256.909)
    /// Of WGS84 and ETRS89, to a tenth of a millimetre. Source: the same.
    static let grs80 = Ellipsoid(major: 6_378_137, minor: 6_356_752.3141)

    static let radian = Double.pi / 180

    /// The eccentricity squared.
    var eccentricity2: Double { (major * major - minor * minor) / (major * major) }

    /// A position on the ellipsoid. Source: the guide, annex B.1.
    func cartesian(_ position: NationalGrid.Position) -> Cartesian {
        let latitude = position.latitude * Self.radian
        let longitude = position.longitude * Self.radian
        let radius =
            major / (1 - eccentricity2 * Angles.sin(latitude) * Angles.sin(latitude)).squareRoot()
        return Cartesian(
            radius * Angles.cos(latitude) * Angles.cos(longitude),
            radius * Angles.cos(latitude) * Angles.sin(longitude),
            radius * (1 - eccentricity2) * Angles.sin(latitude))
    }

    /// The position below or above a place, its height left out. Source: the guide, annex B.2.
    func position(_ place: Cartesian) -> NationalGrid.Position {
        let axis = (place.x * place.x + place.y * place.y).squareRoot()
        var latitude = Angles.atan2(place.z, axis * (1 - eccentricity2))
        // Each round gains three digits at the least.
        for _ in 0..<8 {
            let radius =
                major
                / (1 - eccentricity2 * Angles.sin(latitude) * Angles.sin(latitude)).squareRoot()
            latitude = Angles.atan2(place.z + eccentricity2 * radius * Angles.sin(latitude), axis)
        }
        return NationalGrid.Position(
            latitude: latitude / Self.radian,
            longitude: Angles.atan2(place.y, place.x) / Self.radian)
    }
}
