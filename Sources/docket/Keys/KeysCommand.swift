import ArgumentParser
import DocketApp
import DocketDomain

/// `docket keys`: the commands of the screen, with their keys.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the commands of the screen, with their keys and names.",
        discussion: """
            Your own config.yaml gives commands other keys, by these names: under keys:, a line such as \
            app.help: [f1]. A line that cannot be used is named here and by docket doctor, and the others hold.
            """)

    @Argument(help: ArgumentHelp("Only those with these words.", valueName: "words"))
    var words: [String] = []

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let bindings = try KeyBindings(global.request.directories.settingsFile)
        let rows = bindings.rows.filter(fits)
        try global.output.show([
            "items": .array(rows.map(\.wire)), "faults": .array(bindings.faults.map { .string($0.description) }),
        ]) {
            var table = ColumnText([
                .init(title: "KEYS"), .init(title: "NAME"), .init(title: "DOES", isFlexible: true),
                .init(title: "WHERE", isOptional: true),
            ])
            for row in rows {
                table.add([row.keys.joined(separator: " "), row.name, row.title, row.places.joined(separator: ", ")])
            }
            return table.text(width: Terminal.size?.columns)
        }
        guard !global.json else { return }
        for fault in bindings.faults { global.output.note(fault.description) }
    }

    private func fits(_ row: KeyBindings.Row) -> Bool {
        let text = ([row.name, row.title] + row.keys + row.also).joined(separator: " ").lowercased()
        return words.allSatisfy { text.contains($0.lowercased()) }
    }
}

extension KeyBindings.Row {
    fileprivate var wire: JSON {
        [
            "name": .string(name), "keys": .array(keys.map(JSON.string)), "title": .string(title),
            "places": .array(places.map(JSON.string)),
        ]
    }
}
