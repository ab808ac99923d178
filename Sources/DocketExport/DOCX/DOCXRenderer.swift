import DocketDomain

/// A word processor's document (ECMA-376 WordprocessingML), written as a stream.
struct DOCXRenderer: Renderer {
    static let passes = 2

    func write(_ work: RenderContext) async throws -> [String] {
        let archive = try ArchiveOutput(work.file, created: work.document.created, level: 4)
        try archive.add("[Content_Types].xml", PackageParts.contentTypes)
        try archive.add("_rels/.rels", PackageParts.relationships)
        try archive.add("docProps/core.xml", PackageParts.properties(of: work.document))
        try archive.add("docProps/app.xml", PackageParts.application)
        try archive.add("word/styles.xml", DocumentStyles.xml(work.options))
        try archive.add("word/settings.xml", PackageParts.settings)
        try archive.add("word/footer1.xml", PackageParts.footer)
        try archive.begin("word/document.xml")
        let writer = DocumentWriter(work, archive)
        try await writer.write()
        // Only now are all lists and addresses known.
        try archive.add("word/numbering.xml", writer.numbering.xml)
        try archive.add("word/_rels/document.xml.rels", writer.links.xml(charts: writer.charts))
        for part in writer.charts.parts { try archive.add("word/media/\(part.name).png", part.bytes) }
        try archive.finish()
        return writer.notes
    }
}
