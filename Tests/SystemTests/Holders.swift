/// The holders of the demonstration's registry.
enum Holders {
    static let acuteTrust = "agency/riverside-acute-trust"
    static let careBoard = "agency/broadland-icb"
    static let council = "agency/norfolk-county-council"
    static let fire = "agency/norfolk-fire"
    static let youthJustice = "agency/suffolk-youth-justice"
    static let police = "agency/west-yorkshire-police"
    static let norfolkAnalyst = "person/analyst-norfolk"
    static let suffolkAnalyst = "person/analyst-suffolk"
    static let compliance = "person/compliance-officer"
}
