import HTTPTypes
import HummingbirdCore
package import SharingModel

/// What media types the client takes. Source: RFC 9110 §12.5.1.
package struct AcceptHeader {
    private let ranges: [(type: String, quality: Double)]

    /// Reads the header of a request.
    init(_ request: Request) { self.init(request.headers[.accept]) }

    /// Reads the header; without one, anything is taken.
    package init(_ header: String?) {
        let text = header ?? "*/*"
        ranges = text.split(separator: ",").map { range in
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
            let quality = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
            return (
                parts.first?.lowercased() ?? "", quality.flatMap { Double($0.dropFirst(2)) } ?? 1
            )
        }
    }

    /// The best of the types offered, the first of equals.
    /// - Throws: `media-type-unsupported` where none is taken.
    package func choose<Choice>(_ offers: [(type: String, choice: Choice)]) throws(Refusal)
        -> Choice
    {
        var best: (quality: Double, choice: Choice)?
        for offer in offers {
            let quality = quality(of: offer.type)
            if quality > best?.quality ?? 0 { best = (quality, offer.choice) }
        }
        guard let best else {
            throw Refusal(
                .mediaTypeUnsupported, "None of the media types accepted is offered.",
                help: "Offered: \(offers.map(\.type).joined(separator: ", ")).", field: "Accept")
        }
        return best.choice
    }

    /// The most specific range counts.
    private func quality(of type: String) -> Double {
        let family = type.split(separator: "/").first.map { $0 + "/*" } ?? ""
        for name in [type, String(family), "*/*"] {
            if let range = ranges.first(where: { $0.type == name }) { return range.quality }
        }
        return 0
    }
}
