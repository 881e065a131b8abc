/// Says what probably happened to a number of a position that is out of bounds.
enum PositionWords {
    /// What probably happened.
    enum Advice: Int, CaseIterable {
        case zero, swapped, metres, degrees, kilometres, northing
    }

    /// Nil where nothing in particular is likely.
    static func advice(on number: Double, _ core: CoreField) -> Advice? {
        let isLatitude = (49...61.5).contains(number)
        let isLongitude = (-9.5...2.5).contains(number)
        switch core {
        case .latitude, .longitude, .easting, .northing: break
        case .occurredAt, .place, .category: return nil
        }
        if number == 0, core != .longitude { return .zero }
        switch core {
        case .latitude where isLongitude, .longitude where isLatitude: return .swapped
        case .latitude where abs(number) > 1000, .longitude where abs(number) > 1000:
            return .metres
        case .easting where isLatitude || isLongitude, .northing where isLatitude || isLongitude:
            return .degrees
        case .easting where number > 0 && number < 1000,
            .northing where number > 0 && number < 1300:
            return .kilometres
        case .easting where number >= 700_000 && number < 1_300_000: return .northing
        default: return nil
        }
    }

    static func hint(_ advice: Advice) -> String {
        switch advice {
        case .zero:
            "0 is no place here: leave the position empty where the place is not known."
        case .swapped: "Latitude and longitude look swapped: exchange them."
        case .metres: "This looks like metres on a grid: write degrees."
        case .degrees: "This looks like degrees: write metres on the British National Grid."
        case .kilometres: "This looks like kilometres: write metres."
        case .northing: "This looks like a northing: easting and northing may be swapped."
        }
    }
}
