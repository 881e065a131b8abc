import Cryptography
import SharingModel
import StrictJSON

/// The chain that shows whether an entry of the processing log was changed, taken out or moved.
enum ProcessingChain {
    /// What stands before the first entry.
    static let start = [UInt8](repeating: 0, count: 32)

    static func link(after previous: [UInt8], sequence: Int, _ event: ProcessingEvent) -> [UInt8] {
        let json: JSONValue = [
            "format": "svd-processing/1", "sequence": .integer(sequence),
            "time": .string(event.time.description), "holder": .string(event.holder.description),
            "operation": .string(event.operation.rawValue),
            "dataset": .optional(event.dataset?.text),
            "submission": .optional(event.submission?.text), "purpose": .string(event.purpose),
            "reference": .optional(event.reference),
            "justification": .optional(event.justification),
            "rowCount": .integer(event.rowCount),
            "recipients": .array(event.recipients.map { .string($0) }),
        ]
        return SHA256Hasher.hash(previous + json.canonicalBytes)
    }
}
