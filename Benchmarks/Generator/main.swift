import Glibc

func complain(_ text: String) -> Never {
    var output = Output(descriptor: STDERR_FILENO)
    output.append(Array(text.utf8))
    _ = output.flush(isLast: true)
    exit(2)
}

guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
    complain(Options.usage)
}

var planted: Output?
if let path = options.planted {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { complain("ed-generator: \(path) cannot be written\n") }
    planted = Output(descriptor: descriptor)
    planted?.append("line,column,code\n")
}

var attendances = Attendances(options)
var output = Output(descriptor: STDOUT_FILENO)
attendances.writeHead(to: &output)
for number in 0..<options.rows {
    attendances.write(number, to: &output, planted: &planted)
    guard output.flush(), planted?.flush() ?? true else { exit(1) }
}
exit(output.flush(isLast: true) && planted?.flush(isLast: true) ?? true ? 0 : 1)
