/// Private keys that lie in a file as they would lie on disk.
enum Secrets {
    static func findings(in text: String, path: String) -> [Finding] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.dropLast().compactMap { index in
            let line = lines[index].drop { $0 == " " || $0 == "\"" }
            let next = lines[index + 1].filter { !$0.isWhitespace }
            guard line.hasPrefix("-----BEGIN "), line.contains("PRIVATE KEY-----"),
                next.count >= 40,
                next.allSatisfy({ $0.isLetter || $0.isNumber || "+/=".contains($0) })
            else { return nil }
            return Finding(
                path: path, line: index + 1, rule: "a private key; keys are made, not kept")
        }
    }
}
