/// The names of holders in the two files that must agree.
enum Holders {
    /// `agency/<id>` and `person/<id>` of certs-example/holders.txt.
    static func listed(in text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                guard words.count >= 2, words[0] == "agency" || words[0] == "person" else {
                    return nil
                }
                return words[0] + "/" + words[1]
            })
    }

    /// The ids under a registry's `holders:`, which are written `- agency: <id>` or `- person:
    /// <id>`.
    static func registered(in text: String) -> Set<String> {
        var isInside = false
        var holders: Set<String> = []
        for line in text.split(separator: "\n") {
            if let first = line.first, first != " ", first != "#" { isInside = line == "holders:" }
            let words = line.split(separator: " ").map(String.init)
            guard isInside, words.count == 3, words[0] == "-" else { continue }
            if words[1] == "agency:" { holders.insert("agency/" + words[2]) }
            if words[1] == "person:" { holders.insert("person/" + words[2]) }
        }
        return holders
    }
}
