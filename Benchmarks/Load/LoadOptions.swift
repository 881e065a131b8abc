import Foundation

/// What the command line asks for.
struct LoadOptions {
    enum Target: String {
        /// Submissions to the gateway: tus creation-with-upload, answered with a signed receipt.
        case gateway
        /// PUT of the same bodies to a web server.
        case put
    }

    var target = Target.gateway
    var url = ""
    var body: [UInt8] = []
    var connections = 1
    var count = 1000
    var secondsMax = 60
    /// Distinguishes the bodies of this run from those of other runs.
    var run: UInt64 = 1
    var certificate: String?
    var key: String?
    var authorities: String?
    var metadata: [(name: String, value: String)] = []

    static let usage = """
        usage: submission-load --target gateway|put --url URL --body FILE
                 [--connections N] [--count N] [--seconds MAX] [--run N]
                 [--certificate FILE --key FILE] [--authorities FILE] [--metadata NAME=VALUE]...
        Sends FILE --count times over --connections connections, each time with another
        reference in its first record, and prints one line of JSON.

        """

    /// Reads arguments.
    /// - Throws: a `LoadFault` that names what is wrong.
    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { throw LoadFault("\(name) needs a value") }
            func number(_ range: ClosedRange<Int>) throws -> Int {
                guard let number = Int(value), range.contains(number) else {
                    throw LoadFault("\(name): \(value) is not within \(range)")
                }
                return number
            }
            switch name {
            case "--target":
                guard let known = Target(rawValue: value) else {
                    throw LoadFault("\(name): \(value)")
                }
                target = known
            case "--url": url = value
            case "--body": body = Array(try Data(contentsOf: URL(filePath: value)))
            case "--connections": connections = try number(1...1024)
            case "--count": count = try number(1...10_000_000)
            case "--seconds": secondsMax = try number(1...3600)
            case "--run": run = UInt64(try number(1...1_000_000))
            case "--certificate": certificate = value
            case "--key": key = value
            case "--authorities": authorities = value
            case "--metadata":
                let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { throw LoadFault("\(name): \(value)") }
                metadata.append((parts[0], parts[1]))
            default: throw LoadFault("unknown option \(name)")
            }
        }
        guard !url.isEmpty, !body.isEmpty else { throw LoadFault("--url and --body are needed") }
    }
}

/// Why the run cannot go on.
struct LoadFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
