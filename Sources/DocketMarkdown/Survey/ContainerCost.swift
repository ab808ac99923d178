/// An upper bound for the work of matching a text's lines against the quotes and lists that are open at them.
struct ContainerCost {
    /// The deepest nesting of containers that a text may open.
    static let maximumDepth = 1000
    /// Lines, each times the containers that may be open at it.
    static let maximumChecks = 80_000_000

    private var depth = 0
    private var deepest = 0
    private var checks = 0
    private var followsBlank = false

    var isAffordable: Bool { deepest <= Self.maximumDepth && checks <= Self.maximumChecks }

    mutating func add(_ line: LineShape) {
        if line.isBlank {
            followsBlank = true
        } else {
            // Every container takes a column of the prefix, but a paragraph goes on without any: only an empty line
            // makes sure that what the next line does not repeat is closed.
            let opened = min(line.prefixColumns + 1, depth + line.openedContainers)
            depth = followsBlank ? opened : max(depth, opened)
            deepest = max(deepest, depth)
            followsBlank = false
        }
        checks += depth
    }
}
