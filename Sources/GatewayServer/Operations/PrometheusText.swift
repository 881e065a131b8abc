import Cryptography

/// Figures as Prometheus reads them. Source: Prometheus text exposition format 0.0.4.
struct PrometheusText {
    /// The text so far.
    private(set) var text = ""

    /// Begins a family of figures.
    mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    /// Writes one figure.
    mutating func sample(_ name: String, _ labels: [(String, String)] = [], _ value: Double) {
        text += name
        if !labels.isEmpty {
            let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }
            text += "{" + pairs.joined(separator: ",") + "}"
        }
        text += value == value.rounded() && abs(value) < 1e15 ? " \(Int(value))\n" : " \(value)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
    }
}

extension PrometheusText {
    /// All that the server counted.
    mutating func write(_ figures: ServerMetrics.Figures) {
        writeRequests(figures)
        family("svd_refusals_total", "counter", "Requests refused, by code.")
        for (code, count) in figures.refusals.sorted(by: { $0.key < $1.key }) {
            sample("svd_refusals_total", [("code", code)], Double(count))
        }
        family("svd_handshake_failures_total", "counter", "Handshakes refused, by code.")
        for (code, count) in figures.handshakeFailures.sorted(by: { $0.key < $1.key }) {
            sample("svd_handshake_failures_total", [("code", code)], Double(count))
        }
        family("svd_connections", "gauge", "Connections open now.")
        sample("svd_connections", [], Double(figures.connections))
        family("svd_connections_total", "counter", "Connections opened.")
        sample("svd_connections_total", [], Double(figures.connectionsTotal))
        family("svd_connections_refused_total", "counter", "Connections refused: too many.")
        sample("svd_connections_refused_total", [], Double(figures.connectionsRefused))
        family("svd_trust_reloads_total", "counter", "Changes of the trust files.")
        sample(
            "svd_trust_reloads_total", [("result", "replaced")], Double(figures.trustReplaced))
        sample("svd_trust_reloads_total", [("result", "refused")], Double(figures.trustRefused))
    }

    private mutating func writeRequests(_ figures: ServerMetrics.Figures) {
        family("svd_http_requests_total", "counter", "Requests answered.")
        let requests = figures.requests.sorted {
            ($0.key.route, $0.key.method, $0.key.status)
                < ($1.key.route, $1.key.method, $1.key.status)
        }
        for (key, count) in requests {
            let labels = [
                ("method", key.method), ("route", key.route), ("status", String(key.status)),
            ]
            sample("svd_http_requests_total", labels, Double(count))
        }
        family("svd_http_request_seconds", "histogram", "Time to answer.")
        for (route, durations) in figures.durations.sorted(by: { $0.key < $1.key }) {
            for (index, bound) in ServerMetrics.bounds.enumerated() {
                sample(
                    "svd_http_request_seconds_bucket", [("route", route), ("le", "\(bound)")],
                    Double(durations.classes[index]))
            }
            sample(
                "svd_http_request_seconds_bucket", [("route", route), ("le", "+Inf")],
                Double(durations.count))
            sample("svd_http_request_seconds_sum", [("route", route)], durations.seconds)
            sample("svd_http_request_seconds_count", [("route", route)], Double(durations.count))
        }
    }

    /// When what the gateway trusts expires.
    mutating func write(_ snapshot: TrustSnapshot) {
        family("svd_expiry_timestamp_seconds", "gauge", "When it expires, in Unix time.")
        sample(
            "svd_expiry_timestamp_seconds", [("what", "server-certificate")],
            Double(snapshot.certificate.notAfter))
        sample(
            "svd_expiry_timestamp_seconds", [("what", "authority")],
            Double(snapshot.authorities.map(\.notAfter).min() ?? 0))
        sample(
            "svd_expiry_timestamp_seconds", [("what", "revocation-list")],
            Double(snapshot.revocationDue))
    }

    /// Figures of the other rooms, which come by name.
    mutating func write(
        _ samples: [(name: String, labels: [(String, String)], value: Double)]
    ) {
        var seen: Set<String> = []
        for name in samples.map(\.name) where seen.insert(name).inserted {
            text += "# TYPE \(name) \(name.hasSuffix("_total") ? "counter" : "gauge")\n"
            for entry in samples where entry.name == name {
                sample(entry.name, entry.labels, entry.value)
            }
        }
    }
}
