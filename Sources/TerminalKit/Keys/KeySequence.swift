/// Keys that are pressed one after the other, such as `g g`.
package struct KeySequence: Hashable, Sendable, CustomStringConvertible {
    package let keys: [Key]

    package init(_ keys: [Key]) {
        self.keys = keys
    }

    /// Reads names with spaces between them; nil when one of them names no key, or there is none.
    package init?(_ names: String) {
        let parts = names.split(separator: " ")
        let keys = parts.compactMap { Key(named: $0) }
        guard !keys.isEmpty, keys.count == parts.count else { return nil }
        self.keys = keys
    }

    package var description: String {
        keys.map(\.description).joined(separator: " ")
    }

    /// As short as people write it: `gg`, but `ctrl-w <`.
    package var label: String {
        let isPlain = keys.allSatisfy { $0.typed.map { $0 != " " } ?? false }
        return isPlain ? keys.map(\.description).joined() : description
    }

    package func starts(with prefix: [Key]) -> Bool {
        keys.starts(with: prefix)
    }
}
