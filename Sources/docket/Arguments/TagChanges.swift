import ArgumentParser

/// Tags as they are typed to be changed: `+urgent -draft`.
struct TagChanges: ParsableArguments {
    // Takes what begins with a minus and is no option of docket's.
    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("+TAG to add it, -TAG to take it away.", valueName: "tag"))
    var changes: [String] = []

    var isEmpty: Bool { changes.isEmpty }
    var added: [String] { changes.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) } }
    var removed: [String] { changes.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) } }

    func validate() throws {
        for change in changes {
            if change.hasPrefix("--") { throw ValidationError("Unknown option '\(change)'") }
            guard change.hasPrefix("+") || change.hasPrefix("-"), change.count > 1 else {
                throw ValidationError("“\(change)” is no change of tags. Write +TAG to add it, -TAG to take it away.")
            }
        }
    }
}
