/// The transverse Mercator projection of the National Grid.
///
/// Source: Ordnance Survey, A guide to coordinate systems in Great Britain, annex C, whose names
/// the formulae keep in words: nu and rho are the radii of curvature, eta squared is nu/rho - 1.
struct Projection {
    private static let scale = 0.9996012717
    private static let origin = NationalGrid.Position(latitude: 49, longitude: -2)
    private static let falseOrigin = NationalGrid.Point(easting: 400_000, northing: -100_000)

    let ellipsoid: Ellipsoid

    /// Radii of curvature at a latitude.
    private struct Curvature {
        let nu: Double
        let rho: Double
        var eta2: Double { nu / rho - 1 }

        init(_ ellipsoid: Ellipsoid, at latitude: Double) {
            let squared = ellipsoid.eccentricity2
            let rest = 1 - squared * Angles.sin(latitude) * Angles.sin(latitude)
            nu = ellipsoid.major * Projection.scale / rest.squareRoot()
            rho = ellipsoid.major * Projection.scale * (1 - squared) / (rest * rest.squareRoot())
        }
    }

    /// Degrees to metres.
    func project(_ position: NationalGrid.Position) -> NationalGrid.Point {
        let latitude = position.latitude * Ellipsoid.radian
        let east = (position.longitude - Self.origin.longitude) * Ellipsoid.radian
        let at = Curvature(ellipsoid, at: latitude)
        let (nu, rho, eta2) = (at.nu, at.rho, at.eta2)
        let (sine, cosine) = (Angles.sin(latitude), Angles.cos(latitude))
        let tan2 = sine * sine / (cosine * cosine)
        let tan4 = tan2 * tan2
        let cos3 = cosine * cosine * cosine
        let cos5 = cos3 * cosine * cosine
        let first = arc(latitude) + Self.falseOrigin.northing
        let second = nu / 2 * sine * cosine
        let third = nu / 24 * sine * cos3 * (5 - tan2 + 9 * eta2)
        let thirdA = nu / 720 * sine * cos5 * (61 - 58 * tan2 + tan4)
        let fourth = nu * cosine
        let fifth = nu / 6 * cos3 * (nu / rho - tan2)
        let sixth = nu / 120 * cos5 * (5 - 18 * tan2 + tan4 + 14 * eta2 - 58 * tan2 * eta2)
        let east2 = east * east
        return NationalGrid.Point(
            easting: Self.falseOrigin.easting + east * (fourth + east2 * (fifth + east2 * sixth)),
            northing: first + east2 * (second + east2 * (third + east2 * thirdA)))
    }

    /// Metres to degrees.
    func unproject(_ point: NationalGrid.Point) -> NationalGrid.Position {
        let north = point.northing - Self.falseOrigin.northing
        let radius = ellipsoid.major * Self.scale
        var latitude = Self.origin.latitude * Ellipsoid.radian + north / radius
        // The guide stops below 0.01 mm, which takes five rounds; a place far off must end too.
        for _ in 0..<20 {
            let rest = north - arc(latitude)
            latitude += rest / radius
            if abs(rest) < 0.000_001 { break }
        }
        let at = Curvature(ellipsoid, at: latitude)
        let (nu, rho, eta2) = (at.nu, at.rho, at.eta2)
        let tangent = Angles.tan(latitude)
        let tan2 = tangent * tangent
        let tan4 = tan2 * tan2
        let secant = 1 / Angles.cos(latitude)
        let nu3 = nu * nu * nu
        let nu5 = nu3 * nu * nu
        let seventh = tangent / (2 * rho * nu)
        let eighth = tangent / (24 * rho * nu3) * (5 + 3 * tan2 + eta2 - 9 * tan2 * eta2)
        let ninth = tangent / (720 * rho * nu5) * (61 + 90 * tan2 + 45 * tan4)
        let tenth = secant / nu
        let eleventh = secant / (6 * nu3) * (nu / rho + 2 * tan2)
        let twelfth = secant / (120 * nu5) * (5 + 28 * tan2 + 24 * tan4)
        let last = 61 + 662 * tan2 + 1320 * tan4 + 720 * tan4 * tan2
        let twelfthA = secant / (5040 * nu5 * nu * nu) * last
        let east = point.easting - Self.falseOrigin.easting
        let east2 = east * east
        let turned = latitude - east2 * (seventh - east2 * (eighth - east2 * ninth))
        let along = east * (tenth - east2 * (eleventh - east2 * (twelfth - east2 * twelfthA)))
        return NationalGrid.Position(
            latitude: turned / Ellipsoid.radian,
            longitude: Self.origin.longitude + along / Ellipsoid.radian)
    }

    /// Metres along the meridian from the origin, scaled.
    private func arc(_ latitude: Double) -> Double {
        let origin = Self.origin.latitude * Ellipsoid.radian
        let ratio = (ellipsoid.major - ellipsoid.minor) / (ellipsoid.major + ellipsoid.minor)
        let (ratio2, ratio3) = (ratio * ratio, ratio * ratio * ratio)
        let (difference, sum) = (latitude - origin, latitude + origin)
        let first = (1 + ratio + 5.0 / 4 * (ratio2 + ratio3)) * difference
        let second =
            (3 * ratio + 3 * ratio2 + 21.0 / 8 * ratio3) * Angles.sin(difference) * Angles.cos(sum)
        let third = 15.0 / 8 * (ratio2 + ratio3) * Angles.sin(2 * difference) * Angles.cos(2 * sum)
        let fourth = 35.0 / 24 * ratio3 * Angles.sin(3 * difference) * Angles.cos(3 * sum)
        return ellipsoid.minor * Self.scale * (first - second + third - fourth)
    }
}
