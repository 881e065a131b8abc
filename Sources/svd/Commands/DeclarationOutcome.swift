import GatewayClient
import StrictJSON

/// What the gateway said to a nil return or a withheld share.
struct DeclarationOutcome {
    let answer: JSONValue
    let client: GatewayClient

    /// Keeps the receipt and writes the result.
    func report(receipts: ReceiptFolderOptions, format: OutputFormat) async throws {
        guard let json = answer["submission"] else {
            throw ProtocolFault("The gateway's answer has no submission in it.")
        }
        let submission = try Submission(json: json)
        let bundle =
            if let receipt = answer["receipt"] { try ReceiptBundle(json: receipt) } else {
                try await client.receipt(submission.id)
            }
        let kept = try await ReceiptKeeper(client: client).keep(
            bundle, submission: submission.id, folder: receipts.receiptDir ?? ".",
            fileDigest: nil)
        if let objection = answer["objection"]?.string {
            Console.say("svd: warning: the law does not offer this reason here: \(objection)")
        }
        guard format != .json else {
            var object = JSONObject([("submission", submission.json), ("receipt", kept.json)])
            object["objection"] = answer["objection"]
            try Console.put(JSONValue.object(object).prettyBytes)
            return
        }
        let what = submission.state == "withheld" ? "withheld share" : "nil return"
        try Console.put(
            line: "recorded: \(what), \(submission.dataset) \(submission.period)"
                + (submission.timeliness.isEmpty ? "" : ", \(submission.timeliness)"))
        for line in kept.lines { try Console.put(line: line) }
    }
}
