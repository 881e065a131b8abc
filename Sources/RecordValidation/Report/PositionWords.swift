/// Says what probably happened to a number of a position that is out of bounds.
enum PositionWords {
    /// Nil where nothing in particular is likely.
    static func hint(_ value: String, _ core: CoreField?) -> String? {
        guard let number = Double(value), let core else { return nil }
        let isLatitude = (49...61.5).contains(number)
        let isLongitude = (-9.5...2.5).contains(number)
        switch core {
        case .latitude, .longitude, .easting, .northing: break
        case .occurredAt, .place, .category: return nil
        }
        if number == 0, core != .longitude {
            return "0 is no place here: leave the position empty where the place is not known."
        }
        switch core {
        case .latitude where isLongitude, .longitude where isLatitude:
            return "Latitude and longitude look swapped: exchange them."
        case .latitude where abs(number) > 1000, .longitude where abs(number) > 1000:
            return "This looks like metres on a grid: write degrees."
        case .easting where isLatitude || isLongitude, .northing where isLatitude || isLongitude:
            return "This looks like degrees: write metres on the British National Grid."
        case .easting where number > 0 && number < 1000,
            .northing where number > 0 && number < 1300:
            return "This looks like kilometres: write metres."
        case .easting where number >= 700_000 && number < 1_300_000:
            return "This looks like a northing: easting and northing may be swapped."
        default: return nil
        }
    }
}
