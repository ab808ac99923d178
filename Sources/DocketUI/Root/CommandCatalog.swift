/// Every command of the root and of all screens, with the keys that it has unless a user rebinds it. What dispatches
/// keys, hints at them, explains them and documents them is made from this table.
extension CommandEntry {
    package static let all: [CommandEntry] = {
        let declared =
            shared + ScreenSet.types.map { $0.entrance } + RootCommands.table.entries
            + ScreenSet.types.flatMap { $0.entries }
        var order: [CommandID] = []
        var merged: [CommandID: CommandEntry] = [:]
        for entry in declared {
            if let known = merged[entry.id] {
                merged[entry.id] = known.reaching(entry.contexts)
            } else {
                order.append(entry.id)
                merged[entry.id] = entry
            }
        }
        let entries = order.compactMap { merged[$0] }
        return Group.allCases.flatMap { group in entries.filter { $0.group == group } }
    }()
}

extension Keymap {
    /// The keys that docket comes with.
    package static let standard = Keymap(CommandEntry.all)
}

extension AppScreen {
    fileprivate static var entries: [CommandEntry] { commands.entries }
}
