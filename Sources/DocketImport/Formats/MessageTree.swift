/// The one way through a tree of messages that leads to the message a person saw last.
enum MessageTree {
    /// The ids from the root to `leaf`. Ends at an unknown parent, and where the parents go in a circle.
    static func path(to leaf: String, parent: (String) -> String?) -> [String] {
        var path: [String] = []
        var seen: Set<String> = []
        var next: String? = leaf
        while let id = next, seen.insert(id).inserted {
            path.append(id)
            next = parent(id)
        }
        path.reverse()
        return path
    }
}
