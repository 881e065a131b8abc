import Exchange
import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

@Suite("A file without a submission does not stay, and one with a submission always does")
struct OrphanTests {
    private func objects(_ house: House) throws -> [String] {
        try TemporaryFolder.files(below: house.folder.url.appending(path: "objects"))
    }

    /// Puts a file where an object would be.
    private func orphan(_ house: House) throws -> URL {
        let orphan = house.folder.url.appending(path: "objects/ab")
            .appending(path: String(repeating: "0", count: 62))
        try Data("a row that nobody was told about".utf8).write(to: orphan)
        return orphan
    }

    private func date(_ file: URL, _ instant: Instant) throws {
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    }

    @Test func `a day later an orphan is gone, and what was accepted is there`() async throws {
        let house = try await House()
        _ = try await house.submit(Documents.assaults(1))
        let kept = try objects(house)
        #expect(kept.count == 1)
        let yesterday = house.clock.now.adding(seconds: -Limits.uploadRestSecondsMax - 1)
        let orphan = try orphan(house)
        try date(orphan, yesterday)
        try date(house.folder.url.appending(path: "objects/\(kept[0])"), yesterday)
        let left = try await house.serve(until: "the orphan is gone") {
            FileManager.default.fileExists(atPath: orphan.path) ? nil : try objects(house)
        }
        #expect(left == kept)
    }

    @Test func `one that was written within the day is left alone`() async throws {
        let house = try await House()
        let young = try orphan(house)
        try date(young, house.clock.now.adding(seconds: -Limits.uploadRestSecondsMax + 60))
        // In the folder after it, so that the sweep has passed the young one when this one is gone.
        let old = house.folder.url.appending(path: "objects/ff")
            .appending(path: String(repeating: "0", count: 62))
        try Data("old".utf8).write(to: old)
        try date(old, house.clock.now.adding(seconds: -10 * Limits.uploadRestSecondsMax))
        _ = try await house.serve(until: "the old one is gone") {
            FileManager.default.fileExists(atPath: old.path) ? nil : true
        }
        #expect(FileManager.default.fileExists(atPath: young.path))
    }
}
