/// Helmert's transformation between two systems of the earth: a shift, a small turn and a scale.
///
/// Source: Ordnance Survey, A guide to coordinate systems in Great Britain §6.6.
struct Transformation {
    /// Metres.
    let shift: SIMD3<Double>
    /// Radians about the three axes.
    let turn: SIMD3<Double>
    let scale: Double

    static let toOSGB36 = Transformation(sign: 1)
    /// The same with all signs changed, as the guide says.
    static let toWGS84 = Transformation(sign: -1)

    private init(sign: Double) {
        shift = SIMD3(-446.448, 125.157, -542.060) * sign
        turn = SIMD3(-0.1502, -0.2470, -0.8421) * (sign * Ellipsoid.radian / 3600)
        scale = 1 + sign * 20.4894e-6
    }

    func apply(_ place: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(
            shift.x + place.x * scale - place.y * turn.z + place.z * turn.y,
            shift.y + place.x * turn.z + place.y * scale - place.z * turn.x,
            shift.z - place.x * turn.y + place.y * turn.x + place.z * scale)
    }
}
