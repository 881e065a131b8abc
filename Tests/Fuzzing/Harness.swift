// One input of libFuzzer. FUZZ_FILE, FUZZ_JSON or FUZZ_SCHEMA is defined by run.sh.
import Glibc
import RecordValidation
import SharingModel
import StrictJSON

#if FUZZ_FILE
    private let schema: DatasetSchema? = try? FuzzSchema.make()
#endif

/// Called by libFuzzer with each input; a fault ends the process, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    do {
        #if FUZZ_FILE
            guard let schema else { preconditionFailure("the schema of the fuzzers is refused") }
            try FuzzChecks.file(bytes, schema: schema)
        #elseif FUZZ_JSON
            try FuzzChecks.json(bytes)
        #else
            try FuzzChecks.schema(bytes)
        #endif
    } catch {
        let words = "fault: \(error)\n"
        _ = unsafe write(2, words, words.utf8.count)
        preconditionFailure("an input breaks what must hold")
    }
    return 0
}
