import DocketDomain

/// Writes documents in one format.
protocol Renderer {
    /// How often the rows are read.
    static var passes: Int { get }

    /// Writes the whole document into the file, and returns what a reader of the file should know.
    func write(_ work: RenderContext) async throws -> [String]
}

/// What a renderer works with.
struct RenderContext {
    /// With the choices of the options in it: title, columns, sheets.
    let document: ExportDocument
    let options: ExportOptions
    let file: UnfinishedFile
    let counter: ProgressCounter
}
