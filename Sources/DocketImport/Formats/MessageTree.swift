import DocketDomain
import OrderedCollections

/// The messages of a conversation as a tree of nodes. Where nodes do not name their parents these are found by the lists
/// of children, and where there are none either, each message follows the one before it in the file.
struct MessageTree {
    /// How an export writes its tree.
    struct Writing {
        let parent: String
        let children: String
        /// Whether a node that names no parent (`null`) is another beginning.
        let nullIsRoot: Bool
        let time: @Sendable (JSON) -> Double?
        let isMessage: @Sendable (JSON) -> Bool
    }

    /// What was on the screen last, and what else there is.
    struct Reading {
        let path: [String]
        /// Messages that nothing connects with the others.
        let unplaced: [String]
        /// How many messages lie on other branches.
        let others: Int
        /// How many branches lie beside the path.
        let alternatives: Int
    }

    private let nodes: OrderedDictionary<String, JSON>
    private let writing: Writing
    private var parents: [String: String] = [:]
    /// What follows a message only because the file has it there.
    private var followers: [String: String] = [:]
    private var groups = DisjointSets()
    /// Whether any node names another one: then one that names none is a beginning.
    private let hasLinks: Bool

    init(_ nodes: OrderedDictionary<String, JSON>, _ writing: Writing) {
        self.nodes = nodes
        self.writing = writing
        var claims: [String: String] = [:]
        for (id, node) in nodes {
            for child in node[writing.children]?.array ?? [] {
                guard let child = child.string, child != id, nodes[child] != nil else { continue }
                claims[child] = claims[child] ?? id
            }
        }
        var links: [String: String] = [:]
        for (id, node) in nodes {
            let named = node[writing.parent]?.string.flatMap { nodes[$0] == nil ? nil : $0 }
            links[id] = named ?? claims[id]
        }
        hasLinks = !links.isEmpty
        parents = links
        for (id, parent) in links { groups.unite(id, parent) }
        var previous: String?
        for (id, node) in nodes where writing.isMessage(node) {
            defer { previous = id }
            guard parents[id] == nil, isWithoutPlace(node), let before = previous, groups.unite(id, before) else {
                continue
            }
            parents[id] = before
            followers[before] = id
        }
    }

    /// A parent that is not in the file says that something is missing there, and such a message is placed at the end.
    private func isWithoutPlace(_ node: JSON) -> Bool {
        switch node[writing.parent] {
        case nil: true
        case .null?: !writing.nullIsRoot && !hasLinks
        default: false
        }
    }

    /// Reads the tree from its root to the node that was seen last; nothing where it has no message at all.
    mutating func read(to current: String?) -> Reading? {
        let known = current.flatMap { nodes[$0] == nil ? nil : $0 }
        guard let seen = known ?? newest else { return nil }
        let leaf = followers.isEmpty ? seen : end(of: seen)
        let path = self.path(to: leaf)
        let onPath = Set(path)
        let group = groups.name(of: leaf)
        var beginnings: Set<String> = []
        if writing.nullIsRoot {
            for (id, node) in nodes where node[writing.parent]?.isNull == true {
                beginnings.insert(groups.name(of: id))
            }
        }
        var unplaced: [String] = []
        var others = 0
        var alternatives = 0
        for (id, node) in nodes where !onPath.contains(id) {
            let own = groups.name(of: id)
            let isBranch = own == group || beginnings.contains(own)
            if writing.isMessage(node) {
                if isBranch { others += 1 } else { unplaced.append(id) }
            }
            if let parent = parents[id], parent != path.last, onPath.contains(parent) { alternatives += 1 }
        }
        return Reading(path: path, unplaced: unplaced, others: others, alternatives: alternatives)
    }

    /// The ids from the root on. Ends where the parents go in a circle.
    private func path(to leaf: String) -> [String] {
        var path: [String] = []
        var seen: Set<String> = []
        var next: String? = leaf
        while let id = next, seen.insert(id).inserted {
            path.append(id)
            next = parents[id]
        }
        path.reverse()
        return path
    }

    /// The newest message that none follows.
    private var newest: String? {
        let followed = Set(parents.values)
        var newest: (id: String, isLeaf: Bool, time: Double)?
        for (id, node) in nodes where writing.isMessage(node) {
            let isLeaf = !followed.contains(id)
            let time = writing.time(node) ?? -.infinity
            // Of equals the later one in the file; a tree that is all circles has no leaf, but still a newest message.
            if let other = newest, (other.isLeaf ? 1 : 0, other.time) > (isLeaf ? 1 : 0, time) { continue }
            newest = (id, isLeaf, time)
        }
        return newest?.id
    }

    /// Where messages follow each other only by the file, nothing says that one of them is another branch: the
    /// conversation goes on to the last of them.
    private func end(of leaf: String) -> String {
        var children: [String: String] = [:]
        for (id, _) in nodes { if let parent = parents[id] { children[parent] = id } }
        var end = leaf
        var seen: Set<String> = [leaf]
        var hasFollowed = false
        while let next = followers[end] ?? (hasFollowed ? children[end] : nil), seen.insert(next).inserted {
            hasFollowed = true
            end = next
        }
        return end
    }
}
