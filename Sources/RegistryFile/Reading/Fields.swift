import Yams

/// The members of a mapping, all of known name.
struct Fields {
    let place: Place
    let nodes: [String: Node]

    func path(_ name: String) -> String { place.path.isEmpty ? name : place.path + "." + name }
}
