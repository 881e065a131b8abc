/// What the made-up attendances are made of. Places are invented.
enum Values {
    static let sites: [[UInt8]] = cells("RXH01", "RXH02", "RXH05", "RXH11")
    static let departments: [[UInt8]] = cells("01", "01", "01", "02", "03", "04")
    static let methods: [[UInt8]] = cells(
        "BODY_PART", "BODY_PART", "BODY_PART", "SHARP_OBJECT", "BLUNT_OBJECT", "GLASS_BOTTLE",
        "PUSHED", "STRANGULATION", "FIREARM", "CORROSIVE", "VEHICLE", "OTHER", "UNKNOWN",
    )
    /// Where OTHER stands in `methods`; it alone is described.
    static let otherIndex = 11
    static let otherMethods: [[UInt8]] = cells(
        "laser pointer", "thrown hot drink", "dog lead", "fire extinguisher, discharged",
    )
    static let places: [[UInt8]] = cells(
        "STREET", "STREET", "LICENSED_PREMISES", "LICENSED_PREMISES", "HOME_VICTIM", "HOME_OTHER",
        "PARK_OPEN_SPACE", "SCHOOL_COLLEGE", "WORKPLACE", "TRANSPORT", "HEALTHCARE", "CUSTODY",
        "SHOP", "OTHER", "UNKNOWN",
    )
    static let descriptions: [[UInt8]] = cells(
        "", "Black Lion pub, Commercial Road", "outside the railway station",
        "taxi rank, Prince of Wales Road", "multi-storey car park, level 2",
        "night club \"Halo\", smoking area", "bus station stand F",
        "retail park, by the cinema entrance", "underpass between market and river",
        "supermarket self-service tills", "skate park", "kebab shop, Magdalen Street",
        "hostel corridor", "sports ground, changing rooms",
    )
    static let ages: [[UInt8]] = cells(
        "", "0-9", "10-15", "16-17", "18-24", "18-24", "18-24", "25-34", "25-34", "35-44", "45-54",
        "55-64", "65+", "UNK",
    )
    static let sexes: [[UInt8]] = cells("1", "1", "2", "9", "X", "")
    static let assailants: [[UInt8]] = cells("1", "1", "2", "3+", "UNK", "")
    static let yesNo: [[UInt8]] = cells("Y", "N", "UNK", "")

    /// Makes any cell longer than the 255 characters that a description may have.
    static let tooLong = [UInt8](repeating: 0x7A, count: 256)

    private static func cells(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
