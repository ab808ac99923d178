import ArgumentParser
import CCmarkGFM
import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// Importing many messages, against SQLite alone inserting the same rows plus cmark alone parsing the same replies.
struct ImportSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import of a ChatGPT export; one message in five has a table.")

    @Option(help: "How many messages.") var messages = 100_000

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("conversations.json")
            var generator = ExportGenerator()
            try generator.write(to: file, messages: messages)

            let workspace = try await LocalWorkspace.create(
                folder.appendingPathComponent("workspace"), account: "bench")
            let (imported, seconds) = try await measure {
                try await workspace.importChats(file, format: nil, options: ImportOptions())
            }
            report.note(
                "imported \(imported.added.messages) messages, \(imported.added.threads) threads, \(imported.added.artifacts)"
            )

            let rows = BareRows(
                of: workspace.folder.appendingPathComponent("docket.db"), tables: BareRows.written + ReadModel.tables)
            let bare = try rows.emptied(at: folder.appendingPathComponent("bare.db"))
            let inserting = try await rows.secondsOfInserting(into: bare)
            let parsing = await measure { Self.parse(generator.replies) }.seconds
            report.note("bare SQLite: \(inserting.shown) s, cmark alone: \(parsing.shown) s")
            report.add(
                Measurement(
                    work: "import of \(imported.added.messages) messages", value: seconds,
                    baseline: "bare statements for the same rows in one transaction, plus cmark alone",
                    baselineValue: inserting + parsing, target: 1.4))
        }
    }

    /// Parses every text with cmark-gfm and its tables, and does nothing else.
    private static func parse(_ texts: [String]) {
        cmark_gfm_core_extensions_ensure_registered()
        let tables = cmark_find_syntax_extension("table")
        for text in texts {
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
            if let tables { cmark_parser_attach_syntax_extension(parser, tables) }
            cmark_parser_feed(parser, text, text.utf8.count)
            cmark_node_free(cmark_parser_finish(parser))
            cmark_parser_free(parser)
        }
    }
}
