import Foundation

/// Writes to standard error and ends.
func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data("submission-load: error: \(message)\n".utf8))
    exit(status)
}

let options: LoadOptions
do {
    options = try LoadOptions(Array(CommandLine.arguments.dropFirst()))
} catch {
    FileHandle.standardError.write(Data(LoadOptions.usage.utf8))
    fail("\(error)", status: 2)
}

do {
    let (outcome, seconds) = try await LoadRun(options).run()
    let sorted = outcome.milliseconds.sorted()
    func quantile(_ part: Double) -> Double {
        sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
    }
    func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
    print(
        "{\"done\":\(sorted.count),\"failed\":\(outcome.failures.values.reduce(0, +)),"
            + "\"seconds\":\(rounded(seconds)),"
            + "\"perSecond\":\(rounded(Double(sorted.count) / seconds)),"
            + "\"p50ms\":\(rounded(quantile(0.5))),\"p99ms\":\(rounded(quantile(0.99)))}")
    for (failure, count) in outcome.failures.sorted(by: { $0.value > $1.value }).prefix(3) {
        FileHandle.standardError.write(Data("submission-load: \(count) × \(failure)\n".utf8))
    }
    exit(outcome.failures.isEmpty && !sorted.isEmpty ? 0 : 1)
} catch {
    fail("\(error)", status: 3)
}
