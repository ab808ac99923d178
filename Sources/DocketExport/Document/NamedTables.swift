/// The tables of a document in their order, each with a name: its own, or that of the heading above, or the document's.
struct NamedTables {
    private var reader: any BlockReader
    private var blocks: ArraySlice<ExportBlock> = []
    private var name: String

    init(_ document: ExportDocument) {
        reader = document.body.makeReader()
        name = document.title
    }

    /// The next one; nil after the last.
    mutating func next() async throws -> (name: String, table: ExportTable)? {
        while true {
            while let block = blocks.popFirst() {
                switch block {
                case .heading(_, let runs): name = runs.plainText
                case .table(let table): return (table.name ?? name, table)
                default: break
                }
            }
            guard let more = try await reader.next() else { return nil }
            blocks = more[...]
        }
    }
}
