/// Codes of the Register of Geographic Codes: a letter for the country, two digits for the kind of
/// area, six for the area; `E07000148`.
///
/// Source: Office for National Statistics, Register of Geographic Codes. Which kinds a dataset
/// takes and which areas followed which is the schema's own data.
@safe struct AreaCode: BitwiseCopyable {
    private static let length = 9
    /// The first three characters that are taken; none where all are.
    private let kinds: ByteTable
    private let retired: ByteTable
    /// Nine bytes for each retired code.
    private let successors: UnsafePointer<UInt8>

    init(_ tables: AreaTables, memory: TableMemory) {
        kinds = ByteTable(tables.kinds, memory: memory)
        retired = ByteTable(tables.successors.map(\.retired), memory: memory)
        unsafe successors = memory.copy(tables.successors.flatMap { Array($0.current.utf8) })
    }

    /// Whether a text has the form of a code.
    static func isCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == length && "EWSNK".utf8.contains(bytes[0])
            && bytes.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
    }

    /// `e07000205` to `E07000244`, where the schema says that the one followed the other.
    func form(_ cell: inout CompactCell) -> CellFault {
        guard cell.count == Self.length, cell.isOne(0, of: "EWSNK"), cell.areDigits(1..<9) else {
            return .identifier
        }
        guard unsafe kinds.count == 0 || kinds.index(of: cell.bytes, count: 3) >= 0 else {
            return .areaKind
        }
        guard retired.count > 0 else { return .none }
        let index = unsafe retired.index(of: cell.bytes, count: Self.length)
        guard index >= 0 else { return .none }
        for place in 0..<Self.length {
            cell[place] = unsafe successors[index * Self.length + place]
        }
        return .none
    }
}
