import SharingLedger
import Testing

@Suite("Tile paths are those of C2SP tlog-tiles")
struct TilePathTests {
    @Test(
        "Written and read",
        arguments: [
            (TilePath(level: 0, index: 0), "tile/0/000"),
            (TilePath(level: 0, index: 1_234_067), "tile/0/x001/x234/067"),
            (TilePath(level: 0, index: 1234, width: 5), "tile/0/x001/234.p/5"),
            (TilePath(level: 63, index: 999, width: 255), "tile/63/999.p/255"),
            (TilePath(level: 1, index: 1000), "tile/1/x001/000"),
            (.entries(index: 0, width: 1), "tile/entries/000.p/1"),
            (.entries(index: 123_456_789_012), "tile/entries/x123/x456/x789/012"),
        ])
    func roundTrip(path: TilePath, text: String) {
        #expect(path.text == text)
        #expect(TilePath(text: text) == path)
    }

    @Test(
        "Any other spelling is refused",
        arguments: [
            "", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000",
            "tile/00/000", "tile/64/000", "tile/-1/000", "tile/+1/000", "tile/x/000", "tile/0/x000",
            "tile/0/x000/001", "tile/0/001/002", "tile/0/x1/002", "tile/0/x001/x002",
            "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/00",
            "tile/0/000.p/256",
            "tile/0/000.p/01", "tile/0/000.p/+1", "tile/0/000.p/1/", "tile/0/000/1", "/tile/0/000",
            "tile/0/000 ", "tile//000", "tile/entries", "tile/entries/x", "tile/data/000",
            "tile/0/../000", "tile/0/٠٠٠", "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
            "checkpoint",
        ])
    func refused(text: String) { #expect(TilePath(text: text) == nil) }

    @Test(
        "A log of a size publishes these",
        arguments: [
            (0, 0, []), (0, 1, ["tile/0/000.p/1"]), (0, 256, ["tile/0/000"]),
            (1, 255, []), (1, 256, ["tile/1/000.p/1"]),
            (0, 600, ["tile/0/000", "tile/0/001", "tile/0/002.p/88"]), (1, 600, ["tile/1/000.p/2"]),
            (8, Int.max, []),
        ] as [(Int, Int, [String])])
    func published(level: Int, size: Int, paths: [String]) {
        #expect(TilePath.all(level: level, size: size).map(\.text) == paths)
    }
}
