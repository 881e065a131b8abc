/// Where the gateway is: `https://host[:port]`.
public struct GatewayAddress: Sendable, Hashable, CustomStringConvertible {
    /// The host's name or number, without brackets.
    public let host: String
    /// 1 to 65535.
    public let port: Int

    /// Reads an address; nil for any scheme but https, and for paths, queries and user names.
    public init?(_ text: String) {
        let prefix = "https://"
        guard text.lowercased().hasPrefix(prefix) else { return nil }
        var rest = text.dropFirst(prefix.count)
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        let forbidden: Set<Character> = ["/", "?", "#", "@", " ", "\\"]
        guard !rest.isEmpty, !rest.contains(where: { forbidden.contains($0) }) else { return nil }
        var portText: Substring?
        if rest.first == "[" {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            host = String(rest[rest.index(after: rest.startIndex)..<end])
            let tail = rest[rest.index(after: end)...]
            guard tail.isEmpty || tail.first == ":" else { return nil }
            portText = tail.isEmpty ? nil : tail.dropFirst()
        } else {
            let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2, let first = parts.first, !first.isEmpty else { return nil }
            host = String(first)
            portText = parts.count == 2 ? parts[1] : nil
        }
        guard !host.isEmpty else { return nil }
        guard let portText else {
            port = 443
            return
        }
        guard let number = Int(portText), (1...65_535).contains(number) else { return nil }
        port = number
    }

    /// `https://host:port`; the port is left out where it is 443.
    public var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == 443 ? "https://\(name)" : "https://\(name):\(port)"
    }
}
