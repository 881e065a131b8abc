import GatewayClient
import SharingModel
import Testing

@Suite("Conditions on records are read as people write them")
struct RecordFilterTests {
    @Test(arguments: [
        ("sex=F", "sex", "F"), (" sex = F ", "sex", "F"), ("sex==F", "sex", "F"),
        ("month>=2018-07", "month.gte", "2018-07"), ("month <= 2018-07", "month.lte", "2018-07"),
        ("sex in F,M", "sex.in", "F,M"), ("sex IN F , M", "sex.in", "F,M"),
        ("name=a=b", "name", "a=b"), ("place=in the street", "place", "in the street"),
        (
            "crime_type in Violence and sexual offences,Robbery", "crime_type.in",
            "Violence and sexual offences,Robbery"
        ),
        ("in=1", "in", "1"), ("a>==1", "a.gte", "=1"),
    ])
    func reads(text: String, name: String, value: String) throws {
        let item = try RecordFilter(text).item
        #expect(item.name == name)
        #expect(item.value == value)
    }

    @Test(arguments: [
        "", "=F", "sex", "sex=", "sex>F", "sex<F", "sex!=F", "sex in", "sex in ", "sex in a,,b",
        "sex in a,", "s.x=1", "sexin a",
    ])
    func refuses(text: String) {
        #expect(throws: FilterError.self) { try RecordFilter(text) }
    }
}
