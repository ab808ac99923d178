package import DocketDomain

/// Writes documents to files.
package struct Exporter: Sendable {
    package init() {}

    /// Writes a document. The file is under its name when this returns; when it throws there is none.
    ///
    /// Memory does not grow with the rows. Equal documents and options give equal bytes.
    ///
    /// - Parameter progress: Called some hundred rows apart, from a task of the export.
    /// - Throws: `failedPrecondition` where the format can't hold such a document, `invalidArgument` for options that
    ///   don't fit it, `resourceExhausted` for a full disk, `permissionDenied`, `notFound` and `alreadyExists` for a
    ///   folder or name that can't be written, `cancelled` where the task was cancelled.
    @concurrent
    @discardableResult
    package func write(
        _ document: ExportDocument, as format: ExportFormat, options: ExportOptions = ExportOptions(),
        to output: FileOutput, progress: @escaping @Sendable (ExportProgress) -> Void = { _ in }
    ) async throws(DocketError) -> ExportReport {
        if case .impossible(let reason) = format.capability(for: document.kind) {
            throw DocketError(.failedPrecondition, reason)
        }
        do {
            let document = try await document.choosing(options)
            let file = try UnfinishedFile(output)
            let rows = document.rowCount
            let renderer = format.renderer
            let total = rows * type(of: renderer).passes
            let counter = ProgressCounter(total: total, report: progress)
            progress(ExportProgress(done: 0, total: total))
            let notes = try await withTaskExecutorPreference(ExportThread()) {
                try await renderer.write(
                    RenderContext(document: document, options: options, file: file, counter: counter))
            }
            try Task.checkCancellation()
            try file.finish()
            progress(ExportProgress(done: total, total: total))
            return ExportReport(bytes: file.size, rows: rows, notes: notes)
        } catch let error as DocketError {
            throw error
        } catch is CancellationError {
            throw DocketError(.cancelled, "The export was cancelled. No file was written.")
        } catch {
            throw DocketError(.internal, "The export failed. No file was written.", cause: String(describing: error))
        }
    }
}

extension ExportDocument {
    /// Rows of the tables that are known before the document is read; 0 where it comes in pages.
    fileprivate var rowCount: Int {
        guard let blocks = body as? [ExportBlock] else { return 0 }
        return blocks.reduce(0) { count, block in
            if case .table(let table) = block { count + table.rowCount } else { count }
        }
    }
}

extension ExportFormat {
    fileprivate var renderer: any Renderer {
        switch self {
        case .xlsx: XLSXRenderer()
        case .pdf: PDFRenderer()
        case .docx: DOCXRenderer()
        case .csv: CSVRenderer()
        case .markdown: MarkdownFileRenderer()
        case .html: HTMLRenderer()
        case .json: JSONFileRenderer()
        case .sql: SQLFileRenderer()
        }
    }
}
