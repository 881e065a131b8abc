import HTTPTypes
import HummingbirdCore
import NIOCore
import StrictJSON

extension Response {
    /// A whole body of one media type.
    static func bytes(
        _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok,
        headers: HTTPFields = HTTPFields()
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        headers[.cacheControl] = headers[.cacheControl] ?? "no-store"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A JSON value.
    static func json(
        _ value: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = HTTPFields()
    ) -> Response {
        bytes(value.compactBytes, type: "application/json", status: status, headers: headers)
    }

    /// No body.
    static func empty(
        _ status: HTTPResponse.Status, headers: HTTPFields = HTTPFields()
    ) -> Response {
        Response(status: status, headers: headers)
    }
}
