package import SharingModel

/// A moment as HTTP headers write it: `Sun, 06 Nov 1994 08:49:37 GMT`. Source: RFC 9110 §5.6.7.
package enum HTTPDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The text of a moment.
    package static func text(of instant: Instant) -> String {
        let date = instant.date
        let clock = instant.description.dropFirst(11).prefix(8)
        let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
        return "\(days[date.weekday - 1]), \(day) \(months[date.month - 1]) "
            + "\(date.year) \(clock) GMT"
    }
}
