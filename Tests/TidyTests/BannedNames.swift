/// Names that must not occur, and where.
enum BannedNames {
    /// Words banned in all code; the value says why, or what to use.
    static let everywhere: [String: String] = [
        "Bundle": "bakes in the build path; read schemas from a configured folder",
        "DateFormatter": "44 MB of locale data; use Instant and CalendarDate",
        "fatalError": "throw, or use precondition with the rule",
        "NSLock": "use Mutex or an actor",
        "@testable": "the seam is in the wrong place",
    ]
    /// Endings of type and file names that say nothing.
    static let emptyNames = [
        "Utils", "Util", "Utilities", "Helper", "Helpers", "Manager", "Common",
    ]

    static let programs = ["Sources/svd/", "Sources/svd-gateway/", "Benchmarks/", "Tests/"]

    /// - Parameter isPure: whether the file belongs to a room without clock, files and sockets.
    static func findings(in source: String, path: String, isPure: Bool) -> [Finding] {
        var findings: [Finding] = []
        func add(_ line: Int?, _ rule: String) {
            findings.append(Finding(path: path, line: line, rule: rule))
        }
        let isProgram = programs.contains { path.hasPrefix($0) }
        for (index, line) in SwiftText(source).lines.enumerated() {
            let words = SwiftText.words(line)
            for word in words {
                if let reason = everywhere[word] { add(index + 1, "`\(word)`: \(reason)") }
            }
            if words.contains("try"), line.contains("try!") { add(index + 1, "`try!`: throw") }
            if words.contains("as"), line.contains(" as! ") {
                add(index + 1, "`as!`: use as? and throw")
            }
            if !isProgram, words.contains("print"), calls("print", in: line) {
                add(index + 1, "`print(` belongs to programs")
            }
            if isPure, words.contains("Date"),
                calls("Date", in: line) || line.contains("Date.now")
            {
                add(index + 1, "a pure room has no clock; take the time as an argument")
            }
            if let name = declaredType(words), isEmptyName(name) {
                add(index + 1, "`\(name)` says nothing; name what it is for")
            }
        }
        let name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
        if let name, isEmptyName(name) { add(nil, "`\(name)` says nothing; name what it is for") }
        return findings
    }

    /// Notes of unfinished work, in any text.
    static func unfinished(in text: String, path: String) -> [Finding] {
        let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .flatMap { index, line in
                let words = SwiftText.words(String(line))
                return marks.filter(words.contains).map {
                    Finding(path: path, line: index + 1, rule: "`\($0)`: finish it, or file it")
                }
            }
    }

    private static func calls(_ name: String, in line: String) -> Bool {
        var rest = line[...]
        while let range = rest.firstRange(of: name + "(") {
            let before = line[..<range.lowerBound].last
            if before.map({ !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }) ?? true {
                return !line[..<range.lowerBound].hasSuffix("func ")
            }
            rest = rest[range.upperBound...]
        }
        return false
    }

    private static func declaredType(_ words: [String]) -> String? {
        let kinds: Set<String> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
        guard let index = words.firstIndex(where: kinds.contains), index + 1 < words.count else {
            return nil
        }
        return words[index + 1]
    }

    private static func isEmptyName(_ name: String) -> Bool {
        emptyNames.contains { name.hasSuffix($0) }
    }
}
