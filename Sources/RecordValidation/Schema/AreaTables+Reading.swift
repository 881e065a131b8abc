import SharingModel
import StrictJSON

extension AreaTables {
    /// Reads `x-svd.successors` and `x-svd.areaKinds`.
    static func read(_ dataset: MemberReader) throws(Refusal) -> AreaTables {
        var tables = AreaTables()
        if let value = dataset.object["areaKinds"] {
            let place = dataset.pointer(to: "areaKinds")
            let reader = try MemberReader(value, at: place, allowing: ["source", "codes"])
            tables.kinds = try reader.strings("codes") ?? []
            for (index, kind) in tables.kinds.enumerated()
            where !AreaCode.isCode(kind + "000000") {
                throw MemberReader.refusal(
                    "\(place)/codes/\(index)", "must be a letter and two digits, such as E01")
            }
        }
        guard let value = dataset.object["successors"] else { return tables }
        let reader = try MemberReader(
            value, at: dataset.pointer(to: "successors"), allowing: ["source", "codes"])
        guard let codes = reader.object["codes"]?.object else {
            throw reader.fault("codes", "must be an object of codes and their successors")
        }
        for retired in codes.names {
            let current = try last(retired, codes, at: reader.pointer(to: "codes"))
            tables.successors.append(Successor(retired: retired, current: current))
        }
        return tables
    }

    /// Follows successors to the code that is in use.
    private static func last(
        _ retired: String, _ codes: JSONObject, at place: String
    ) throws(Refusal) -> String {
        var code = retired
        for _ in 0...codes.count {
            let pointer = MemberReader.join(place, code)
            guard AreaCode.isCode(code) else {
                throw MemberReader.refusal(pointer, "must be a code such as E07000244")
            }
            guard let next = codes[code] else { return code }
            guard let text = next.string, AreaCode.isCode(text) else {
                throw MemberReader.refusal(pointer, "must be a code such as E07000244")
            }
            code = text
        }
        throw MemberReader.refusal(MemberReader.join(place, retired), "succeeds itself")
    }
}
