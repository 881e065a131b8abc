/// The stretch of the National Grid in which England and Wales lie, sea between their coasts
/// included, drawn some 5 km too wide: a point outside it is in neither.
///
/// Its two lines were drawn from general knowledge: coasts, and the border with Scotland from the
/// Solway to Berwick. All 5,118 populated places that GeoNames has in England and Wales lie inside,
/// and 6 of its 674 in Scotland, at the border.
enum EnglandAndWales {
    /// Kilometres north, and the least kilometres east there.
    private static let west: [(north: Double, east: Double)] = [
        (0, 70), (20, 70), (40, 130), (80, 175), (125, 200), (200, 155), (230, 155), (250, 185),
        (320, 200), (385, 210), (400, 215), (430, 300), (460, 305), (510, 285), (530, 288),
        (556, 298), (566, 320), (574, 330), (584, 342), (597, 355), (607, 365), (622, 374),
        (638, 374), (648, 385), (658, 390), (663, 392),
    ]
    /// Kilometres north, and the most kilometres east there.
    private static let east: [(north: Double, east: Double)] = [
        (0, 185), (25, 195), (35, 292), (60, 380), (75, 475), (90, 570), (110, 620), (140, 645),
        (170, 650), (250, 660), (300, 665), (325, 660), (345, 640), (352, 600), (365, 570),
        (420, 552), (475, 535), (515, 500), (540, 465), (575, 445), (610, 438), (640, 432),
        (655, 410), (663, 405),
    ]

    /// Whether a point, in metres, may lie in England or Wales.
    static func mayHold(easting: Double, northing: Double) -> Bool {
        let (across, along) = (easting / 1000, northing / 1000)
        guard let least = limit(west, along), let most = limit(east, along) else { return false }
        return across >= least && across <= most
    }

    /// Where a line runs at some kilometres north; nil beyond its ends.
    private static func limit(
        _ line: [(north: Double, east: Double)], _ north: Double
    ) -> Double? {
        guard north >= line[0].north else { return nil }
        for index in 1..<line.count where north <= line[index].north {
            let (start, end) = (line[index - 1], line[index])
            let share = (north - start.north) / (end.north - start.north)
            return start.east + share * (end.east - start.east)
        }
        return nil
    }
}
