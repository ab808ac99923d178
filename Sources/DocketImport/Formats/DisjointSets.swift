/// Which of many things hang together.
struct DisjointSets {
    private var parents: [String: String] = [:]

    /// A name that all things have in common that hang together, and no others.
    mutating func name(of id: String) -> String {
        var root = id
        while let next = parents[root] { root = next }
        var step = id
        while let next = parents[step], next != root {
            parents[step] = root
            step = next
        }
        return root
    }

    /// Puts two things together, and tells whether they did not hang together before.
    @discardableResult
    mutating func unite(_ first: String, _ second: String) -> Bool {
        let (first, second) = (name(of: first), name(of: second))
        guard first != second else { return false }
        parents[first] = second
        return true
    }
}
