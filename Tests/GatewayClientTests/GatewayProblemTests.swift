import GatewayClient
import SharingModel
import Testing

@Suite("What the gateway refuses is told with its reason and help")
struct GatewayProblemTests {
    @Test func readsAProblemDocument() {
        let problem = GatewayProblem(
            status: 422,
            body: Array(
                #"{"type":"t","title":"T","status":422,"detail":"D","code":"patient-information","#
                    .utf8)
                + Array(#""help":"H","field":"power"}"#.utf8), retryAfter: "12")
        #expect(problem.refusalCode == .patientInformation)
        #expect(problem.detail == "D")
        #expect(problem.help == "H")
        #expect(problem.field == "power")
        #expect(problem.retryAfterSeconds == 12)
    }

    @Test(arguments: ["", "<html>", "[]", "{}"])
    func makesAProblemOfAnythingElse(text: String) {
        let problem = GatewayProblem(status: 502, body: Array(text.utf8), retryAfter: "soon")
        #expect(problem.code == "http-502")
        #expect(problem.refusalCode == nil)
        #expect(problem.retryAfterSeconds == nil)
        #expect(problem.detail.contains("502"))
    }

    @Test(arguments: [
        (429, "too-many-requests", true), (503, "busy", true),
        (503, "storage-full", false), (500, "internal-fault", false),
    ])
    func knowsWhatPasses(status: Int, code: String, isBusy: Bool) {
        #expect(GatewayProblem(status: status, code: code, detail: "").isBusy == isBusy)
    }

    @Test func escapesQueries() {
        #expect(
            PercentEncoding.query([(name: "a", value: "x y&z=ü/ä"), (name: "b.gte", value: "1")])
                == "?a=x%20y%26z%3D%C3%BC%2F%C3%A4&b.gte=1")
        #expect(PercentEncoding.query([]) == "")
    }
}
