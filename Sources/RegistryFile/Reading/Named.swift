import SharingModel

/// What has a name that must be unique in its list.
protocol Named {
    var registryName: String { get }
}

extension Controller: Named { var registryName: String { id.text } }
extension Agency: Named { var registryName: String { id.text } }
extension Holder: Named { var registryName: String { id.description } }
extension Agreement: Named { var registryName: String { id.text } }
extension SchemaSunset: Named { var registryName: String { "\(dataset) \(version)" } }
extension Purpose: Named { var registryName: String { code } }
