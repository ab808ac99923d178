import DocketDomain
import TerminalKit

/// A word of a query that is completed: the names that begin as it does, one after the other.
struct NameCompletion: Hashable {
    /// The names, the one that stands in the text first.
    private(set) var offers: [String]

    /// Names that are offered at most.
    private static let most = 50

    /// Completes the word before the cursor by the first name that begins so; nothing where none does.
    init?(in editor: inout TextEditor, among names: [String]) {
        let word = editor.wordBeforeCursor
        let beginning = word.lowercased()
        let fitting = names.filter { name in
            let bare = name.hasPrefix("\"") ? String(name.dropFirst()) : name
            return bare.lowercased().hasPrefix(beginning) && name != word
        }
        guard !word.isEmpty, !fitting.isEmpty else { return nil }
        offers = Array(fitting.prefix(Self.most))
        editor.replace(last: word.count, by: offers[0])
    }

    /// Takes the next name instead.
    mutating func goOn(in editor: inout TextEditor) {
        guard offers.count > 1 else { return }
        let present = offers.removeFirst()
        offers.append(present)
        editor.replace(last: present.count, by: offers[0])
    }

    /// The names of tables, then those of columns, each once, quoted where they have to be.
    static func names(in schema: SourceSchema) -> [String] {
        let tables = schema.tables.map { table in
            (table.schema.map { [$0, table.name] } ?? [table.name]).map(quoted).joined(separator: ".")
        }
        var seen = Set(tables)
        let columns = schema.tables.flatMap { $0.columns.map { quoted($0.name) } }.filter { seen.insert($0).inserted }
        return tables + columns
    }

    private static func quoted(_ name: String) -> String {
        let isPlain =
            name.first.map { $0.isLetter || $0 == "_" } ?? false
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        return isPlain ? name : "\"" + name.replacing("\"", with: "\"\"") + "\""
    }
}
