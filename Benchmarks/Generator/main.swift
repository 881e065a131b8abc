import Glibc

guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
    var output = Output(descriptor: STDERR_FILENO)
    output.append(Array(Options.usage.utf8))
    _ = output.flush(isLast: true)
    exit(2)
}

var attendances = Attendances(options)
var output = Output(descriptor: STDOUT_FILENO)
output.append(Attendances.header)
for number in 0..<options.rows {
    attendances.append(number, to: &output)
    guard output.flush() else { exit(1) }
}
exit(output.flush(isLast: true) ? 0 : 1)
