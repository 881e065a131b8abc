import SharingModel
import Yams

extension RegistryReader {
    /// When a schema version ends.
    func sunset(_ node: Node, _ place: Place) -> SchemaSunset? {
        let keys = ["dataset", "version", "sunset"]
        guard let fields = fields(of: node, at: place, known: keys, required: keys) else {
            return nil
        }
        let dataset = value(fields, "dataset", Self.identifier) { DatasetID($0) }
        let version = value(fields, "version", "a version such as 1.0.0") { SemanticVersion($0) }
        let lastDay = value(fields, "sunset", "a date, YYYY-MM-DD") { CalendarDate($0) }
        guard let dataset, let version, let lastDay else { return nil }
        return SchemaSunset(dataset: dataset, version: version, lastDay: lastDay)
    }
}
