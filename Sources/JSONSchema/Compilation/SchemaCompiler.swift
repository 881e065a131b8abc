import StrictJSON

/// Turns documents into nodes: every schema once, references resolved.
struct SchemaCompiler {
    /// The most schemas that one compilation may hold.
    static let nodesMax = 200_000
    /// The most digits of a number in a schema.
    static let digitsMax = 4096

    var library: SchemaLibrary
    private(set) var nodes: [SchemaNode] = []
    private var nodeOfPlace: [SchemaPlace: Int] = [:]
    private var pending: [(place: SchemaPlace, node: Int)] = []
    /// For each resource, the nodes of its dynamic anchors; nil until it is first used.
    private var dynamicAnchors: [[String: Int]?] = []
    private(set) var usesUnevaluated = false

    /// Compiles a document and all that it refers to.
    /// - Throws: `SchemaFault`.
    static func compile(
        _ document: JSONValue, baseURI: String, library: SchemaLibrary
    ) throws(SchemaFault) -> CompiledSchema {
        var compiler = SchemaCompiler(library: library)
        let root = try compiler.library.add(document, at: baseURI, in: library.standard)
        let node = try compiler.node(at: root)
        while let next = compiler.pending.popLast() { try compiler.fill(next.node, next.place) }
        try compiler.refuseEndlessReferences()
        return CompiledSchema(
            nodes: compiler.nodes, root: node, dynamicAnchors: compiler.anchorTable,
            collectsMarks: compiler.usesUnevaluated)
    }

    private init(library: SchemaLibrary) { self.library = library }

    /// The node of a schema; what it asks for is filled in later.
    mutating func node(at place: SchemaPlace) throws(SchemaFault) -> Int {
        if let known = nodeOfPlace[place] { return known }
        guard nodes.count < Self.nodesMax else {
            throw library.fault(.tooLarge, place.document, place.pointer, "too many schemas")
        }
        let index = nodes.count
        nodes.append(SchemaNode(resource: place.resource))
        nodeOfPlace[place] = index
        pending.append((place, index))
        try noteDynamicAnchors(of: place.resource)
        return index
    }

    /// A dynamic reference may lead to any dynamic anchor of any resource that is entered.
    private mutating func noteDynamicAnchors(of resource: Int) throws(SchemaFault) {
        while dynamicAnchors.count <= resource { dynamicAnchors.append(nil) }
        guard dynamicAnchors[resource] == nil else { return }
        dynamicAnchors[resource] = [:]
        var anchors: [String: Int] = [:]
        let document = library.resources[resource].document
        for (name, pointer) in library.resources[resource].dynamicAnchors {
            let place = SchemaPlace(document: document, pointer: pointer, resource: resource)
            anchors[name] = try node(at: place)
        }
        dynamicAnchors[resource] = anchors
    }

    private var anchorTable: [[String: Int]] { dynamicAnchors.map { $0 ?? [:] } }

    private mutating func fill(_ index: Int, _ place: SchemaPlace) throws(SchemaFault) {
        let resource = library.resources[place.resource]
        if !resource.uri.text.isEmpty {
            let below = Array(place.pointer.tokens.dropFirst(resource.root.tokens.count))
            var address = resource.uri
            address.fragment = JSONPointer(below).percentEncoded
            nodes[index].address = address.text
        }
        switch place.pointer.value(in: library.documents[place.document].value) {
        case .bool(let isTrue): nodes[index].isFalse = !isTrue
        case .object(let schema):
            var source = SchemaSource(schema: schema, place: place, dialect: resource.dialect)
            try compile(&source)
            nodes[index].instructions = source.instructions
            if source.usesUnevaluated { usesUnevaluated = true }
        default:
            throw library.fault(
                .notASchema, place.document, place.pointer,
                "a schema must be an object or a Boolean")
        }
    }

    private mutating func compile(_ source: inout SchemaSource) throws(SchemaFault) {
        try compileReferences(&source)
        if source.dialect.edition == .draft07, source.schema["$ref"] != nil { return }
        try compileDefinitions(source)
        try compileAnyType(&source)
        try compileNumbers(&source)
        try compileStrings(&source)
        try compileInPlace(&source)
        try compileArrays(&source)
        try compileObjects(&source)
        compileAnnotations(&source)
        try compileUnevaluated(&source)
    }

    /// A chain of references that comes back to its start without going down into the instance
    /// would never end.
    private func refuseEndlessReferences() throws(SchemaFault) {
        var isDone = Array(repeating: false, count: nodes.count)
        for start in nodes.indices where !isDone[start] {
            var path: [(node: Int, next: [Int])] = [(start, nodes[start].alwaysEntered)]
            var isOnPath: Set<Int> = [start]
            while let top = path.last {
                guard let next = top.next.last else {
                    isDone[top.node] = true
                    isOnPath.remove(top.node)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next.removeLast()
                if isOnPath.contains(next) {
                    let place = nodeOfPlace.first { $0.value == next }?.key
                    throw library.fault(
                        .endlessReference, place?.document ?? 0, place?.pointer ?? JSONPointer(),
                        "references that lead back to themselves without end")
                }
                if isDone[next] { continue }
                isOnPath.insert(next)
                path.append((next, nodes[next].alwaysEntered))
            }
        }
    }
}

extension SchemaNode {
    /// The schemas that every evaluation of this one evaluates on the same instance.
    fileprivate var alwaysEntered: [Int] {
        instructions.flatMap { instruction -> [Int] in
            switch instruction.rule {
            case .reference(let node): [node]
            case .allOf(let nodes): nodes
            default: []
            }
        }
    }
}
