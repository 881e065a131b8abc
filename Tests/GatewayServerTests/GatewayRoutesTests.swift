import Foundation
import SharingModel
import StrictJSON
import Testing

extension ServerTests {
    @Suite("The routes do what the exchange offers")
    struct GatewayRoutesTests {
        @Test func whoIAmAndWhatIsOffered() async throws {
            try await GatewayUnderTest.run { gateway in
                let fire = try await gateway.holder("agency/norfolk-fire")
                let me = try await gateway.get(fire, "/v1/me")
                #expect(me.status == 200, "\(me)")
                #expect(me.json["holder"]?.string == "agency/norfolk-fire")
                #expect(me.json["certificate"]?["notAfter"]?.string?.hasSuffix("Z") == true)
                let list = try await gateway.get(fire, "/v1/schemas")
                #expect(list.json["schemas"]?.array?.count == 3, "\(list)")
                let document = try await gateway.get(fire, "/v1/schemas/fire-deliberate/1.0.0")
                let bytes = try GatewayUnderTest.file("schemas/fire-deliberate/1.0.0.schema.json")
                #expect(Array(document.body.utf8) == bytes)
                #expect(document.headers["content-type"] == "application/schema+json")
                let template = try await gateway.get(
                    fire, "/v1/schemas/fire-deliberate/1.0.0.csv")
                #expect(template.body.unicodeScalars.first == "\u{FEFF}", "\(template)")
                let unknown = try await gateway.get(fire, "/v1/schemas/nothing/1.0.0")
                #expect(unknown.code == "dataset-unknown")
                #expect(unknown.status == 404)
                let due = try await gateway.get(fire, "/v1/due")
                #expect(due.json["due"]?.array != nil, "\(due)")
            }
        }

        @Test func aDryRunReportsAndKeepsNothing() async throws {
            try await GatewayUnderTest.run { gateway in
                let police = try await gateway.holder("agency/west-yorkshire-police")
                let route = "/v1/validations?dataset=policeuk-street&schema=1.0.0"
                let good = try await gateway.ask(
                    police, "POST", route, body: "@" + UploadRoutesTests.extract)
                #expect(good.json["verdict"]?.string == "accepted", "\(good)")
                let bad = try await gateway.ask(police, "POST", route, body: "no,header\n")
                #expect(bad.status == 200)
                #expect(bad.json["verdict"]?.string == "refused", "\(bad)")
                let lines = try await gateway.ask(
                    police, "POST", route, headers: ["Content-Type: application/x-ndjson"],
                    body: "{}\n")
                #expect(lines.json["file"]?["format"]?.string == "ndjson", "\(lines)")
                let packed = try await gateway.ask(
                    police, "POST", route, headers: ["Content-Encoding: gzip"], body: "x")
                #expect(packed.code == "content-coding-damaged", "\(packed)")
                #expect(packed.status == 400)
                let list = try await gateway.get(police, "/v1/submissions")
                #expect(list.json["submissions"]?.array?.isEmpty == true, "\(list)")
                let odd = try await gateway.ask(police, "POST", route + "&more=1", body: "x")
                #expect(odd.code == "field-invalid")
            }
        }

        @Test func declarations() async throws {
            try await GatewayUnderTest.run { gateway in
                let fire = try await gateway.holder("agency/norfolk-fire")
                let type = ["Content-Type: application/json"]
                let body = #"{"dataset":"fire-deliberate","period":"2026-10"}"#
                let nothing = try await gateway.ask(
                    fire, "POST", "/v1/nil-returns", headers: type, body: body)
                #expect(nothing.status == 201, "\(nothing)")
                #expect(nothing.json["submission"]?["state"]?.string == "nil-return")
                #expect(nothing.json["receipt"]?["receipt.p7s"]?.string?.isEmpty == false)
                let plain = try await gateway.ask(
                    fire, "POST", "/v1/nil-returns", headers: ["Content-Type: text/plain"],
                    body: body)
                #expect(plain.status == 415)
                let broken = try await gateway.ask(
                    fire, "POST", "/v1/non-shares", headers: type, body: "{")
                #expect(broken.code == "request-malformed")
                let council = try await gateway.holder("agency/norfolk-county-council")
                let withheld = try await gateway.ask(
                    council, "POST", "/v1/non-shares", headers: type,
                    body: """
                        {"dataset":"fire-deliberate","period":"2026-10",\
                        "reason":"PATIENT_INFO","ground":"test","decidedBy":"a test"}
                        """)
                #expect(withheld.json["submission"]?["state"]?.string == "withheld", "\(withheld)")
            }
        }

        @Test func theLogIsOpenToEveryHolder() async throws {
            try await GatewayUnderTest.run { gateway in
                let person = try await gateway.holder("person/operator")
                let checkpoint = try await gateway.get(person, "/log/checkpoint")
                #expect(checkpoint.body.hasPrefix("gateway.test/log\n"), "\(checkpoint)")
                let size = try #require(checkpoint.body.split(separator: "\n").dropFirst().first)
                let tile = try await gateway.get(person, "/log/tile/0/000.p/\(size)")
                #expect(tile.status == 200)
                #expect(tile.headers["content-length"] == String(32 * (Int(size) ?? 0)))
                let none = try await gateway.get(person, "/log/tile/0/999")
                #expect(none.code == "not-found")
            }
        }

        @Test func schemasComeInEveryForm() async throws {
            try await GatewayUnderTest.run { gateway in
                let person = try await gateway.holder("person/operator")
                for (ending, type, begin) in [
                    ("", "application/schema+json", "{"),
                    (".csv", "text/csv; charset=utf-8; header=present", "\u{FEFF}incident_ref,"),
                    (".html", "text/html; charset=utf-8", "<!DOCTYPE html>"),
                    (".md", "text/markdown; charset=utf-8", "# "),
                    (".tableschema.json", "application/json", "{"),
                    (".csvw.json", "application/csvm+json", "{"),
                ] {
                    let answer = try await gateway.get(
                        person, "/v1/schemas/fire-deliberate/1.0.0\(ending)")
                    #expect(answer.status == 200, "\(ending) \(answer)")
                    #expect(answer.headers["content-type"] == type)
                    #expect(answer.body.hasPrefix(begin), "\(ending) \(answer.body.prefix(40))")
                }
                let none = try await gateway.get(person, "/v1/schemas/fire-deliberate/9.0.0.html")
                #expect(none.code == "schema-version-unknown")
            }
        }

        @Test func reportsAndQueriesTakeTheirForms() async throws {
            try await GatewayUnderTest.run { gateway in
                let officer = try await gateway.holder("person/compliance-officer")
                for (accept, type) in [
                    ("application/json", "application/json"),
                    ("text/csv", "text/csv; charset=utf-8; header=present"),
                    ("text/plain", "text/plain; charset=utf-8"),
                ] {
                    let report = try await gateway.get(
                        officer, "/v1/accountability?from=2026-10&to=2026-10",
                        headers: ["Accept: \(accept)"])
                    #expect(report.status == 200, "\(report)")
                    #expect(report.headers["content-type"] == type)
                }
                let picture = try await gateway.get(
                    officer, "/v1/accountability", headers: ["Accept: image/png"])
                #expect(picture.code == "media-type-unsupported")
                let analyst = try await gateway.holder("person/analyst-norfolk")
                let aimless = try await gateway.get(analyst, "/v1/records/fire-deliberate")
                #expect(aimless.code == "purpose-required", "\(aimless)")
                let forbidden = try await gateway.get(officer, "/v1/records/fire-deliberate")
                #expect(forbidden.code == "role-missing", "\(forbidden)")
            }
        }

        /// Source: DPA 2018 s.62(2)(a).
        @Test func aQueryWithoutJustificationIsRefused() async throws {
            try await GatewayUnderTest.run { gateway in
                let analyst = try await gateway.holder("person/analyst-norfolk")
                let asked = "/v1/records/fire-deliberate?purpose=audit&reference=R-1&limit=1"
                for text in ["", "&justification=", "&justification=%20%09"] {
                    let unjustified = try await gateway.get(analyst, asked + text)
                    #expect(unjustified.status == 400)
                    #expect(unjustified.code == "purpose-required", "\(unjustified)")
                }
                let long = String(repeating: "x", count: 2001)
                let longer = try await gateway.get(analyst, asked + "&justification=" + long)
                #expect(longer.code == "field-invalid", "\(longer)")
                let justified = try await gateway.get(analyst, asked + "&justification=a+test")
                #expect(justified.status == 200, "\(justified)")
            }
        }
    }
}
