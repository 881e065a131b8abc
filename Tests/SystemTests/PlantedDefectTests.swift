import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("svd validate finds every planted defect and invents none")
    struct PlantedDefectTests {
        /// Where a defect is: line and column from 1, and its code.
        private struct Place: Hashable {
            let line: Int
            let column: Int
            let code: String
        }

        @Test(
            "line, column and code are those that ed-generator planted",
            arguments: ["csv", "ndjson"], ["0.01", "1"])
        func planted(form: String, share: String) async throws {
            let folder = try TemporaryFolder("svd-planted")
            let file = folder.url.appending(path: "rows.\(form)")
            let list = folder.url.appending(path: "planted.csv")
            let made = try await Command.run(
                Project.program("ed-generator"),
                [
                    "--rows", "3000", "--seed", "5", "--defects", share, "--form", form,
                    "--planted", list.path,
                ],
                output: file)
            #expect(made.status == 0)
            let planted = try places(list: String(contentsOf: list, encoding: .utf8))
            #expect(share == "1" ? planted.count == 3000 : (10...60).contains(planted.count))

            let checked = try await Command.run(
                Project.program("svd"),
                [
                    "validate", file.path, "--dataset", "ed-assault", "--schemas",
                    Project.root.appending(path: "schemas").path, "--format", "json",
                    "--max-violations", "1000000",
                ])
            #expect(checked.status == 1, "\(checked)")
            let found = try places(report: checked.output)
            #expect(found.count == planted.count)
            #expect(Set(planted).subtracting(found) == [])
            #expect(Set(found).subtracting(planted) == [])
        }

        private func places(list: String) throws -> [Place] {
            let lines = list.split(separator: "\n")
            #expect(lines.first == "line,column,code")
            return try lines.dropFirst().map { line in
                let cells = line.split(separator: ",")
                try #require(cells.count == 3)
                return Place(
                    line: try #require(Int(cells[0])), column: try #require(Int(cells[1])),
                    code: String(cells[2]))
            }
        }

        /// NDJSON has no columns: there the header says which it is.
        private func places(report: String) throws -> [Place] {
            let headers = [
                "record_ref", "site_code", "dept_type", "arrival_datetime", "assault_datetime",
                "assault_method", "assault_method_other", "assault_location_type",
                "assault_location_desc", "assault_lsoa21", "age_band", "sex",
                "assailant_count_band", "police_aware",
            ]
            let json = try JSONParser.parse(report)
            let violations = try #require(json["violations"]?.array)
            return try violations.map { violation in
                let header = headers.firstIndex(of: violation["header"]?.string ?? "")
                let column = violation["column"]?.integer ?? header.map { $0 + 1 }
                return Place(
                    line: try #require(violation["line"]?.integer),
                    column: try #require(column),
                    code: try #require(violation["code"]?.string))
            }
        }
    }
}
