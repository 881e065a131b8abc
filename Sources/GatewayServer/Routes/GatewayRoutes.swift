import Exchange

/// All routes of the exchange port.
enum GatewayRoutes {
    /// The routes over a gateway, group by group.
    static func table(_ gateway: Gateway) -> RouteTable {
        var table = RouteTable()
        MeRoutes(gateway: gateway).add(to: &table)
        SchemaRoutes(gateway: gateway).add(to: &table)
        ValidationRoutes(gateway: gateway).add(to: &table)
        UploadRoutes(gateway: gateway).add(to: &table)
        SubmissionRoutes(gateway: gateway).add(to: &table)
        DeclarationRoutes(gateway: gateway).add(to: &table)
        DueRoutes(gateway: gateway).add(to: &table)
        RecordRoutes(gateway: gateway).add(to: &table)
        AccountabilityRoutes(gateway: gateway).add(to: &table)
        LogRoutes(gateway: gateway).add(to: &table)
        return table
    }
}
