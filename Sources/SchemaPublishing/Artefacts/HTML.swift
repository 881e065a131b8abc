/// A piece of HTML. Text becomes HTML only by being escaped; names and style come from the source.
///
/// Source: HTML Living Standard §13.3.
struct HTML {
    private(set) var text: String

    private init(raw: String) { text = raw }

    /// Nothing.
    static var empty: HTML { HTML(raw: "") }

    /// Text, escaped for content and for attributes.
    static func text(_ text: String) -> HTML {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case let control where control.value < 0x20 && control != "\n" && control != "\t":
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return HTML(raw: result)
    }

    /// An element with its end tag.
    static func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
        _ children: HTML...
    ) -> HTML {
        HTML(raw: "<\(name)\(list(attributes))>" + children.map(\.text).joined() + "</\(name)>")
    }

    /// An element without content.
    static func void(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]
    ) -> HTML {
        HTML(raw: "<\(name)\(list(attributes))>")
    }

    /// A style sheet of our own.
    static func style(_ rules: StaticString) -> HTML { HTML(raw: "<style>\(rules)</style>") }

    /// A whole document in English.
    static func document(head: HTML, body: HTML) -> HTML {
        HTML(
            raw: "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n\(head.text)\n</head>\n"
                + "<body>\n\(body.text)\n</body>\n</html>\n")
    }

    /// Pieces one after another.
    static func all(_ pieces: [HTML], separator: String = "\n") -> HTML {
        HTML(raw: pieces.map(\.text).joined(separator: HTML.text(separator).text))
    }

    private static func list(_ attributes: KeyValuePairs<StaticString, String>) -> String {
        attributes.map { " \($0.key)=\"\(HTML.text($0.value).text)\"" }.joined()
    }
}
