/// Which items and properties of one instance valid schemas have evaluated.
struct Marks {
    /// Items before this one are evaluated.
    var itemsBefore = 0
    /// Others that are.
    var items: Set<Int> = []
    var hasAllProperties = false
    /// Properties by their number in the object.
    var properties: Set<Int> = []

    /// Adds another's.
    mutating func merge(_ other: Marks) {
        itemsBefore = max(itemsBefore, other.itemsBefore)
        if !other.items.isEmpty { items.formUnion(other.items) }
        if other.hasAllProperties { hasAllProperties = true }
        if !other.properties.isEmpty { properties.formUnion(other.properties) }
    }

    /// Whether an item is evaluated.
    func hasItem(_ index: Int) -> Bool { index < itemsBefore || items.contains(index) }

    /// Whether a property is evaluated.
    func hasProperty(_ index: Int) -> Bool { hasAllProperties || properties.contains(index) }
}
