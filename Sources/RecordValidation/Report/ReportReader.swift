import SharingModel
import StrictJSON

/// Reads members of a report and says where one is wrong.
struct ReportReader {
    private let json: JSONValue
    private let pointer: String

    init(_ json: JSONValue, at pointer: String) {
        self.json = json
        self.pointer = pointer
    }

    func fault(_ name: String) -> Refusal {
        let place = pointer + "/" + name
        return Refusal(
            .fieldInvalid, "The validation report is not right at \(place).",
            help: "Fetch or make the report again.", field: place)
    }

    func child(_ name: String) throws(Refusal) -> ReportReader {
        guard let value = json[name], value.object != nil else { throw fault(name) }
        return ReportReader(value, at: pointer + "/" + name)
    }

    func list(_ name: String) throws(Refusal) -> [ReportReader] {
        guard let values = json[name]?.array else { throw fault(name) }
        return values.enumerated().map {
            ReportReader($0.element, at: "\(pointer)/\(name)/\($0.offset)")
        }
    }

    func string(_ name: String) throws(Refusal) -> String {
        guard let text = json[name]?.string else { throw fault(name) }
        return text
    }

    func optionalString(_ name: String) throws(Refusal) -> String? {
        json[name] == nil ? nil : try string(name)
    }

    func count(_ name: String) throws(Refusal) -> Int {
        guard let count = json[name]?.integer, count >= 0 else { throw fault(name) }
        return count
    }

    func optionalCount(_ name: String) throws(Refusal) -> Int? {
        json[name] == nil ? nil : try count(name)
    }

    func flag(_ name: String) throws(Refusal) -> Bool {
        guard let flag = json[name]?.bool else { throw fault(name) }
        return flag
    }

    func value<Value>(_ name: String, _ read: (String) -> Value?) throws(Refusal) -> Value {
        guard let value = read(try string(name)) else { throw fault(name) }
        return value
    }

    func word<Word: RawRepresentable>(
        _ name: String
    ) throws(Refusal) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try string(name)) else { throw fault(name) }
        return word
    }
}
