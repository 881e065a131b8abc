/// What is wrong with a position whose two numbers are each possible.
enum LocationFault: Hashable {
    /// One of the two is empty.
    case half
    /// Both are 0.
    case zero
    /// The one stands where the other belongs.
    case swapped
    /// In Scotland or at sea, where the two exchanged would be in England or Wales.
    case doubtful
    /// Kilometres where metres belong.
    case kilometres
    /// Degrees where metres belong.
    case degrees
    /// Metres where degrees belong.
    case metres
    /// Off the grid, or off the globe.
    case outside

    /// The area in which a position that is given the wrong way round is recognised: Great Britain
    /// and Northern Ireland with their waters.
    private static let latitudes = 49.0...61.5
    private static let longitudes = -9.5...2.5

    /// Judges degrees north and east.
    static func judge(latitude: Double, longitude: Double) -> LocationFault? {
        if latitude == 0, longitude == 0 { return .zero }
        if latitudes.contains(longitude), longitudes.contains(latitude) { return .swapped }
        if abs(latitude) <= 90, abs(longitude) <= 180 { return nil }
        return abs(latitude) > 1000 && abs(longitude) > 1000 ? .metres : .outside
    }

    /// Judges metres east and north.
    static func judge(easting: Double, northing: Double) -> LocationFault? {
        if easting == 0, northing == 0 { return .zero }
        let point = NationalGrid.Point(easting: easting, northing: northing)
        if latitudes.contains(easting) && longitudes.contains(northing)
            || latitudes.contains(northing) && longitudes.contains(easting)
        {
            return .degrees
        }
        guard NationalGrid.covers(point) else {
            let turned = NationalGrid.Point(easting: northing, northing: easting)
            return NationalGrid.covers(turned) ? .swapped : .outside
        }
        // The first kilometre of the grid is open sea.
        if easting < 1000, northing < 1300 { return .kilometres }
        let isDoubtful =
            !EnglandAndWales.mayHold(easting: easting, northing: northing)
            && EnglandAndWales.mayHold(easting: northing, northing: easting)
        return isDoubtful ? .doubtful : nil
    }

    /// A place in Scotland is possible, and is only asked about.
    var severity: Severity { self == .doubtful ? .warning : .error }

    /// What to do.
    func hint(_ first: String, _ second: String) -> String {
        switch self {
        case .half:
            "Fill in both \(first) and \(second), or neither."
        case .zero:
            "0 and 0 is no place here: leave both cells empty where the place is not known."
        case .swapped: "\(first) and \(second) look swapped: exchange them."
        case .doubtful:
            "This lies outside England and Wales; exchanged it would lie inside: are \(first) and "
                + "\(second) swapped?"
        case .kilometres: "These look like kilometres: write metres."
        case .degrees: "These look like degrees: write metres on the British National Grid."
        case .metres: "These look like metres on a grid: write degrees."
        case .outside: "No place has this position: check both numbers."
        }
    }
}
