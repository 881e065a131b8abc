import Exchange
import HTTPTypes
import HummingbirdCore
import NIOCore
import SharingModel

/// Dry runs: a report, and nothing kept.
struct ValidationRoutes {
    let gateway: Gateway

    func add(to table: inout RouteTable) {
        table.on(.post, "/v1/validations") { request, context in
            let query = try QueryParameters(request.uri.query)
            try query.allow(only: "dataset", "schema")
            let run = try gateway.openValidation(
                try context.caller, dataset: try query.value("dataset"),
                schema: try query.value("schema"), mediaType: request.mediaType,
                contentEncoding: request.headers[.contentEncoding])
            var count = 0
            for try await buffer in request.body {
                count += buffer.readableBytes
                guard count <= Limits.uploadBytesMax else {
                    throw Refusal(
                        .uploadTooLarge, "The file is longer than \(Limits.uploadBytesMax) bytes.",
                        help: "Split the file by period.")
                }
                // The bytes are read before the buffer is given up.
                try unsafe buffer.withUnsafeReadableBytes { try unsafe run.append($0) }
            }
            var headers = HTTPFields()
            headers[.sunset] = run.sunset.map(HTTPDate.text)
            return .json(try run.finish(), headers: headers)
        }
    }
}
