package import DocketDomain

/// What is exported, whatever it was made from: a title, a line about it, and blocks. Renderers know nothing else.
package struct ExportDocument: Sendable {
    package var kind: ExportKind
    package var title: String
    /// What it is and where it comes from, in short pieces: the thread, the date, the number of rows.
    package var subtitle: [String]
    package var author: String?
    /// When it was made: also every time inside the file, so that equal documents give equal bytes.
    package var created: Timestamp
    package var body: any BlockSource
    /// How it was written. Formats that can keep it as it stands do so.
    package var source: Source?

    package enum Source: Hashable, Sendable {
        case markdown(String)
        case sql(SQLQuery)
        case json(JSON)
    }

    /// The subtitle on one line.
    var subtitleLine: String { subtitle.map(\.endingLeftToRight).joined(separator: " · ") }

    package init(
        kind: ExportKind, title: String, subtitle: [String] = [], author: String? = nil, created: Timestamp,
        body: any BlockSource, source: Source? = nil
    ) {
        self.kind = kind
        self.title = title
        self.subtitle = subtitle
        self.author = author
        self.created = created
        self.body = body
        self.source = source
    }
}
