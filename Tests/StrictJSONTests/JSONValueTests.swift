import StrictJSON
import Testing

@Suite("JSON values keep order and compare by content")
struct JSONValueTests {
    @Test("Objects keep the order of members and are equal in any order")
    func order() throws {
        let one = try JSONParser.parse(#"{"b":1,"a":2}"#)
        let other = try JSONParser.parse(#"{"a":2,"b":1}"#)
        #expect(one.object?.names == ["b", "a"])
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["a": 2])
        #expect(one != ["a": 2, "c": 1])
        #expect(one != ["a": 1, "b": 1])
    }

    @Test("A member is replaced in its place, removed and appended")
    func members() {
        var object = JSONObject([("a", 1), ("b", 2), ("a", 3)])
        #expect(object.names == ["a", "b"])
        #expect(object["a"] == 3)
        object["b"] = nil
        object["c"] = .null
        object["d"] = nil
        #expect(object.names == ["a", "c"])
        #expect(object["c"]?.isNull == true)
    }

    @Test("Accessors answer only for their own kind")
    func accessors() throws {
        let values: [JSONValue] = [nil, true, 1, "s", [1], ["a": 1]]
        #expect(values.map { $0.bool != nil } == [false, true, false, false, false, false])
        #expect(values.map { $0.integer != nil } == [false, false, true, false, false, false])
        #expect(values.map { $0.string != nil } == [false, false, false, true, false, false])
        #expect(values.map { $0.array != nil } == [false, false, false, false, true, false])
        #expect(values.map { $0["a"] != nil } == [false, false, false, false, false, true])
        #expect(values.map(\.isNull) == [true, false, false, false, false, false])
        #expect(try JSONParser.parse("1.0").integer == nil)
        #expect(try JSONParser.parse("1e2").integer == nil)
        #expect(try JSONParser.parse("9223372036854775808").integer == nil)
        #expect(try JSONParser.parse("-9223372036854775808").integer == .min)
        #expect(JSONValue.optional(nil as String?).isNull)
        #expect(JSONValue.optional(4) == 4)
    }
}
