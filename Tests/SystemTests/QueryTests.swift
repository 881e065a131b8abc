import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("An analyst's question is answered, and stands in the processing log")
    struct QueryTests {
        private static let purpose = [
            "--purpose", "problem-profile", "--reference", "OP-1", "--justification", "a test",
        ]
        private static let path =
            "/v1/records/ed-assault?purpose=audit&reference=OP-2&justification=a+test"

        private func ask(
            _ scene: Scene, _ holder: String, _ dataset: String, _ more: String...,
            format: String = "json", status: Int32 = 0
        ) async throws -> String {
            let result = try await scene.gateway.svd(
                as: holder, ["query", dataset] + Self.purpose + more + ["--format", format])
            #expect(result.status == status, "\(result)")
            return result.output
        }

        private func records(_ text: String) throws -> [JSONValue] {
            let json = try JSONParser.parse(text)
            #expect(json["complete"]?.bool == true)
            let records = json["records"]?.array ?? []
            #expect(json["count"]?.integer == records.count)
            return records
        }

        /// The counts of rows shown, oldest first.
        private func logged(_ scene: Scene) throws -> [String] {
            try Database.rows(
                """
                SELECT holder || ' ' || operation || ' ' || dataset || ' ' || purpose || ' '
                || reference || ' ' || rowCount FROM processing ORDER BY sequence
                """, in: scene.gateway.home, "processing.sqlite")
        }

        /// A gateway with 300 attendances for both forces and two fires for Norfolk alone.
        private func filled() async throws -> Scene {
            let scene = try await Scene.open()
            let generated = try await Command.run(
                Project.program("ed-generator"),
                ["--rows", "300", "--seed", "11", "--period", "2026-10"])
            let attendances = try scene.write(Array(generated.output.utf8), to: "october.csv")
            _ = try await scene.submit(attendances)
            let fires = """
                incident_ref,call_datetime,incident_type,frs_territory,property_type,lsoa21,\
                easting,northing,fatalities,casualties,accelerant_suspected,police_ref\r
                F-1,2026-10-03T21:04,DELIBERATE_PRIMARY_VEHICLE,Norfolk,Car,E01026792,,,0,0,Y,\r
                F-2,2026-10-25T01:30,MALICIOUS_FALSE_ALARM,Norfolk,,,623100,308500,0,1,N,\r\n
                """
            let path = try scene.write(Array(fires.utf8), to: "fires.csv")
            _ = try await scene.submit(path, as: Holders.fire, dataset: "fire-deliberate")
            try await scene.untilForwarded(rows: 302)
            return scene
        }

        @Test("CSV, JSON and NDJSON hold the same records, whole or in pages, each logged once")
        func formats() async throws {
            let scene = try await filled()
            let holder = Holders.norfolkAnalyst
            let json = try records(try await ask(scene, holder, "ed-assault"))
            #expect(json.count == 300)
            let lines = try await ask(scene, holder, "ed-assault", format: "ndjson")
                .split(separator: "\n").map { try JSONParser.parse(String($0)) }
            #expect(lines == json)
            let csv = try await ask(scene, holder, "ed-assault", format: "csv")
                .split(separator: "\r\n")
            #expect(csv.count == 301)
            #expect(csv[0].hasPrefix("record_id,submission_id,row_number,"))
            #expect(csv[1].hasPrefix("\(json[0]["record_id"]?.integer ?? 0),"))

            var paged: [JSONValue] = []
            var pages = 0
            var next = ""
            repeat {
                let page = try await scene.ask(
                    holder, "GET", Self.path + "&limit=120" + next,
                    headers: ["Accept: application/json"])
                #expect(page.status == 200, "\(page)")
                paged += page.json?["records"]?.array ?? []
                pages += 1
                next = page.headers["svd-next"].map { "&after=\($0)" } ?? ""
            } while !next.isEmpty
            #expect(pages == 3)
            #expect(paged == json)

            let expected =
                Array(repeating: "problem-profile OP-1 300", count: 3)
                + ["audit OP-2 120", "audit OP-2 120", "audit OP-2 60"]
            #expect(
                try logged(scene) == expected.map { "\(holder) consultation ed-assault \($0)" })
            try await scene.close()
        }

        @Test("Filters choose, and what they choose is what is logged")
        func filters() async throws {
            let scene = try await filled()
            let holder = Holders.norfolkAnalyst
            let all = try records(try await ask(scene, holder, "ed-assault"))
            func count(_ isWanted: (JSONValue) -> Bool) -> Int { all.count { isWanted($0) } }
            let knives = try records(
                try await ask(scene, holder, "ed-assault", "--where", "assault_method=SHARP_OBJECT")
            )
            #expect(knives.count == count { $0["assault_method"]?.string == "SHARP_OBJECT" })
            #expect(!knives.isEmpty)
            let two = try records(
                try await ask(
                    scene, holder, "ed-assault", "--where", "sex in 2,9", "--where",
                    "assault_location_type=STREET"))
            #expect(
                two.count
                    == count {
                        ["2", "9"].contains($0["sex"]?.string)
                            && $0["assault_location_type"]?.string == "STREET"
                    })
            let late = try records(
                try await ask(
                    scene, holder, "ed-assault", "--where",
                    "assault_datetime>=2026-10-16T00:00:00Z"))
            #expect(
                late.count
                    == count {
                        ($0["assault_datetime"]?.string ?? "") >= "2026-10-16T00:00:00"
                    })
            #expect((1..<300).contains(late.count))
            let counts = [300, knives.count, two.count, late.count]
            #expect(
                try logged(scene).map { $0.split(separator: " ").last.map(String.init) }
                    == counts.map { String($0) })
            // A refused question shows nothing and so is no consultation.
            _ = try await ask(
                scene, holder, "ed-assault", "--where", "no_such_column=1", status: 2)
            _ = try await ask(
                scene, holder, "fire-deliberate", "--where", "easting>=many", status: 2)
            #expect(try logged(scene).count == counts.count)
            try await scene.close()
        }

        @Test("Without purpose, role or a controller's right nothing is shown")
        func refusals() async throws {
            let scene = try await filled()
            let analyst = Holders.norfolkAnalyst
            for query in [
                "", "?purpose=audit", "?reference=OP-2", "?purpose=audit&reference=OP-2",
                "?purpose=audit&reference=OP-2&justification=%20",
                "?purpose=curiosity&reference=1&justification=why",
            ] {
                let answer = try await scene.ask(analyst, "GET", "/v1/records/ed-assault" + query)
                #expect(answer.status == 400)
                #expect(answer.code == "purpose-required", "\(query): \(answer)")
            }
            try await scene.svd(
                analyst, "query", "ed-assault", "--purpose", "curiosity", "--reference", "OP-1",
                "--justification", "why", status: 2)
            let unjustified = ["query", "ed-assault", "--purpose", "audit", "--reference", "OP-1"]
            for more in [[], ["--justification", " "]] {
                let result = try await scene.gateway.svd(as: analyst, unjustified + more)
                #expect(result.status == 2)
                #expect(result.errors.contains("--justification"), "\(result)")
                #expect(result.errors.contains("svd: hint: "), "\(result)")
            }
            for holder in [Holders.acuteTrust, Holders.compliance, "person/operator"] {
                _ = try await ask(scene, holder, "ed-assault", status: 4)
                #expect(try await scene.ask(holder, "GET", Self.path).code == "role-missing")
            }
            #expect(try logged(scene) == [])

            // The fires were disclosed to Norfolk; Suffolk's analyst sees none of them.
            let suffolk = Holders.suffolkAnalyst
            #expect(try records(try await ask(scene, analyst, "fire-deliberate")).count == 2)
            #expect(try records(try await ask(scene, suffolk, "fire-deliberate")) == [])
            #expect(try records(try await ask(scene, suffolk, "ed-assault")).count == 300)
            #expect(
                try logged(scene).map { $0.split(separator: " ").last.map(String.init) }
                    == ["2", "0", "300"])
            // Nor may an analyst submit, or see submissions.
            #expect(try await scene.ask(analyst, "GET", "/v1/submissions").code == "role-missing")
            try await scene.close()
        }
    }
}
