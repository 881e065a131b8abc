// How the words of the law and the registry are written on a command line.

public import ArgumentParser
public import RecordValidation
public import SchemaPublishing
public import SharingModel

extension Identifier: ExpressibleByArgument {
    /// Reads an argument.
    public init?(argument: String) { self.init(argument) }
}

extension SemanticVersion: ExpressibleByArgument {
    /// Reads an argument.
    public init?(argument: String) { self.init(argument) }
}

extension Period: ExpressibleByArgument {
    /// Reads an argument.
    public init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
    /// Reads an argument.
    public init?(argument: String) { self.init(argument) }
}

extension Power: ExpressibleByArgument {
    /// Reads an argument.
    public init?(argument: String) { self.init(written: argument) }
}

extension DisclosureForm: ExpressibleByArgument {}

extension FileFormat: ExpressibleByArgument {}

extension SchemaArtefact: ExpressibleByArgument {}

extension ReasonCode: ExpressibleByArgument {
    /// Reads an argument.
    public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}
