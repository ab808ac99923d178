import ArgumentParser

/// Tags as they are typed to be changed: `+urgent -draft`.
struct TagChanges {
    let added: [String]
    let removed: [String]

    init(_ changes: [String]) {
        added = changes.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) }
        removed = changes.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
    }

    static func check(_ changes: [String]) throws {
        for change in changes {
            if change.hasPrefix("--") { throw ValidationError("Unknown option '\(change)'") }
            guard change.hasPrefix("+") || change.hasPrefix("-"), change.count > 1 else {
                throw ValidationError("“\(change)” is no change of tags. Write +TAG to add it, -TAG to take it away.")
            }
        }
    }
}
