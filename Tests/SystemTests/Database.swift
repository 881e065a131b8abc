import Foundation
import GatewayTestKit

/// Looks into a gateway's databases with the stock sqlite3 program.
enum Database {
    /// The one integer that a query gives.
    static func integer(_ sql: String, in home: URL, _ name: String) throws -> Int {
        let text = try rows(sql, in: home, name).first ?? ""
        guard let value = Int(text) else { throw TestFault("not an integer: \(text)") }
        return value
    }

    /// The rows that a query gives, columns between `|`.
    static func rows(_ sql: String, in home: URL, _ name: String) throws -> [String] {
        try run(sql, in: home, name, options: ["-readonly"])
    }

    /// Changes a database behind the gateway's back.
    static func change(_ sql: String, in home: URL, _ name: String) throws {
        _ = try run(sql, in: home, name, options: [])
    }

    private static func run(
        _ sql: String, in home: URL, _ name: String, options: [String]
    ) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sqlite3")
        process.arguments =
            ["-batch", "-cmd", ".timeout 10000"] + options
            + [home.appending(path: "data/\(name)").path, sql]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestFault("sqlite3 failed: \(sql)") }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
