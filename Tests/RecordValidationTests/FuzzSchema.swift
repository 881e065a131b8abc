import RecordValidation
import SharingModel

/// A schema with every kind of column and rule, for files that nobody meant.
enum FuzzSchema {
    static func make() throws -> DatasetSchema {
        guard let digest = SHA256Digest(bytes: [UInt8](repeating: 7, count: 32)) else {
            throw FuzzChecks.Fault(description: "no digest")
        }
        return try DatasetSchema(document: Array(document.utf8), sha256: digest)
    }

    private static let forms = [
        "postcode", "postcode-outward", "postcode-sector", "gss-code", "nhs-number", "pnc-id",
        "ods-code", "uprn", "offence-code", "icd10-code", "snomed-code", "school-urn", "laestab",
        "upn", "nomis-number", "crn", "national-insurance-number", "uppercase", "trim",
    ]

    /// Columns `a` to `l`, then `n0` and on: one for each text normalisation.
    static var document: String {
        let normalised = forms.enumerated().map { index, form in
            #","n\#(index)":{"type":"string","x-svd-class":"none","x-svd-normalise":"\#(form)"}"#
        }
        return """
            {"$schema":"https://json-schema.org/draft/2020-12/schema",
            "$id":"https://schemas.svd.example/fuzz/1.0.0","title":"T","description":"T",
            "type":"object","additionalProperties":false,"required":["a"],
            "properties":{\(columns)\(normalised.joined())},
            "x-svd":{"dataset":"fuzz","version":"1.0.0","csv":{"headers":"any-order"},
            "codeLists":{"l":{"codes":["x","y"]}},
            "successors":{"codes":{"E07000205":"E07000244"}},"rules":[\(rules)],
            "disclosure":{"forms":["aggregate"],"powers":["NOT-PERSONAL"],
            "suspects":{"nhs-number":"error","full-postcode":"error","name":"warning",
            "phone-number":"error","email-address":"warning","date-of-birth":"error"}},
            "acceptance":{"policy":"accept-rows"}}}
            """
    }

    private static let columns = """
        "a":{"type":"string","minLength":1,"maxLength":9,"x-svd-class":"none"},
        "b":{"type":"string","enum":["x","y","zz"],"x-svd-class":"none"},
        "c":{"type":"string","pattern":"^[A-Z][0-9]{2}(-[a-z]+)?$","x-svd-class":"none"},
        "d":{"type":"string","format":"date-time","x-svd-class":"none",
        "x-svd-column":{"formats":["iso8601","dd/MM/yyyy HH:mm"]},
        "x-svd-normalise":"local-datetime","x-svd-core":"occurred_at"},
        "e":{"type":"string","format":"date","x-svd-class":"none",
        "x-svd-column":{"formats":["iso8601","dd/MM/yyyy"],"missing":["","n/a"]}},
        "f":{"type":"string","x-svd-class":"none","x-svd-normalise":"month"},
        "g":{"type":"integer","minimum":-5,"maximum":700000,"x-svd-class":"none",
        "x-svd-core":"easting"},
        "h":{"type":"number","exclusiveMaximum":1300000,"x-svd-class":"none",
        "x-svd-core":"northing"},
        "i":{"type":"boolean","x-svd-class":"none","x-svd-column":{"true":["Y"],"false":["N"]}},
        "j":{"type":"string","x-svd-class":"free-text","maxLength":300},
        "k":{"type":"integer","multipleOf":5,"x-svd-class":"none"},
        "l":{"type":"string","format":"date","x-svd-class":"none"}
        """

    private static let rules = """
        {"id":"1","kind":"unique","fields":["a"]},{"id":"2","kind":"unique","fields":["b","e"]},
        {"id":"3","kind":"not-before","fields":["e","l"]},
        {"id":"4","kind":"required-if","fields":["c"],"when":{"b":["x"]}},
        {"id":"5","kind":"forbidden-if","fields":["c"],"when":{"b":"absent"}},
        {"id":"6","kind":"at-most-one-of","fields":["d","f"],"severity":"warning"},
        {"id":"7","kind":"exactly-one-of","fields":["g","j"],"severity":"warning"},
        {"id":"8","kind":"in-code-list","fields":["b"],"list":"l"},
        {"id":"9","kind":"equals-sum","fields":["g","h","k"],"severity":"warning"},
        {"id":"10","kind":"distinct","fields":["a","b","c","j","n0"],"severity":"warning"},
        {"id":"11","kind":"within-days","fields":["d","e"],"days":30,"severity":"warning"},
        {"id":"12","kind":"not-in-future","fields":["d","e","f"]},
        {"id":"13","kind":"not-greater","fields":["g","h"],"severity":"warning"},
        {"id":"14","kind":"enum-if","fields":["k"],"enum":[0,5],"when":{"i":[true],"h":[0.5]}},
        {"id":"15","kind":"not-before","fields":["e","d"],"severity":"warning"}
        """
}
