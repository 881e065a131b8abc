import SharingModel

/// Two columns that give a position together.
struct CorePair: Sendable, Hashable {
    /// How a position is given.
    enum System: UInt8, Sendable {
        /// Metres east and north on the British National Grid.
        case grid
        /// Degrees north and east, WGS84.
        case degrees
    }

    var system: System
    /// Easting or latitude.
    var first: Int
    /// Northing or longitude.
    var second: Int

    /// The pair of a system; nil where a schema has not both.
    init?(_ system: System, of columns: [Column]) {
        let (one, other): (CoreField, CoreField) =
            system == .grid ? (.easting, .northing) : (.latitude, .longitude)
        guard let first = columns.firstIndex(where: { $0.core == one }),
            let second = columns.firstIndex(where: { $0.core == other })
        else { return nil }
        (self.system, self.first, self.second) = (system, first, second)
    }

    /// The columns that a store adds where a schema gives positions on the grid alone: `latitude`
    /// and `longitude`, degrees of WGS84.
    static func derived(_ columns: [Column]) -> [Column] {
        guard CorePair(.grid, of: columns) != nil, CorePair(.degrees, of: columns) == nil else {
            return []
        }
        return [CoreField.latitude, .longitude].map { core in
            Column(
                name: core.rawValue, header: core.rawValue, aliases: [], storage: .real,
                columnClass: .quasiIdentifier, normalisation: nil, core: core, isRequired: false,
                description: "Degrees of WGS84, computed from easting and northing.",
                isDerived: true, constraints: ColumnConstraints())
        }
    }

    /// Refuses half a pair, and positions that are no numbers.
    static func check(_ columns: [Column]) throws(Refusal) {
        let partners: [CoreField: CoreField] = [
            .easting: .northing, .northing: .easting, .latitude: .longitude, .longitude: .latitude,
        ]
        for column in columns {
            guard let core = column.core, let partner = partners[core] else { continue }
            let pointer = MemberReader.join("/properties", column.name)
            guard columns.contains(where: { $0.core == partner }) else {
                throw MemberReader.refusal(
                    pointer + "/x-svd-core", "needs a column that is \(partner.rawValue)")
            }
            guard column.storage == .integer || column.storage == .real else {
                throw MemberReader.refusal(pointer + "/type", "must be integer or number")
            }
        }
        for column in derived(columns) where columns.contains(where: { $0.name == column.name }) {
            throw MemberReader.refusal(
                MemberReader.join("/properties", column.name),
                "is the name of a column that is computed from easting and northing")
        }
    }
}
